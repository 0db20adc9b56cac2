using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Paseban.Tests.Tidy;

/// <summary>A text file of the project.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Text">The whole content.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private readonly Lazy<SyntaxNode> syntax = new(() => CSharpSyntaxTree.ParseText(Text).GetRoot());

    public string[] Lines => Text.Split('\n');

    /// <summary>The syntax of a C# file.</summary>
    public SyntaxNode Syntax => syntax.Value;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string[] Parts => Path.Split('/');

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>Whether it lies in one of the folders, given from the root.</summary>
    public bool IsInAny(params ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders)
        {
            if (IsIn(folder)) return true;
        }
        return false;
    }

    public Finding Find(int line, string message) => new(Path, line, message);

    public Finding Find(SyntaxNode node, string message) => Find(LineOf(node.SpanStart), message);

    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;
}
