using Xunit;

namespace Paseban.Tests.Tidy;

public sealed class ProblemTests
{
    /// <summary>Whose problems only an operator meets: the command line itself, the database beneath it, the parts for rehearsal.</summary>
    private static readonly string[] OperatorsOnly = ["src/Cli", "src/Storage", "sim", "bench"];

    /// <summary>Folders whose problems are not all told as a page needs them yet. The list only shrinks.</summary>
    private static readonly string[] NotYet =
    [
        "src/Office",
    ];

    private static IEnumerable<SourceFile> Shown => Tree.Product.Where(file => !file.IsInAny(OperatorsOnly));

    [Fact]
    public void Problems_OfWhatPagesShow_AreToldInBothLanguages() =>
        Finding.AssertNone(Shown.Where(file => !file.IsInAny(NotYet)).SelectMany(ProblemRules.InOneLanguage));

    [Fact]
    public void Problems_OfWhatPagesShow_NameNoCommand() =>
        Finding.AssertNone(Shown.Where(file => !file.IsInAny(NotYet)).SelectMany(ProblemRules.NamingCommands));

    [Fact]
    public void NotYet_OfTheList_IsStillNeeded() => Finding.AssertNone(
        NotYet
            .Where(folder => !Shown.Any(file =>
                file.IsIn(folder) && (ProblemRules.InOneLanguage(file).Any() || ProblemRules.NamingCommands(file).Any())))
            .Select(folder => new Finding(folder, 0, "tells all its problems well now; take it off the list.")));
}
