namespace Paseban.Tests.Browser;

/// <summary>An auditor follows one rupiah from the governor's signature to the bank's statement, by nothing but links.</summary>
public sealed class AuditorJourneyTests(DemoWorld world, Chromium chromium)
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(360, true)]
    public async Task Rupiah_FromTheDecree_ComesToTheStatementByLinks(int width, bool english)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var page = await Staff.SignInAsync(chromium, site, Role.Auditor, width: width, english: english);

        await FollowAsync(page, "nav", "/decrees");
        await FollowAsync(page, "main", "/decrees/DEC-");
        var decree = await page.InnerTextAsync("h1");
        await FollowAsync(page, "main tbody", "/people/P-");
        var person = (await page.InnerTextAsync("main")).ReplaceLineEndings(" ");
        await FollowAsync(page, "main", "/payments/PAY-");
        var payment = await page.InnerTextAsync("main");
        await FollowAsync(page, "main", "/runs/");
        var run = await page.InnerTextAsync("h1");
        await page.GoBackAsync();
        await page.Locator("main a[href^='/ledger/entries/']").Last.ClickAsync();
        await page.WaitForURLAsync("**/ledger/entries/*");
        var entry = await page.InnerTextAsync("main");
        await FollowAsync(page, "main", "/bank/statements/");
        var statement = await page.InnerTextAsync("main");

        Assert.Contains(decree, person, StringComparison.Ordinal);
        Assert.Contains(decree, payment, StringComparison.Ordinal);
        Assert.Contains(run, payment, StringComparison.Ordinal);
        Assert.Contains(run, entry, StringComparison.Ordinal);
        Assert.Contains(run, statement, StringComparison.Ordinal);
    }

    /// <summary>Clicks the first link of a part of the page that leads to such an address.</summary>
    private static async Task FollowAsync(IPage page, string part, string begins)
    {
        var link = page.Locator($"{part} a[href^='{begins}']").First;
        await link.ClickAsync();
        await page.WaitForURLAsync("**" + begins + "*");
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
    }
}
