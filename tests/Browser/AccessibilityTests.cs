using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Paseban.Kernel;
using Paseban.Tests.Pages.Harness;
using Paseban.Web.Hosting;
using Xunit;

namespace Paseban.Tests.Browser;

/// <summary>axe over every page that a reader can come to by links, and nothing wider than a telephone.</summary>
public sealed class AccessibilityTests(DemoWorld world, Chromium chromium)
{
    private static readonly string[] Level = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    [Theory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    public async Task Portal_EveryPage_IsCleanAndAsWideAsTheScreen(int width, bool english)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Portal, world);
        var page = await chromium.OpenAsync(site, width, english);
        var wrong = new List<string>();

        await Crawl.EachAsync(page, "/", path => LookAsync(page, path, [.. Level, "wcag2aaa"], wrong));

        Assert.Equal("", string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(Role.PusdatinOfficer)]
    [InlineData(Role.DinasApprover)]
    [InlineData(Role.Treasurer)]
    [InlineData(Role.BankLiaison)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Lurah)]
    public async Task Office_EveryPageOfARole_IsClean(Role role)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var page = await Staff.SignInAsync(chromium, site, role);
        var wrong = new List<string>();

        await Crawl.EachAsync(page, "/", path => LookAsync(page, path, Level, wrong));

        Assert.Equal("", string.Join('\n', wrong));
    }

    private static async Task LookAsync(IPage page, string path, string[] tags, List<string> wrong)
    {
        var found = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. tags] },
            Rules = new Dictionary<string, RuleOptions> { ["identical-links-same-purpose"] = new() { Enabled = false } },
        });
        wrong.AddRange(from rule in found.Violations
                       from node in rule.Nodes.Take(2)
                       select $"{path}: {rule.Id}: {node.Html[..Math.Min(160, node.Html.Length)]}");
        if (await page.TitleAsync() is "" || await page.Locator("h1").CountAsync() != 1) wrong.Add($"{path}: one title and one heading");
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) wrong.Add($"{path}: {wide} pixels wider than the screen");
    }
}
