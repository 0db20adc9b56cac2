using System.Net;
using System.Text;
using Paseban.Assistance.Targeting;

namespace Paseban.Tests.Pages.Targeting;

/// <summary>What leaves as a file with identities, and what comes in as one.</summary>
public sealed class TargetingFilesTests(DemoWorld world)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportList_WithAReason_IsFetchedByItsAskerOnly()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var approver = await Reader.OfAsync(site, Role.DinasApprover);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var list = (await new ShowTargetList(site.Database).ListAsync(Stop))[0];
        var form = await approver.GetAsync($"/targeting/lists/{list.Reference}/export");

        var nameless = await approver.SendAsync(form, ("Reason", " "));
        var job = await approver.EndedAsync(await approver.SendAsync(form, ("Reason", "Rapat koordinasi")));
        var link = job.Document.QuerySelector("main a.govuk-button")!.GetAttribute("href")!;
        var file = await approver.SendAsync(await approver.GetAsync(link));

        Assert.Equal((HttpStatusCode.BadRequest, 1), (nameless.Status, nameless.Errors.Count));
        Assert.StartsWith("nomor,nik,", file.Html.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(link)).Status);
    }

    [Fact]
    public async Task SiksNg_OfAPlayedWave_ShowsWhatWasSentAndExplainsDifferences()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var auditor = await Reader.OfAsync(site, Role.Auditor);

        var exchange = await auditor.GetAsync("/targeting/siks-ng");
        var differences = await auditor.GetAsync("/targeting/siks-ng/differences");

        Assert.NotEmpty(exchange.Document.QuerySelectorAll("tbody tr"));
        Assert.Empty(exchange.Document.QuerySelectorAll("main a[href*='export']"));
        Assert.Contains("kementerian tidak", differences.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Secrets.AnyNik, exchange.Html + differences.Html);
    }

    [Fact]
    public async Task ImportAnswers_WithBadRows_ShowsThemAndLandsNothing()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var form = await officer.GetAsync("/targeting/siks-ng/import");
        var rows = Encoding.UTF8.GetBytes(
            "nik,status,desil,periode\n3171990101990099,layak,2,2021-10\n3171990101990099,bagus,12,2021-10\n");

        var nothing = await officer.SendAsync(form);
        var job = await officer.EndedAsync(await officer.UploadAsync(form, "List", "hasil.csv", rows));
        var preview = await officer.GetAsync(job.Document.QuerySelector("main a.govuk-button")!.GetAttribute("href")!);
        var dropped = await officer.SendAsync(preview, "#drop");

        Assert.Equal(HttpStatusCode.BadRequest, nothing.Status);
        Assert.Contains("bagus", preview.Text, StringComparison.Ordinal);
        Assert.Null(preview.Document.QuerySelector("#land"));
        Assert.Equal("/targeting/siks-ng/import", dropped.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(preview.Path)).Status);
    }

    [Fact]
    public async Task ImportQuota_AfterItsPreview_SetsThePlaces()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var approver = await Reader.OfAsync(site, Role.DinasApprover);
        var form = await approver.GetAsync("/targeting/quota/import");
        var rows = Encoding.UTF8.GetBytes("kode_kelurahan,program,kuota\n31.73.01.1005,KLJ,7\n");

        var wrong = await approver.SendAsync(form, ("Year", "soon"));
        var job = await approver.EndedAsync(await approver.UploadAsync(form, "List", "kuota.csv", rows, ("Year", "2022")));
        var preview = await approver.GetAsync(job.Document.QuerySelector("main a.govuk-button")!.GetAttribute("href")!);
        var places = await PlacesAsync(site);
        var landed = await approver.EndedAsync(await approver.SendAsync(preview, "#land"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.NotEqual(7, places);
        Assert.Equal(7, await PlacesAsync(site));
        Assert.Contains("QTA-", landed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_FromTheNewestRanking_IsWrittenWithNumberAndReason()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var choice = await officer.GetAsync("/targeting/draft");
        var ranking = choice.Document.QuerySelector("input[name=Rankings]")!.GetAttribute("value")!;
        var form = await officer.GetAsync("/targeting/draft?rankings=" + ranking);

        var empty = await officer.SendAsync(form, ("Number", ""), ("Reason", ""));
        var job = await officer.EndedAsync(await officer.SendAsync(form, ("Number", "Kepgub 99/2022"), ("Reason", "Uji rancangan")));
        var link = job.Document.QuerySelector("main a.govuk-button")!.GetAttribute("href")!;
        var file = await officer.SendAsync(await officer.GetAsync(link));

        Assert.Equal((HttpStatusCode.BadRequest, 2), (empty.Status, empty.Errors.Count));
        Assert.StartsWith("nik,program,jumlah_per_bulan", file.Html.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/targeting/draft?rankings=RANK-1112-X")).Status);
    }

    private static async Task<long> PlacesAsync(Site site) =>
        (await new ShowQuota(site.Database).RunAsync(2022, "KLJ", Stop)).Value.Kelurahan
            .FirstOrDefault(one => one.Area == "31.73.01.1005")?.Places ?? 0;
}
