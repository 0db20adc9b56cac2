using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Paseban.Tests.Tidy;

/// <summary>How large things may become before they must be divided.</summary>
internal static class SizeRules
{
    private const int FileLines = 400;
    private const int LineColumns = 140;
    private const int FunctionLines = 70;

    /// <summary>Root, project, folder, file: <c>src/Assistance/Registry/Person.cs</c>.</summary>
    private const int Parts = 4;

    public static IEnumerable<Finding> LongFile(SourceFile file)
    {
        var lines = file.Lines.Length - 1;
        if (lines > FileLines) yield return file.Find(0, $"{lines} lines; at most {FileLines}. Does it hold two things?");
    }

    public static IEnumerable<Finding> LongLines(SourceFile file) =>
        from line in file.Lines.Index()
        where line.Item.Length > LineColumns
        select file.Find(line.Index + 1, $"{line.Item.Length} columns; at most {LineColumns}.");

    public static IEnumerable<Finding> LongFunctions(SourceFile file)
    {
        foreach (var node in file.Syntax.DescendantNodes())
        {
            if (node is not (BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or GlobalStatementSyntax)) continue;
            var lines = file.LineOf(node.Span.End) - file.LineOf(node.SpanStart) + 1;
            if (lines > FunctionLines) yield return file.Find(node, $"a function of {lines} lines; at most {FunctionLines}.");
        }
    }

    public static IEnumerable<Finding> DeepFolder(SourceFile file)
    {
        if (file.IsInAny("src", "sim", "tests", "bench") && file.Parts.Length > Parts)
            yield return file.Find(0, "lies too deep: two levels below src, sim, tests or bench, then files.");
    }
}
