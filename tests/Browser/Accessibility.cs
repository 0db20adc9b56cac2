using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Paseban.Tests.Browser;

/// <summary>What every page is held to: axe, one title, one heading, and nothing wider than the screen.</summary>
internal static class Accessibility
{
    public static readonly string[] Office = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    public static readonly string[] Portal = [.. Office, "wcag2aaa"];

    /// <param name="page">The page as it stands.</param>
    /// <param name="path">What it is called in what is found.</param>
    /// <param name="tags">The level asked for.</param>
    /// <param name="wrong">What is found goes here.</param>
    public static async Task LookAsync(IPage page, string path, string[] tags, List<string> wrong)
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
        await MeasureAsync(page, path, wrong);
    }

    /// <summary>What needs no script: nothing is wider than the screen.</summary>
    public static async Task MeasureAsync(IPage page, string path, List<string> wrong)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) wrong.Add($"{path}: {wide} pixels wider than the screen");
    }
}
