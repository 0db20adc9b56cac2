using System.Net;
using Paseban.Assistance.Verification;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Tests.Pages.Harness;
using Paseban.Tests.TestKit;
using Xunit;
using static Paseban.Tests.Pages.Registry.Neighbours;

namespace Paseban.Tests.Pages.Verification;

public sealed class OfficeWorkTests
{
    [DatabaseTheory]
    public async Task Lists_WithNothing_SayWhatToDo(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);

        foreach (var path in new[] { "/applications", "/waves", "/visits", "/verification" })
        {
            var page = await officer.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, page.Status));
            Assert.NotNull(page.Document.QuerySelector(".empty"));
        }
    }

    [DatabaseTheory]
    public async Task Wave_OpenedExtendedAndClosed_TellsEachStep(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);

        var wrong = await officer.SendAsync(
            await officer.GetAsync("/waves/open"), ("Code", "kecil"), ("Name", "x"), ("OpensOn", "2024-03-01"), ("ClosesOn", "2024-03-20"));
        var opened = await officer.SendAsync(
            wrong, ("Code", "FMOTM-2024"), ("Name", "Gelombang 2024"), ("OpensOn", "2024-03-01"), ("ClosesOn", "2024-03-20"));
        var extended = await officer.SendAsync(
            await officer.GetAsync("/waves/FMOTM-2024/extend"), ("ClosesOn", "2024-03-30"), ("Reason", "banjir"));
        var early = await officer.SendAsync(await officer.GetAsync("/waves/FMOTM-2024/close"), ("Reason", ""));
        var closed = await officer.SendAsync(early, ("Reason", "kuota penuh"));

        Assert.Equal((HttpStatusCode.BadRequest, "/waves/FMOTM-2024"), (wrong.Status, opened.Path));
        Assert.Contains("banjir", extended.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, "/waves/FMOTM-2024"), (early.Status, closed.Path));
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/applications?Wave=FMOTM-2024&State=draft")).Status);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/applications?Wave=FMOTM-2024&Standing=verify")).Status);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/visits/plan?Wave=FMOTM-2024")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/waves/FMOTM-1999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/applications/REG-1112-J")).Status);
    }

    [DatabaseTheory]
    public async Task Visit_AskedForRecordedAndDecided_GoesFromPageToPage(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, Kelurahan);
        using var pusdatin = await Reader.OfAsync(site, Role.PusdatinOfficer);
        using var approver = await Reader.OfAsync(site, Role.DinasApprover);
        using var elsewhere = await Reader.OfAsync(site, Role.KelurahanOfficer, Elsewhere);
        var person = "/people/" + await ReferenceOfAsync(site, "siti aminah");
        var visit = "/visits/" + Visits.ReferenceOf(1);

        var asked = await officer.SendAsync(await officer.GetAsync(person + "/visit"), ("On", "2024-03-01"));
        var list = await officer.GetAsync("/visits");
        var empty = await officer.SendAsync(await officer.GetAsync(visit + "/record"), ("Note", "x"));
        var recorded = await officer.SendAsync(
            await officer.GetAsync(visit + "/record"), ("On", "2024-03-01"), ("By", "Ani"), ("Outcome", "tidak_ditemukan"),
            ("Recommendation", "tidak_layak"));
        var findings = await approver.GetAsync("/verification");
        var finding = findings.Document.QuerySelector("tbody a")!.GetAttribute("href")!;
        var reply = await officer.SendAsync(
            await officer.GetAsync(finding + "/reply"), ("ReceivedOn", "2024-03-01"), ("Note", "ada di rumah"));
        var decided = await approver.SendAsync(
            await approver.GetAsync(finding + "/decide"), ("Outcome", "dismissed"), ("EffectiveOn", "2024-03-01"),
            ("Reason", "terbukti ada"));

        Assert.Equal(person, asked.Path);
        Assert.Contains("Sit*", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Siti Aminah", list.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, visit), (empty.Status, recorded.Path));
        Assert.Contains("ada di rumah", reply.Text, StringComparison.Ordinal);
        Assert.Contains("terbukti ada", decided.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(visit)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(visit + "/record")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(finding)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await pusdatin.GetAsync(finding + "/decide")).Status);
        Assert.Equal(HttpStatusCode.OK, (await pusdatin.GetAsync(person)).Status);
    }

    [DatabaseTheory]
    public async Task Packages_OfAnotherArea_AreRefused(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, Kelurahan);
        await officer.SendAsync(
            await officer.GetAsync("/people/" + await ReferenceOfAsync(site, "siti aminah") + "/visit"), ("On", "2024-03-01"));
        var packages = await officer.GetAsync("/visits/packages");

        var foreign = await officer.SendAsync(packages, ("Area", Elsewhere), ("Through", "2024-03-20"), ("Purpose", "round"));
        var issued = await officer.SendAsync(packages, ("Area", Kelurahan), ("Through", "2024-03-20"), ("Purpose", "round"));
        var file = issued.Document.QuerySelector("a[href^='/visits/packages/']")!.GetAttribute("href")!;
        using var first = await officer.RawAsync(file);
        using var again = await officer.RawAsync(file);
        var paper = await officer.SendAsync(
            await officer.GetAsync("/visits/print"), ("Area", Kelurahan), ("Purpose", "round"));

        Assert.Equal(HttpStatusCode.BadRequest, foreign.Status);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (first.StatusCode, again.StatusCode));
        Assert.Contains("Siti Aminah", paper.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/visits/packages/..%2f..%2fkeys")).Status);
    }
}
