using Xunit;

namespace Paseban.Tests.Tidy;

public sealed class WallTests
{
    [Fact]
    public void Projects_OfTheTree_KeepToTheirWalls() => Finding.AssertNone(Tree.Projects.SelectMany(WallRules.ProjectReferences));

    [Fact]
    public void Walls_OfTheList_StandAroundProjectsThatExist() =>
        Assert.All(WallRules.Walls.Keys, path => Assert.Contains(Tree.Projects, project => project.Path == path));

    [Fact]
    public void Packages_OfTheProjects_HaveTheirVersionInOnePlace() => Finding.AssertNone(
        Tree.Projects.Append(Tree.Files.Single(file => file.Path == "Directory.Build.props")).SelectMany(WallRules.PackageVersions));

    [Fact]
    public void Projects_OfTheTree_AreInTheSolution()
    {
        var solution = Tree.Files.Single(file => file.Path == "Paseban.slnx").Text;

        Finding.AssertNone(
            Tree.Projects.Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal))
            .Select(project => project.Find(0, "is not in Paseban.slnx.")));
    }

    [Fact]
    public void Steps_OfAssistance_HaveTheirPlaceInTheProcess() =>
        Finding.AssertNone(Tree.Product.SelectMany(WallRules.UnknownSteps).Distinct());

    [Fact]
    public void Steps_OfAssistance_UseEarlierOnesOnly() => Finding.AssertNone(Tree.Product.SelectMany(WallRules.LaterSteps));

    [Fact]
    public void Terminal_InTheProduct_IsUsedByTheCliOnly() => Finding.AssertNone(Tree.Product.SelectMany(WallRules.ConsoleUse));

    [Fact]
    public void EnginePackages_InTheProduct_AreUsedByStorageOnly() => Finding.AssertNone(Tree.Product.SelectMany(WallRules.Engines));

    [Fact]
    public void Sql_InTheProduct_StandsWhereItBelongs() => Finding.AssertNone(Tree.Product.SelectMany(WallRules.Sql));
}
