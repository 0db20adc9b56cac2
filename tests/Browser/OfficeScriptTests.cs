using Paseban.Storage;

namespace Paseban.Tests.Browser;

/// <summary>What the office's script does for somebody who sits before a page for long.</summary>
public sealed class OfficeScriptTests(DemoWorld world, Chromium chromium)
{
    [Fact]
    public async Task Session_AboutToEnd_IsKeptByAClickWithWhatWasTyped()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        var page = await Staff.SignInAsync(chromium, site, Role.Auditor);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/account");
        await page.FillAsync("#New", "sudah diketik");
        var warning = page.Locator("#session-warning");

        await PassAsync(site, page, TimeSpan.FromMinutes(28));
        await Assertions.Expect(warning).ToContainTextAsync("berakhir sebentar lagi");
        await Assertions.Expect(page.Locator("#New")).ToBeFocusedAsync();
        await warning.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(warning).ToBeHiddenAsync();
        await PassAsync(site, page, TimeSpan.FromMinutes(28));
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await PassAsync(site, page, TimeSpan.FromMinutes(28));
        await warning.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(warning).ToContainTextAsync("sudah berakhir");
        Assert.Equal("sudah diketik", await page.InputValueAsync("#New"));
    }

    [Fact]
    public async Task Job_UnderWay_ShowsHowFarItIsWithoutTakingTheFocus()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var page = await Staff.SignInAsync(chromium, site, Role.Auditor);
        await page.GotoAsync("/audit");
        await page.Locator("main form[method=post] button").First.ClickAsync();
        await page.WaitForURLAsync("**/jobs/JOB-*");
        await Assertions.Expect(page.Locator("[data-job-running=no]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var (pages, looks) = (0, 0);
        await page.RouteAsync("**/jobs/JOB-*", async route =>
        {
            var isLook = route.Request.Headers.ContainsKey("x-polling");
            if (isLook) looks++; else pages++;
            var answer = await route.FetchAsync();
            var html = await answer.TextAsync();
            await route.FulfillAsync(new()
            {
                Response = answer,
                Body = looks > 2 ? html : html.Replace(
                    "data-job-running=\"no\">", $"data-job-running=\"yes\"><p>tahap {looks}</p>", StringComparison.Ordinal),
            });
        });

        await page.ReloadAsync();
        await page.FocusAsync(".govuk-back-link");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("tahap 2");
        await Assertions.Expect(page.Locator(".govuk-back-link")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-job-running=no]")).ToBeVisibleAsync();

        Assert.Equal((2, 3), (pages, looks));
    }

    [Fact]
    public async Task Keys_TurnedOffOnTheAccount_DoNothing()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        var page = await Staff.SignInAsync(chromium, site, Role.PusdatinOfficer);

        await PressAsync(page);
        await page.WaitForURLAsync("**/runs/new");
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Matikan tombol pintas" }).ClickAsync();
        await PressAsync(page);
        await page.WaitForTimeoutAsync(500);

        Assert.EndsWith("/runs", page.Url, StringComparison.Ordinal);
    }

    /// <summary>Presses the key of a lead on a page; a list without a second page has none of its own.</summary>
    private static async Task PressAsync(IPage page)
    {
        await page.GotoAsync("/runs");
        await page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<a data-key=n href=/runs/new>n</a>')");
        await page.Keyboard.PressAsync("n");
    }

    /// <summary>Time goes by on both sides.</summary>
    private static Task PassAsync(Site site, IPage page, TimeSpan time)
    {
        site.MoveTo(site.Time.GetUtcNow() + time);
        return page.Clock.FastForwardAsync((long)time.TotalMilliseconds);
    }
}
