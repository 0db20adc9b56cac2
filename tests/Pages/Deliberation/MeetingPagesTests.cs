using System.Net;
using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Intake;
using Paseban.Storage;

namespace Paseban.Tests.Pages.Deliberation;

/// <summary>The kelurahan holds its meeting in the browser, from the agenda to the lurah's name beneath the minutes.</summary>
public sealed class MeetingPagesTests(DemoWorld world)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [DatabaseTheory]
    public async Task Meetings_WithoutAWave_SayWhatComesFirst(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, engine);
        using var reader = await Reader.OfAsync(site, Role.PusdatinOfficer);

        var list = await reader.GetAsync("/meetings");
        var draw = await reader.GetAsync("/meetings/draw");
        var objections = await reader.GetAsync("/meetings/objections");

        Assert.Contains("Belum ada gelombang", list.Text, StringComparison.Ordinal);
        Assert.Contains("Belum ada gelombang", draw.Text, StringComparison.Ordinal);
        Assert.Contains("Tidak ada keberatan", objections.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meeting_OfAnotherKelurahan_IsNotFoundOnAnyPage()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var meeting = await SignedAsync(site);
        var elsewhere = meeting.Area == "31.73.01.1005" ? "31.73.01.1006" : "31.73.01.1005";
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, elsewhere);
        using var lurah = await Reader.OfAsync(site, Role.Lurah, elsewhere);

        foreach (var page in (string[])["", "/open", "/pause", "/resume", "/attendance", "/proposals", "/name/1", "/remark/1", "/minutes",
            "/display", "/correct", "/object"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/meetings/{meeting.Reference}{page}")).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await lurah.GetAsync($"/meetings/{meeting.Reference}/sign")).Status);
        var list = await officer.GetAsync("/meetings");
        Assert.DoesNotContain(meeting.Reference, list.Html, StringComparison.Ordinal);
        var draw = await officer.GetAsync($"/meetings/draw?wave={WaveOf(list)}&kind=fmotm&kelurahan={meeting.Area}&check=1");
        Assert.Equal(HttpStatusCode.BadRequest, draw.Status);
    }

    [Fact]
    public async Task Meetings_OfTheCity_AreListedAndFiltered()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var meeting = await SignedAsync(site);
        using var reader = await Reader.OfAsync(site, Role.Auditor);

        var list = await reader.GetAsync($"/meetings?area={meeting.Area}&kind=fmotm");
        var wrong = await reader.GetAsync("/meetings?area=Cideng");
        var strange = await reader.GetAsync("/meetings?state=dreaming&kind=x");
        var unknown = await reader.GetAsync("/meetings?wave=NO-SUCH");
        var shown = await reader.GetAsync($"/meetings/{meeting.Reference}");

        Assert.NotNull(list.Document.QuerySelector($"a[href='/meetings/{meeting.Reference}']"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("bukan kode wilayah", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, strange.Status);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Contains("BA-MUSKEL", shown.Text, StringComparison.Ordinal);
        var acts = shown.Document.QuerySelectorAll(".acts a").Select(link => link.GetAttribute("href"));
        Assert.Equal([$"/meetings/{meeting.Reference}/minutes"], acts);
        Assert.Matches(@"\p{Lu}\*", shown.Document.QuerySelector("main tbody th")!.TextContent);
    }

    [Fact]
    public async Task Draw_WhereNothingWaits_SaysSoAndOffersNothing()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var list = await reader.GetAsync("/meetings");

        var checkedNow = await reader.GetAsync($"/meetings/draw?wave={WaveOf(list)}&kind=fmotm&kelurahan=&check=1");

        Assert.Contains("Tidak ada yang perlu disusun", checkedNow.Text, StringComparison.Ordinal);
        Assert.Empty(checkedNow.Document.QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task Hold_ACorrection_FromTheAgendaToTheSignedMinutes()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var earlier = await SignedAsync(site);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, earlier.Area);
        using var lurah = await Reader.OfAsync(site, Role.Lurah, earlier.Area);
        var correct = await officer.GetAsync($"/meetings/{earlier.Reference}/correct");
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.SendAsync(correct, ("Why", ""))).Status);
        var meeting = await officer.SendAsync(correct, ("Why", "nama tertukar"));
        var home = meeting.Path;
        Assert.Contains("Belum dibuka", meeting.Text, StringComparison.Ordinal);

        await RemarkAsync(officer, home);
        await OpenAsync(officer, home);
        await AttendAsync(officer, home);
        await DecideAsync(officer, home, earlier.Names);
        await SignAsync(lurah, officer, home);

        var print = await lurah.GetAsync(home + "/minutes");
        var idle = await lurah.SendAsync(print, ("Why", ""));
        Assert.Equal(HttpStatusCode.BadRequest, idle.Status);
        var pdf = await lurah.SendAsync(print, ("Why", "arsip kelurahan"));
        Assert.StartsWith("%PDF", pdf.Html, StringComparison.Ordinal);
        await DisplayAsync(lurah, home);
    }

    private static async Task RemarkAsync(Reader officer, string home)
    {
        var form = await officer.GetAsync(home + "/remark/1");
        var nobody = await officer.SendAsync(form, ("Remark", "pindah"), ("SaidBy", ""));
        var next = await officer.SendAsync(form, ("Remark", "pindah"), ("Note", "ke Bekasi"), ("SaidBy", "Ketua RT 3"));
        var shown = await officer.GetAsync(home + "/remark/1");

        Assert.Equal(HttpStatusCode.BadRequest, nobody.Status);
        Assert.Equal(HttpStatusCode.OK, next.Status);
        Assert.Equal("ke Bekasi", shown.Document.QuerySelector("textarea[name=Note]")!.TextContent.Trim());
    }

    private static async Task OpenAsync(Reader officer, string home)
    {
        var early = await officer.GetAsync(home + "/name/1");
        var form = await officer.GetAsync(home + "/open");
        var empty = await officer.SendAsync(form, ("Place", ""), ("Chair", ""), ("NoteTaker", ""));
        var opened = await officer.SendAsync(form, ("Place", "Aula"), ("Chair", "Lurah Sari"), ("NoteTaker", "Bu Tini"));
        var pause = await officer.GetAsync(home + "/pause");
        await officer.SendAsync(pause, ("Why", "salat"));
        // Another place is no resumption.
        await officer.SendAsync(await officer.GetAsync(home + "/open"), ("Place", "Balai RW"));
        var paused = await officer.GetAsync(home);
        await officer.SendAsync(await officer.GetAsync(home + "/resume"));

        Assert.Empty(early.Document.QuerySelectorAll("main form"));
        Assert.Equal(3, empty.Errors.Count);
        Assert.EndsWith("/attendance", opened.Path, StringComparison.Ordinal);
        Assert.Contains("Diskors", paused.Text, StringComparison.Ordinal);
        Assert.Contains("Balai RW", paused.Text, StringComparison.Ordinal);
        Assert.Contains("Berlangsung", (await officer.GetAsync(home)).Text, StringComparison.Ordinal);
    }

    private static async Task AttendAsync(Reader officer, string home)
    {
        var form = await officer.GetAsync(home + "/attendance");
        Assert.Contains("Belum kuorum", form.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await officer.SendAsync(form, ("Name", ""), ("Role", ""))).Errors.Count);
        foreach (var role in (string[])["lurah", "lmk", "rw", "pendamsos", "rt", "staf", "pkk", "dasawisma"])
            form = await officer.SendAsync(form, ("Name", $"Hadirin {role}"), ("Role", role), ("Position", ""));
        Assert.Contains("Kuorum terpenuhi", form.Text, StringComparison.Ordinal);
        var proposal = await officer.GetAsync(home + "/proposals");
        var proposed = await officer.SendAsync(
            proposal, ("Name", "Murni"), ("Rt", "3"), ("Rw", "2"), ("Note", "janda, tiga anak"), ("SaidBy", "RW 2"));
        Assert.Contains("Murni", proposed.Text, StringComparison.Ordinal);
    }

    private static async Task DecideAsync(Reader officer, string home, long names)
    {
        var page = await officer.GetAsync(home + "/name/0");
        var undecided = await officer.SendAsync(page, ("Decision", ""));
        var noReason = await officer.SendAsync(page, ("Decision", "tidak_layak"), ("Why", ""));
        var noRank = await officer.SendAsync(page, ("Decision", "layak"), ("Priority", "pertama"));
        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest),
            (undecided.Status, noReason.Status, noRank.Status));
        Assert.Single(page.Document.QuerySelectorAll("h1.name"));
        Assert.NotNull(undecided.Document.QuerySelector("fieldset[aria-describedby~=Decision-error]"));
        Assert.Equal(8, page.Document.QuerySelectorAll("input[type=radio][data-key]").Length);
        for (var i = 0L; i < names && page.Path.Contains("/name/", StringComparison.Ordinal); i++)
            page = await officer.SendAsync(page, ("Decision", i == 0 ? "tidak_layak" : "layak"), ("Why", i == 0 ? "punya kontrakan" : ""));
        Assert.Equal(home, page.Path);
        Assert.Matches(@"Nomor \d+: layak\. Semua nama sudah diputuskan", page.Text);
    }

    private static async Task SignAsync(Reader lurah, Reader officer, string home)
    {
        var sign = await lurah.GetAsync(home + "/sign");
        Assert.Contains("Murni", (await lurah.GetAsync(home + "/proposals")).Text, StringComparison.Ordinal);
        // Somebody swaps two decisions while the lurah reads: every figure of the page stays.
        await officer.SendAsync(await officer.GetAsync(home + "/name/1"), ("Decision", "layak"), ("Why", ""));
        await officer.SendAsync(await officer.GetAsync(home + "/name/2"), ("Decision", "tidak_layak"), ("Why", "punya kontrakan"));
        var moved = await lurah.SendAsync(sign);
        Assert.Equal(HttpStatusCode.Conflict, moved.Status);
        var signed = await lurah.SendAsync(await lurah.GetAsync(home + "/sign"));
        Assert.Contains("ditandatangani", signed.Text, StringComparison.Ordinal);
        Assert.Equal(home, (await officer.GetAsync(home + "/attendance")).Path);
        Assert.Empty((await officer.GetAsync(home + "/name/1")).Document.QuerySelectorAll("main form"));
    }

    private static async Task DisplayAsync(Reader lurah, string home)
    {
        var form = await lurah.GetAsync(home + "/display");
        var tooShort = await lurah.SendAsync(form, ("ClosesOn", "2001-01-01"));
        var up = await lurah.SendAsync(form, ("ClosesOn", ""));
        var twice = await lurah.SendAsync(form, ("ClosesOn", ""));
        var early = await lurah.SendAsync(await lurah.GetAsync(home + "/display"));
        var objection = await lurah.GetAsync(home + "/object");
        var nothing = await lurah.SendAsync(objection, ("Words", ""), ("SaidBy", ""));
        var taken = await lurah.SendAsync(objection, ("Side", "for"), ("Words", "Ibu Murni tidak tercantum"), ("SaidBy", "RW 2"));
        var answer = await lurah.GetAsync(taken.Path + "/answer");
        var silent = await lurah.SendAsync(answer, ("Decision", "refuse"), ("Answer", ""));
        var answered = await lurah.SendAsync(answer, ("Decision", "refuse"), ("Answer", "Silakan mendaftar di loket."));

        Assert.Equal(HttpStatusCode.BadRequest, tooShort.Status);
        Assert.Contains("Dipajang", up.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (twice.Status, early.Status));
        Assert.Contains("sudah pernah dipajang", Assert.Single(twice.Errors), StringComparison.Ordinal);
        Assert.Equal((3, 1), (nothing.Errors.Count, silent.Errors.Count));
        Assert.Contains("Ditolak", answered.Text, StringComparison.Ordinal);
        Assert.Equal(taken.Path, (await lurah.GetAsync(taken.Path + "/answer")).Path);
    }

    private static string WaveOf(Shown list) =>
        Uri.EscapeDataString(list.Document.QuerySelector("select[name=Wave] option[selected]")!.GetAttribute("value")!);

    /// <summary>A signed meeting of few names.</summary>
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
