using System.Net;
using Paseban.Storage;
using static Paseban.Tests.Pages.Registry.Neighbours;

namespace Paseban.Tests.Pages.Oversight;

/// <summary>Those who keep watch read who looked at whom.</summary>
public sealed class AccessPageTests
{
    [DatabaseTheory]
    public async Task Access_AfterALook_TellsItByReferenceOnly(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.CallCentre);
        using var watcher = await Reader.OfAsync(site, Role.DataProtectionOfficer);
        var empty = await watcher.GetAsync("/access?person=P-1112-J");
        var siti = await ReferenceOfAsync(site, "siti aminah");
        await officer.SendAsync(await officer.GetAsync("/people/" + siti), ("Purpose", "pengaduan 12"));

        var all = await watcher.GetAsync("/access");
        var found = await watcher.SendAsync(empty, ("Person", siti), ("From", "2020-01-01"), ("Purpose", "pengaduan"));
        var wrong = await watcher.SendAsync(all, ("Purpose", "pengaduan"));
        var again = await watcher.GetAsync("/access");

        Assert.All([found, wrong], answer => Assert.DoesNotContain("pengaduan", answer.Path, StringComparison.Ordinal));
        Assert.Contains("Tidak ada akses", empty.Text, StringComparison.Ordinal);
        Assert.Contains(
            "pengaduan 12", Assert.Single(found.Document.QuerySelectorAll("main tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Aminah", all.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(SitiNik, all.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.NotNull(wrong.Document.QuerySelector("[name=From][aria-invalid]"));
        Assert.Equal(Rows(all), Rows(again));
    }

    [DatabaseTheory]
    public async Task Person_ForThoseWhoKeepWatch_TellsWhoLookedLately(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.CallCentre);
        using var auditor = await Reader.OfAsync(site, Role.Auditor);
        var address = "/people/" + await ReferenceOfAsync(site, "siti aminah");

        var own = await officer.SendAsync(await officer.GetAsync(address), ("Purpose", "pengaduan 12"));
        var shown = await auditor.GetAsync(address);

        Assert.Null(own.Document.QuerySelector("#access"));
        Assert.Contains("pengaduan 12", shown.Document.QuerySelector("#access ~ table")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(shown.Document.QuerySelector("a[href^='/access?person=']"));
    }

    private static int Rows(Shown page) => page.Document.QuerySelectorAll("main tbody tr").Length;
}
