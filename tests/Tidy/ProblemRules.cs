using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Paseban.Tests.Tidy;

/// <summary>How what may reach a page must be told: in both languages, naming nothing that only a command line has.</summary>
internal static partial class ProblemRules
{
    private static readonly string[] Kinds = ["Invalid", "NotFound", "Forbidden", "Conflict"];

    public static IEnumerable<Finding> InOneLanguage(SourceFile file) =>
        from problem in Problems(file)
        where !Chained(problem).Contains("InIndonesian")
        select file.Find(problem, $"{Code(problem)} lacks its Indonesian words: add .InIndonesian(message, remedy).");

    public static IEnumerable<Finding> NamingCommands(SourceFile file) =>
        from problem in Problems(file)
        from words in Told(problem)
        where CommandWords().IsMatch(words)
        select file.Find(problem, $"{Code(problem)} names a command or an option: say that in .AtCommandLine(...).");

    /// <summary>Two texts made one stand for both languages, as in the reasons and remedies of a file's bad rows.</summary>
    public static IEnumerable<Finding> TextsNamingCommands(SourceFile file) =>
        from made in file.Syntax.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
        let given = made.ArgumentList
        where given is { Arguments.Count: 2 } && given.Arguments.All(text => IsText(text.Expression))
        from words in Words(given)
        where CommandWords().IsMatch(words)
        select file.Find(made, $"{words} names a command or an option: pages show this too.");

    private static bool IsText(ExpressionSyntax given) => given switch
    {
        BinaryExpressionSyntax sum => IsText(sum.Left) && IsText(sum.Right),
        _ => given.IsKind(SyntaxKind.StringLiteralExpression) || given is InterpolatedStringExpressionSyntax,
    };

    private static IEnumerable<InvocationExpressionSyntax> Problems(SourceFile file) =>
        from call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Problem" } } made
            && Kinds.Contains(made.Name.Identifier.Text)
        select call;

    /// <summary>The names of the methods called on the problem one after the other.</summary>
    private static IEnumerable<string> Chained(SyntaxNode problem) =>
        Calls(problem).Select(call => ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.Text);

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode problem)
    {
        while (problem.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call })
        {
            yield return call;
            problem = call;
        }
    }

    /// <summary>The texts of the problem itself and of its Indonesian words.</summary>
    private static IEnumerable<string> Told(InvocationExpressionSyntax problem) =>
        Calls(problem)
            .Where(call => ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.Text == "InIndonesian")
            .Prepend(problem)
            .SelectMany(call => Words(call.ArgumentList));

    private static IEnumerable<string> Words(ArgumentListSyntax given) =>
        given.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken))
            .Select(token => token.Text);

    private static string Code(InvocationExpressionSyntax problem) =>
        problem.ArgumentList.Arguments.FirstOrDefault()?.ToString() ?? "the problem";

    [GeneratedRegex(@"\bpaseban [a-z]|--[a-z]")]
    private static partial Regex CommandWords();
}
