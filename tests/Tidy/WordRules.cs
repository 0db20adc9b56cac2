using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Paseban.Tests.Tidy;

/// <summary>Words that must not stand in the code, and what stands instead.</summary>
internal static partial class WordRules
{
    private static readonly string[] EmptyWords =
        ["Core", "Common", "Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Managers", "Misc"];

    private static readonly string[] TestAttributes = ["Fact", "Theory", "DatabaseTheory"];

    public static IEnumerable<Finding> EmptyTypeNames(SourceFile file) =>
        from type in file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        from word in Words().Matches(type.Identifier.Text).Select(match => match.Value)
        where EmptyWords.Contains(word)
        select file.Find(type, $"{type.Identifier.Text}: '{word}' says nothing; name it after what it does for whom.");

    public static IEnumerable<Finding> EmptyFolderNames(SourceFile file) =>
        from part in file.Parts.SkipLast(1)
        where EmptyWords.Contains(part)
        select file.Find(0, $"the folder {part} is a drawer for everything; name it after its matter.");

    /// <summary>Money and law are whole numbers: no double, no float, no number with a fraction.</summary>
    public static IEnumerable<Finding> FloatingPoint(SourceFile file) =>
        from token in file.Syntax.DescendantTokens()
        where token.IsKind(SyntaxKind.DoubleKeyword) || token.IsKind(SyntaxKind.FloatKeyword)
            || (token.IsKind(SyntaxKind.NumericLiteralToken) && token.Value is double or float)
        select file.Find(file.LineOf(token.SpanStart), $"'{token.Text}' is a floating-point number; count in whole units.");

    public static IEnumerable<Finding> RegionsAndPragmas(SourceFile file) =>
        from trivia in file.Syntax.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia) || trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia)
        select file.Find(
            file.LineOf(trivia.SpanStart),
            trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)
                ? "a region hides that the file is too long; divide it."
                : "a warning is switched off here; mend it, or set it in .editorconfig with the reason.");

    public static IEnumerable<Finding> LeftOvers(SourceFile file) =>
        from line in file.Lines.Index()
        where LeftOver().IsMatch(line.Item)
        select file.Find(line.Index + 1, $"left over: {line.Item.Trim()}");

    /// <summary>A NIK of one of Jakarta's real kecamatan could be a person's; ours have kecamatan 99.</summary>
    public static IEnumerable<Finding> RealLookingNiks(SourceFile file) =>
        from line in file.Lines.Index()
        where JakartaNik().IsMatch(line.Item)
        select file.Find(line.Index + 1, "a number that could be a real person's NIK; take kecamatan 99.");

    /// <summary>What is tested, in which state, with which outcome.</summary>
    public static IEnumerable<Finding> TestNames(SourceFile file) =>
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(list => list.Attributes).Any(a => TestAttributes.Contains(a.Name.ToString()))
        where method.Identifier.Text.Count(sign => sign == '_') != 2
        select file.Find(method, $"the test {method.Identifier.Text} is not named Method_State_Outcome.");

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Words();

    // The words are written apart here, so that this file does not find itself.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b|\bNotImplemented" + @"Exception\b|\bSkip" + @" *= *[""$@]")]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"\b31(0[1-9]|7[1-5])(0[1-9]|10)[0-7][0-9](0[1-9]|1[0-2])[0-9]{2}[0-9]{4}\b")]
    private static partial Regex JakartaNik();
}
