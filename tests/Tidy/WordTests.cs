using Xunit;

namespace Paseban.Tests.Tidy;

public sealed class WordTests
{
    /// <summary>Files where floating-point numbers are right, and why. Matching (scores, statistics) is free of the rule.</summary>
    private static readonly Dictionary<string, string> FloatingPointIsRight = new(StringComparer.Ordinal)
    {
    };

    [Fact]
    public void TypeNames_OfTheTree_SaySomething() => Finding.AssertNone(Tree.Code.SelectMany(WordRules.EmptyTypeNames));

    [Fact]
    public void FolderNames_OfTheProduct_SaySomething() =>
        Finding.AssertNone(Tree.Files.Where(file => file.IsInAny("src", "sim", "tests", "bench")).SelectMany(WordRules.EmptyFolderNames));

    [Fact]
    public void Numbers_OfTheProduct_AreWhole() => Finding.AssertNone(
        Tree.Product
            .Where(file => !file.IsInAny("src/Assistance/Matching", "src/Linkage") && !FloatingPointIsRight.ContainsKey(file.Path))
            .SelectMany(WordRules.FloatingPoint));

    [Fact]
    public void FloatingPointExceptions_OfTheList_AreStillNeeded() => Finding.AssertNone(
        FloatingPointIsRight.Keys
            .Where(path => !Tree.Product.Any(file => file.Path == path && WordRules.FloatingPoint(file).Any()))
            .Select(path => new Finding(path, 0, "needs no exception any more; take it off the list.")));

    [Fact]
    public void Code_OfTheTree_HidesNothing() => Finding.AssertNone(Tree.Code.SelectMany(WordRules.RegionsAndPragmas));

    [Fact]
    public void Files_OfTheTree_HaveNothingLeftOver() => Finding.AssertNone(
        Tree.Files.Where(file => !file.Path.EndsWith(".md", StringComparison.Ordinal)).SelectMany(WordRules.LeftOvers));

    [Fact]
    public void Files_OfTheTree_HaveNoRealLookingNik() => Finding.AssertNone(Tree.Files.SelectMany(WordRules.RealLookingNiks));

    [Fact]
    public void Tests_OfTheTree_AreNamedAfterWhatTheyShow() =>
        Finding.AssertNone(Tree.Code.Where(file => file.IsIn("tests")).SelectMany(WordRules.TestNames));
}
