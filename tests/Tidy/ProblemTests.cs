using Xunit;

namespace Paseban.Tests.Tidy;

public sealed class ProblemTests
{
    /// <summary>Whose problems only an operator meets: the command line itself, the database beneath it, the parts for rehearsal.</summary>
    private static readonly string[] OperatorsOnly = ["src/Cli", "src/Storage", "sim", "bench"];

    private static IEnumerable<SourceFile> Shown => Tree.Product.Where(file => !file.IsInAny(OperatorsOnly));

    [Fact]
    public void Problems_OfWhatPagesShow_AreToldInBothLanguages() =>
        Finding.AssertNone(Shown.SelectMany(ProblemRules.InOneLanguage));

    [Fact]
    public void Problems_OfWhatPagesShow_NameNoCommand() =>
        Finding.AssertNone(Shown.SelectMany(ProblemRules.NamingCommands));

    [Fact]
    public void Texts_InBothLanguages_NameNoCommand() =>
        Finding.AssertNone(Shown.SelectMany(ProblemRules.TextsNamingCommands));
}
