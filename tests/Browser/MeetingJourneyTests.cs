using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Intake;

namespace Paseban.Tests.Browser;

/// <summary>A kelurahan holds its meeting on a projector, name by name with the keyboard, until the lurah has signed.</summary>
public sealed class MeetingJourneyTests(DemoWorld world, Chromium chromium)
{
    private static readonly (string Indonesian, string English)[] Sitting =
    [
        ("Lurah", "Lurah"), ("LMK", "LMK (kelurahan council)"), ("Pengurus RW", "RW board"),
        ("Pendamping sosial", "Social worker (Pendamsos)"), ("Pengurus RT", "RT board"), ("Staf kelurahan", "Kelurahan staff"),
        ("PKK", "PKK"), ("Dasawisma", "Dasawisma"),
    ];

    [Theory]
    [InlineData(1280, false)]
    [InlineData(360, true)]
    public async Task Meeting_HeldByKeyboard_IsSignedOnceAndPrinted(int width, bool english)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var earlier = await SignedAsync(site);
        var officer = await AtAsync(Role.KelurahanOfficer);
        var lurah = await AtAsync(Role.Lurah);

        var home = await DrawCorrectionAsync(officer, earlier.Reference);
        await OpenAsync(officer);
        await PauseAndResumeAsync(officer, home);
        await DecideAsync(officer, home, earlier.Names);
        var refused = await SignTwiceAsync(lurah, home);
        var (name, pdf) = await PrintAsync(lurah);

        Assert.Contains(lurah.Say("sudah ditandatangani", "is signed"), refused, StringComparison.Ordinal);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
        Assert.StartsWith("%PDF", pdf, StringComparison.Ordinal);

        async Task<Reader> AtAsync(Role role) =>
            new(await Staff.SignInAsync(chromium, site, role, earlier.Area, width, english), english);
    }

    private static async Task<string> DrawCorrectionAsync(Reader officer, string reference)
    {
        await officer.FollowAsync("Musyawarah", "Meetings");
        await officer.SeesAsync("Musyawarah kelurahan", "Kelurahan meetings");
        await officer.Page.GotoAsync("/meetings/" + reference);
        await officer.FollowAsync("Rapat koreksi", "Correction meeting");
        await officer.SeesAsync("Rapat koreksi", "Correction meeting");
        await officer.TypeAsync("Apa yang salah", "What is wrong", "nama tertukar");
        await officer.SendAsync("Susun rapat koreksi", "Draw the correction meeting");
        return new Uri(officer.Page.Url).AbsolutePath;
    }

    private static async Task OpenAsync(Reader officer)
    {
        await officer.FollowAsync("Buka rapat", "Open the meeting");
        await officer.SeesAsync("Buka rapat", "Open the meeting");
        await officer.TypeAsync("Tempat", "Place", "Aula kelurahan");
        await officer.TypeAsync("Pimpinan rapat", "Chair", "Lurah Sari");
        await officer.TypeAsync("Notulis", "Note-taker", "Bu Tini");
        await officer.SendAsync("Buka rapat", "Open the meeting");
        foreach (var seat in Sitting)
        {
            await officer.TypeAsync("Nama", "Name", "Hadirin " + seat.Indonesian);
            await officer.Field("Unsur", "Sits for").SelectOptionAsync(new SelectOptionValue { Label = officer.Say(seat) });
            await officer.PressAsync("Catat hadir", "Put on the list");
            await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync("Hadirin " + seat.Indonesian);
        }
        await officer.ReadsAsync("Kuorum terpenuhi", "There is a quorum");
        await officer.LookAsync();
    }

    private static async Task PauseAndResumeAsync(Reader officer, string home)
    {
        await officer.Page.GotoAsync(home);
        await officer.FollowAsync("Skors", "Pause");
        await officer.TypeAsync("Alasan", "Reason", "salat");
        await officer.SendAsync("Skors rapat", "Pause the meeting");
        await StandsAsync("Diskors", "Paused");
        await officer.FollowAsync("Lanjutkan", "Resume");
        await officer.SendAsync("Lanjutkan rapat", "Resume the meeting");
        await StandsAsync("Berlangsung", "Under way");

        Task StandsAsync(string indonesian, string words) =>
            Assertions.Expect(officer.Page.Locator("main .govuk-tag")).ToHaveTextAsync(officer.Say(indonesian, words));
    }

    /// <summary>Meeting mode without a mouse: m begins it, a number decides, a goes to the reason, s sends.</summary>
    private static async Task DecideAsync(Reader officer, string home, long names)
    {
        var page = officer.Page;
        await page.Keyboard.PressAsync("m");
        await page.WaitForURLAsync("**" + home + "/name/*");
        await officer.LookAsync();
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
        await officer.ReadsAsync("Semua nama sudah diputuskan", "Every name is decided");
        await officer.LookAsync();
    }

    /// <summary>Two windows show the same minutes; only the first signature counts.</summary>
    /// <returns>What the second window is told.</returns>
    private static async Task<string> SignTwiceAsync(Reader lurah, string home)
    {
        var other = await lurah.Page.Context.NewPageAsync();
        await other.GotoAsync(home + "/sign");
        await lurah.Page.GotoAsync(home);
        await lurah.FollowAsync("Tandatangani berita acara", "Sign the minutes");
        await lurah.SeesAsync("Tandatangani berita acara", "Sign the minutes");
        var button = lurah.Page.GetByRole(AriaRole.Button, new() { NameRegex = new(lurah.Say("^Tandatangani", "^Sign")) });
        var words = (await button.InnerTextAsync()).Trim();
        await lurah.SendAsync(words, words);
        await lurah.ReadsAsync("ditandatangani", "signed");
        var answer = await other.RunAndWaitForResponseAsync(
            () => other.GetByRole(AriaRole.Button, new() { Name = words }).ClickAsync(), one => one.Request.Method == "POST");
        Assert.Equal(409, answer.Status);
        return await other.Locator(".govuk-error-summary").InnerTextAsync();
    }

    private static async Task<(string Name, string FirstLine)> PrintAsync(Reader lurah)
    {
        await lurah.FollowAsync("Berita acara (PDF)", "Minutes (PDF)");
        await lurah.SeesAsync("Berita acara", "Minutes");
        await lurah.TypeAsync("Keperluan", "Purpose", "arsip kelurahan");
        return await lurah.DownloadAsync("Cetak PDF", "Print the PDF");
    }

    /// <summary>The signed meeting of the fewest names, but two.</summary>
    internal static async Task<MeetingSummary> SignedAsync(Site site)
    {
        var stop = TestContext.Current.CancellationToken;
        foreach (var wave in await new ShowWave(site.Database).ListAsync(stop))
        {
            var listed = await new ListMeetings(site.Database).RunAsync(
                new(wave.Code, MeetingKind.Registration, MeetingState.MinutesSigned, Most: 500), stop);
            if (listed.Value.Meetings.Where(meeting => meeting.Names > 1).MinBy(meeting => meeting.Names) is { } meeting) return meeting;
        }
        throw new InvalidOperationException("The demo held no meeting.");
    }
}
