using Paseban.Kernel;

namespace Paseban.Office.Deliberation;

/// <summary>What a field of a form lacks, before any use case is asked.</summary>
internal static class FieldProblem
{
    public static Problem Of(string field, string indonesian, string english) =>
        Problem.Invalid("form.field", english, "").InIndonesian(indonesian, "").At(field);
}
