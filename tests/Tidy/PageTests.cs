using Xunit;

namespace Paseban.Tests.Tidy;

public sealed class PageTests
{
    [Fact]
    public void Tables_OfEveryPage_HaveACaptionOrANamedRegion() => Finding.AssertNone(
        Tree.Files.Where(file => file.IsIn("src") && file.Path.EndsWith(".cshtml", StringComparison.Ordinal))
            .SelectMany(PageRules.NamelessTables));
}
