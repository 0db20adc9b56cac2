using Xunit;

namespace Paseban.Tests.Tidy;

public sealed class SizeTests
{
    [Fact]
    public void Tree_ReadFromTheDisk_HoldsTheProject() => Assert.True(Tree.Product.Count() > 40 && Tree.Projects.Count() >= 10);

    [Fact]
    public void CodeFiles_OfTheTree_AreShort() => Finding.AssertNone(Tree.Code.SelectMany(SizeRules.LongFile));

    [Fact]
    public void Lines_OfCodeAndSql_AreShort() => Finding.AssertNone(
        from file in Tree.Files
        where file.IsCode || file.Path.EndsWith(".sql", StringComparison.Ordinal)
        from finding in SizeRules.LongLines(file)
        select finding);

    [Fact]
    public void Functions_OfTheTree_AreShort() => Finding.AssertNone(Tree.Code.SelectMany(SizeRules.LongFunctions));

    [Fact]
    public void Folders_OfTheTree_AreShallow() => Finding.AssertNone(Tree.Files.SelectMany(SizeRules.DeepFolder));
}
