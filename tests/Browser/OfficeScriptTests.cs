using Paseban.Storage;

namespace Paseban.Tests.Browser;

/// <summary>What the office's script does for somebody who sits before a page for long.</summary>
public sealed class OfficeScriptTests(DemoWorld world, Chromium chromium)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Session_AboutToEnd_IsKeptByAClickWithWhatWasTyped(bool english)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        var page = await Staff.SignInAsync(chromium, site, Role.Auditor, english: english);
        var officer = new Reader(page, english);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/account");
        var password = officer.Field("Kata sandi baru", "New password");
        await password.FillAsync("sudah diketik");
        var warning = page.Locator("#session-warning");

        await PassAsync(site, page, TimeSpan.FromMinutes(28));
        await Assertions.Expect(warning).ToContainTextAsync(officer.Say("berakhir sebentar lagi", "ends soon"));
        await Assertions.Expect(password).ToBeFocusedAsync();
        await officer.LookAsync();
        await officer.PressAsync("Tetap masuk", "Stay logged in");
        await Assertions.Expect(warning).ToBeHiddenAsync();
        await PassAsync(site, page, TimeSpan.FromMinutes(28));
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await PassAsync(site, page, TimeSpan.FromMinutes(28));
        await officer.PressAsync("Tetap masuk", "Stay logged in");

        await Assertions.Expect(warning).ToContainTextAsync(officer.Say("sudah berakhir", "has ended"));
        Assert.Equal("sudah diketik", await password.InputValueAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Job_UnderWay_ShowsHowFarItIsWithoutTakingTheFocus(bool english)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var page = await Staff.SignInAsync(chromium, site, Role.Auditor, english: english);
        var auditor = new Reader(page, english);
        await page.GotoAsync("/audit");
        await auditor.PressAsync("Hitung ulang seluruh jejak", "Recompute the whole trail");
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
        var back = auditor.Link("Kembali", "Back");
        await back.FocusAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("tahap 2");
        await Assertions.Expect(back).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-job-running=no]")).ToBeVisibleAsync();

        Assert.Equal((2, 3), (pages, looks));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keys_TurnedOffOnTheAccount_DoNothing(bool english)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        var page = await Staff.SignInAsync(chromium, site, Role.PusdatinOfficer, english: english);

        await PressAsync(page);
        await page.WaitForURLAsync("**/runs/new");
        await page.GotoAsync("/account");
        await new Reader(page, english).PressAsync("Matikan tombol pintas", "Turn shortcut keys off");
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
