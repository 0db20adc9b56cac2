using System.Globalization;
using Xunit;

namespace Paseban.Tests.Tidy;

public sealed class SizeTests
{
    private static readonly Dictionary<string, int> LongLinesLeft = ReadLongLinesLeft();

    [Fact]
    public void Tree_ReadFromTheDisk_HoldsTheProject() => Assert.True(Tree.Product.Count() > 40 && Tree.Projects.Count() >= 10);

    [Fact]
    public void CodeFiles_OfTheTree_AreShort() => Finding.AssertNone(Tree.Code.SelectMany(SizeRules.LongFile));

    [Fact]
    public void Lines_OfCodeAndSql_AreShort() => Finding.AssertNone(
        from file in Tree.Files
        where file.IsCode || file.Path.EndsWith(".sql", StringComparison.Ordinal)
        let findings = SizeRules.LongLines(file).ToList()
        where findings.Count > LongLinesLeft.GetValueOrDefault(file.Path)
        from finding in findings
        select finding);

    /// <summary>Long lines that were there before the rule: path and how many. The list only ever gets shorter.</summary>
    private static Dictionary<string, int> ReadLongLinesLeft() =>
        Tree.Files.Single(file => file.Path == "tests/Tidy/long-lines.txt").Lines
            .Select(line => line.Split(' '))
            .Where(words => words.Length == 2)
            .ToDictionary(words => words[0], words => int.Parse(words[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    [Fact]
    public void Functions_OfTheTree_AreShort() => Finding.AssertNone(Tree.Code.SelectMany(SizeRules.LongFunctions));

    [Fact]
    public void Folders_OfTheTree_AreShallow() => Finding.AssertNone(Tree.Files.SelectMany(SizeRules.DeepFolder));
}
