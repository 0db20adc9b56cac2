using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Paseban.Tests.Tidy;

/// <summary>What may know what.</summary>
internal static partial class WallRules
{
    /// <summary>
    /// The steps of the process, in order: a step uses earlier ones only. A new folder of src/Assistance takes its place here.
    /// docs/adr/0001-layout.md has the reasons. Imports and Printing are no steps: they read tables and set pages for all and know none.
    /// </summary>
    public static readonly string[] Steps =
    [
        "Imports", "Printing", "Territory", "Registry", "Accounts", "Jobs", "Intake", "Matching", "Deliberation", "Targeting",
        "Verification", "Enrolment", "Cards", "Disbursement", "Casework", "Publication", "Oversight",
    ];

    private const string Step = "src/Assistance/";

    /// <summary>What each project may reference in src, where a wrong reference would cost money or law. Others are free.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Walls = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["src/Kernel/Kernel.csproj"] = [],
        ["src/Rules/Rules.csproj"] = ["Kernel"],
        ["src/Storage/Storage.csproj"] = ["Kernel"],
        ["src/Linkage/Linkage.csproj"] = ["Kernel"],
        ["src/Ledger/Ledger.csproj"] = ["Kernel", "Storage"],
        ["sim/Sandbox/Sandbox.csproj"] = [],
    };

    public static IEnumerable<Finding> ProjectReferences(SourceFile project)
    {
        foreach (Match reference in ProjectReference().Matches(project.Text))
        {
            var (path, name) = (reference.Groups["path"].Value.Replace('\\', '/'), reference.Groups["name"].Value);
            if (Walls.TryGetValue(project.Path, out var allowed) && !allowed.Contains(name))
                yield return project.Find(0, $"must not reference {name}.");
            else if (project.IsIn("src") && !ReferenceInSrc().IsMatch(path))
                yield return project.Find(0, $"the product must not reference {path}.");
        }
        if (project.IsInAny("src/Kernel", "src/Linkage") && project.Text.Contains("<PackageReference", StringComparison.Ordinal))
            yield return project.Find(0, "it uses no package.");
    }

    public static IEnumerable<Finding> PackageVersions(SourceFile project) =>
        from line in project.Lines.Index()
        where PackageVersion().IsMatch(line.Item)
        select project.Find(line.Index + 1, "a package's version stands in Directory.Packages.props only.");

    public static IEnumerable<Finding> UnknownSteps(SourceFile file)
    {
        if (file.IsIn("src/Assistance") && file.Parts.Length > 3 && !Steps.Contains(file.Parts[2]))
            yield return file.Find(0, $"the step {file.Parts[2]} has no place in the order of the process (WallRules.Steps).");
    }

    /// <summary>
    /// References to later steps, by using or by name: <c>Disbursement.Run</c>, <c>Paseban.Assistance.Disbursement.Run</c>.
    /// </summary>
    public static IEnumerable<Finding> LaterSteps(SourceFile file)
    {
        if (!file.IsIn("src/Assistance") || file.Parts.Length < 4) return [];
        var own = Array.IndexOf(Steps, file.Parts[2]);
        return (from node in file.Syntax.DescendantNodes()
                where node is (NameSyntax or MemberAccessExpressionSyntax) and not { Parent: NameSyntax or MemberAccessExpressionSyntax }
                let step = StepNamedIn(node.ToString().Split('.'))
                where step > own
                select file.Find(node, $"{file.Parts[2]} comes before {Steps[step]} and must not know it.")).Distinct();
    }

    public static IEnumerable<Finding> ConsoleUse(SourceFile file) =>
        file.IsIn("src/Cli")
            ? []
            : from name in file.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>()
              where name.Identifier.Text == "Console" && name.Parent is MemberAccessExpressionSyntax
              select file.Find(name, "only the Cli speaks to the terminal; return the words.");

    public static IEnumerable<Finding> Engines(SourceFile file) =>
        file.IsIn("src/Storage")
            ? []
            : from import in file.Syntax.DescendantNodes().OfType<UsingDirectiveSyntax>()
              where import.Name?.ToString() is { } name && EnginePackage().IsMatch(name)
              select file.Find(import, $"only Storage uses {import.Name}; ask through Reading and UnitOfWork.");

    public static IEnumerable<Finding> Sql(SourceFile file) =>
        file.IsInAny("src/Storage", "src/Ledger", "src/Assistance")
            ? []
            : from token in file.Syntax.DescendantTokens()
              where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                  or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken
              where SqlStatement().IsMatch(token.Text)
              select file.Find(file.LineOf(token.SpanStart), "SQL stands in Storage, in Ledger and in the step that owns it.");

    private static int StepNamedIn(string[] words) => words switch
    {
        ["Paseban", "Assistance", var step, ..] => Array.IndexOf(Steps, step),
        [var step, _, ..] => Array.IndexOf(Steps, step),
        _ => -1,
    };

    [GeneratedRegex("""<ProjectReference\s+Include="(?<path>[^"]*?(?<name>\w+)\.csproj)""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"^\.\./\w+/\w+\.csproj$")]
    private static partial Regex ReferenceInSrc();

    [GeneratedRegex("""<PackageReference[^>]*\bVersion(Override)?=|<Version(Override)?>""")]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"^(Npgsql|Microsoft\.Data\.Sqlite|Dapper)\b")]
    private static partial Regex EnginePackage();

    // Statements in one case throughout, as SQL is written: a sentence for people ("Select a file from ...") is none.
    [GeneratedRegex(@"\b(?:insert into \w|delete from \w|update \w+ set |select [\w*].* from \w|create (?:table|index|database) )"
        + @"|\b(?:INSERT INTO|DELETE FROM|CREATE TABLE|SELECT .* FROM)\b", RegexOptions.Singleline)]
    private static partial Regex SqlStatement();
}
