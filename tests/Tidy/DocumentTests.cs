using Paseban.Tests.TestKit;
using Xunit;

namespace Paseban.Tests.Tidy;

public sealed class DocumentTests
{
    [Fact]
    public void Links_OfTheDocuments_LeadSomewhere() => Finding.AssertNone(
        Tree.Documents.SelectMany(document => DocumentRules.BrokenLinks(document, path => Path.Exists(RepositoryRoot.Of(path)))));

    [Fact]
    public void ProcessKinds_OfTheKernel_AreDescribed() =>
        Finding.AssertNone(DocumentRules.ProcessKinds(Tree.Files.Single(file => file.Path == "docs/process/processes.md")));

    [Fact]
    public void Readme_AtItsTop_ShowsTheTwoCommands()
    {
        var top = string.Join('\n', Tree.Files.Single(file => file.Path == "README.md").Lines.Take(20));

        Assert.Contains("./paseban demo", top, StringComparison.Ordinal);
        Assert.Contains("./paseban test", top, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_OfTheProcess_LinksToEveryStep() => Finding.AssertNone(
        DocumentRules.UnlinkedSteps(
            Tree.Files.Single(file => file.Path == "README.md"),
            Tree.Product.Where(file => file.IsIn("src/Assistance") && file.Parts.Length > 3).Select(file => file.Parts[2]).Distinct()));

    [Fact]
    public void Roles_OfTheDocument_AreThoseOfTheCode() =>
        Finding.AssertNone(DocumentRules.Roles(Tree.Files.Single(file => file.Path == "docs/operating/roles.md")));

    [Fact]
    public void Migrations_OfStorage_AreNumberedWithoutGaps() => Finding.AssertNone(
        DocumentRules.Migrations([.. Tree.Files.Where(file => file.IsIn("src/Storage/migrations")).Select(file => file.Name)]));
}
