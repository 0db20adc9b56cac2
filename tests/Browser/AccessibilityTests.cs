using Paseban.Kernel;
using Paseban.Tests.Pages.Harness;
using Paseban.Web.Hosting;
using Xunit;

namespace Paseban.Tests.Browser;

/// <summary>axe over every page that a reader can come to by links, and nothing wider than a telephone.</summary>
public sealed class AccessibilityTests(DemoWorld world, Chromium chromium)
{
    [Theory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    public async Task Portal_EveryPage_IsCleanAndAsWideAsTheScreen(int width, bool english)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Portal, world);
        var page = await chromium.OpenAsync(site, width, english);
        var wrong = new List<string>();

        await Crawl.EachAsync(page, "/", path => Accessibility.LookAsync(page, path, Accessibility.Portal, wrong));

        Assert.Equal("", string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(Role.PusdatinOfficer)]
    [InlineData(Role.DinasApprover)]
    [InlineData(Role.Treasurer)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Lurah)]
    public async Task Office_EveryPageOfARole_IsClean(Role role)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var page = await Staff.SignInAsync(chromium, site, role);
        var wrong = new List<string>();

        await Crawl.EachAsync(page, "/", path => Accessibility.LookAsync(page, path, Accessibility.Office, wrong));

        Assert.Equal("", string.Join('\n', wrong));
    }
}
