using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Intake;

namespace Paseban.Tests.Browser;

/// <summary>A kelurahan holds its meeting on a projector, name by name with the keyboard, until the lurah has signed.</summary>
public sealed class MeetingJourneyTests(DemoWorld world, Chromium chromium)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Meeting_HeldByKeyboard_IsSignedOnceAndPrinted()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var earlier = await SignedAsync(site);
        var officer = await Staff.SignInAsync(chromium, site, Role.KelurahanOfficer, earlier.Area);
        var lurah = await Staff.SignInAsync(chromium, site, Role.Lurah, earlier.Area);

        var home = await DrawCorrectionAsync(officer, earlier.Reference);
        await OpenAsync(officer, home);
        await PauseAndResumeAsync(officer, home);
        await DecideAsync(officer, home, earlier.Names);
        var (first, second) = await SignTwiceAsync(lurah, home);
        var pdf = await PrintAsync(lurah, home);

        Assert.Contains("ditandatangani", first, StringComparison.Ordinal);
        Assert.Contains("sudah ditandatangani", second, StringComparison.Ordinal);
        Assert.StartsWith("%PDF", pdf, StringComparison.Ordinal);
    }

    private static async Task<string> DrawCorrectionAsync(IPage page, string reference)
    {
        await page.Locator("nav a[href='/meetings']").ClickAsync();
        await page.GotoAsync("/meetings/" + reference);
        await page.Locator($"main a[href='/meetings/{reference}/correct']").ClickAsync();
        await page.FillAsync("#Why", "nama tertukar");
        await Desks.SendAsync(page);
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task OpenAsync(IPage page, string home)
    {
        await page.Locator($"main a[href='{home}/open']").ClickAsync();
        await page.FillAsync("#Place", "Aula kelurahan");
        await page.FillAsync("#Chair", "Lurah Sari");
        await page.FillAsync("#NoteTaker", "Bu Tini");
        await Desks.SendAsync(page);
        foreach (var role in (string[])["lurah", "lmk", "rw", "pendamsos", "rt", "staf", "pkk", "dasawisma"])
        {
            await page.FillAsync("#Name", "Hadirin " + role);
            await page.SelectOptionAsync("#Role", role);
            await page.Locator("main form[method=post] button").First.ClickAsync();
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Hadirin " + role);
        }
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Kuorum terpenuhi");
    }

    private static async Task PauseAndResumeAsync(IPage page, string home)
    {
        await page.GotoAsync(home);
        await page.Locator($"main a[href='{home}/pause']").ClickAsync();
        await page.FillAsync("#Why", "salat");
        await Desks.SendAsync(page);
        await Assertions.Expect(page.Locator("main .govuk-tag")).ToHaveTextAsync("Diskors");
        await page.Locator($"main a[href='{home}/resume']").ClickAsync();
        await Desks.SendAsync(page);
        await Assertions.Expect(page.Locator("main .govuk-tag")).ToHaveTextAsync("Berlangsung");
    }

    /// <summary>Meeting mode without a mouse: m begins it, a number decides, a goes to the reason, s sends.</summary>
    private static async Task DecideAsync(IPage page, string home, long names)
    {
        await page.Keyboard.PressAsync("m");
        await page.WaitForURLAsync("**" + home + "/name/*");
        for (var decided = 0L; decided < names; decided++)
        {
            Assert.Equal(1, await page.Locator("h1.name").CountAsync());
            var before = page.Url;
            await page.Keyboard.PressAsync(decided == 0 ? "2" : "1");
            if (decided == 0)
            {
                await page.Keyboard.PressAsync("a");
                await page.Keyboard.TypeAsync("punya kontrakan");
                await page.Keyboard.PressAsync("Escape");
            }
            await page.Keyboard.PressAsync("s");
            await page.WaitForURLAsync(url => url != before);
        }
        Assert.Equal(home, new Uri(page.Url).AbsolutePath);
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Semua nama sudah diputuskan");
    }

    /// <summary>Two windows show the same minutes; only the first signature counts.</summary>
    private static async Task<(string First, string Second)> SignTwiceAsync(IPage page, string home)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(home + "/sign");
        await page.GotoAsync(home);
        await page.Locator($"main a[href='{home}/sign']").ClickAsync();
        await Desks.SendAsync(page);
        var answer = await other.RunAndWaitForResponseAsync(
            () => other.Locator("main form[method=post] button").ClickAsync(), one => one.Request.Method == "POST");
        Assert.Equal(409, answer.Status);
        return (await page.InnerTextAsync("body"), await other.Locator(".govuk-error-summary").InnerTextAsync());
    }

    private static async Task<string> PrintAsync(IPage page, string home)
    {
        await page.Locator($"main a[href='{home}/minutes']").ClickAsync();
        await page.FillAsync("#Why", "arsip kelurahan");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main form[method=post] button").ClickAsync());
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        return (await reader.ReadLineAsync(Stop))!;
    }

    /// <summary>The signed meeting of the fewest names, but two.</summary>
    private static async Task<MeetingSummary> SignedAsync(Site site)
    {
        foreach (var wave in await new ShowWave(site.Database).ListAsync(Stop))
        {
            var listed = await new ListMeetings(site.Database).RunAsync(
                new(wave.Code, MeetingKind.Registration, MeetingState.MinutesSigned, Most: 500), Stop);
            if (listed.Value.Meetings.Where(meeting => meeting.Names > 1).MinBy(meeting => meeting.Names) is { } meeting) return meeting;
        }
        throw new InvalidOperationException("The demo held no meeting.");
    }
}
