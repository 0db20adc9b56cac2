using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Paseban.Tests.Tidy;

/// <summary>The kinds of events that the code writes into the audit trail, and the words that pages have for them.</summary>
internal static partial class EventRules
{
    /// <summary>Kinds without words, and places that do not say which kinds they write.</summary>
    /// <param name="files">All that may record an event.</param>
    /// <param name="words">The file that has the words.</param>
    public static IEnumerable<Finding> WithoutWords(IReadOnlyList<SourceFile> files, SourceFile words)
    {
        var known = Kinds(words.Syntax).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, kind) in files.SelectMany(file => Recorded(file).Select(kind => (file, kind))))
        {
            var written = Written(files, kind).ToList();
            if (written.Count == 0) yield return file.Find(kind, $"{kind} does not say which kind of event it is: write it out.");
            foreach (var one in written.Where(one => !known.Contains(one)))
                yield return file.Find(kind, $"{one} has no words: add them to {words.Name}.");
        }
    }

    /// <summary>Words of kinds that nothing writes.</summary>
    public static IEnumerable<Finding> WithoutEvents(IReadOnlyList<SourceFile> files, SourceFile words)
    {
        var written = files.SelectMany(Recorded).SelectMany(kind => Written(files, kind)).ToHashSet(StringComparer.Ordinal);
        return Kinds(words.Syntax).Where(kind => !written.Contains(kind)).Select(kind => words.Find(0, $"nothing writes {kind}."));
    }

    /// <summary>What each call says the kind of its event is.</summary>
    private static IEnumerable<ExpressionSyntax> Recorded(SourceFile file) =>
        from call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where NameOf(call) == "Record" && call.Expression is MemberAccessExpressionSyntax && call.ArgumentList.Arguments.Count == 3
        select call.ArgumentList.Arguments[0].Expression;

    /// <summary>The kinds written out there; where it is a parameter, those that callers give it.</summary>
    private static IEnumerable<string> Written(IReadOnlyList<SourceFile> files, ExpressionSyntax kind)
    {
        if (kind is not IdentifierNameSyntax name) return Kinds(kind);
        var method = kind.Ancestors().OfType<MethodDeclarationSyntax>().First();
        var place = method.ParameterList.Parameters.IndexOf(one => one.Identifier.Text == name.Identifier.Text);
        return from file in files
               from call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
               where place >= 0 && NameOf(call) == method.Identifier.Text && call.ArgumentList.Arguments.Count > place
               from one in Kinds(call.ArgumentList.Arguments[place])
               select one;
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        IdentifierNameSyntax name => name.Identifier.Text,
        _ => "",
    };

    private static IEnumerable<string> Kinds(SyntaxNode node) =>
        node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText)
            .Where(text => Kind().IsMatch(text));

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\z")]
    private static partial Regex Kind();
}
