namespace Paseban.Tests.Browser;

/// <summary>Pusdatin looks for duplicates, decides one, and draws up the decree from a ranking.</summary>
public sealed class TargetingJourneyTests(DemoWorld world, Chromium chromium)
{
    [Fact]
    public async Task Pusdatin_FromMatchingToTheDraft_SeesEachResult()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var page = await Staff.SignInAsync(chromium, site, Role.PusdatinOfficer);

        await SearchAsync(page);
        await SeeAFindingAsync(page);
        await DecideADuplicateAsync(page);
        var decree = await DraftAsync(page);

        Assert.StartsWith("nik,program,jumlah_per_bulan", decree.TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    /// <summary>The search is long work: its page says how far it is, and leads to the result.</summary>
    private static async Task SearchAsync(IPage page)
    {
        await page.Locator("nav a[href='/matching']").ClickAsync();
        await page.Locator("main a[href^='/matching/search']").First.ClickAsync();
        await page.WaitForURLAsync("**/matching/search*");
        await Desks.SendAsync(page);
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
    }

    private static async Task SeeAFindingAsync(IPage page)
    {
        await page.GotoAsync("/matching/findings");
        var finding = page.Locator("main a[href^='/matching/findings/']").First;
        var reference = await finding.InnerTextAsync();
        await finding.ClickAsync();
        await page.WaitForURLAsync("**/matching/findings/FND-*");
        Assert.StartsWith("FND-", reference, StringComparison.Ordinal);
    }

    private static async Task DecideADuplicateAsync(IPage page)
    {
        await page.GotoAsync("/matching/duplicates");
        await page.Locator("main tbody a").First.ClickAsync();
        await page.WaitForURLAsync("**/matching/duplicates/DUP-*");
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.TypeAsync("kembar");
        await page.Keyboard.PressAsync("Escape");
        await page.FillAsync("#Evidence", "KTP keduanya");
        await page.Locator("main form[method=post] button").ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Bukan orang yang sama");
    }

    private static async Task<string> DraftAsync(IPage page)
    {
        await page.GotoAsync("/targeting/candidates");
        await page.Locator("main a[href^='/targeting/rankings/RANK-']").First.ClickAsync();
        await page.Locator("main a[href^='/targeting/draft?rankings=']").ClickAsync();
        await page.FillAsync("#Number", "Kepgub 98/2022");
        await page.FillAsync("#Reason", "Rancangan untuk Biro Hukum");
        await Desks.SendAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main form[method=post] button").ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        return (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!;
    }
}
