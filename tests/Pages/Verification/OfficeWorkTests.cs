using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Verification;
using Paseban.Storage;
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
        await AskForVisitAsync(site, officer, "siti aminah");
        var packages = await officer.GetAsync("/visits/packages");

        var foreign = await officer.SendAsync(packages, ("Area", Elsewhere), ("Through", "2024-03-20"), ("Purpose", "round"));
        var issued = await officer.SendAsync(packages, ("Area", Kelurahan), ("Through", "2024-03-20"), ("Purpose", "round"));
        using var colleague = await Reader.OfAsync(site, Role.Pendamsos, Kelurahan);
        var fetched = await officer.SendAsync(issued, "#fetch");
        var made = issued.Document.QuerySelector("[name=made]")!.GetAttribute("value")!;
        var token = (await colleague.GetAsync("/visits/packages")).Document.QuerySelector("[name=__RequestVerificationToken]");
        using var stranger = await colleague.PostAsync(
            "/visits/packages?handler=File", ("made", made), ("__RequestVerificationToken", token!.GetAttribute("value")!));
        var paper = await officer.SendAsync(
            await officer.GetAsync("/visits/print"), ("Area", Kelurahan), ("Purpose", "round"));

        Assert.Equal(HttpStatusCode.BadRequest, foreign.Status);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (fetched.Status, stranger.StatusCode));
        Assert.Contains("Siti Aminah", paper.Html, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Packages_AfterADay_AreGone(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, Kelurahan);
        await AskForVisitAsync(site, officer, "siti aminah");
        (string, string)[] round = [("Area", Kelurahan), ("Through", "2024-03-20"), ("Purpose", "round")];
        var issued = await officer.SendAsync(await officer.GetAsync("/visits/packages"), round);
        var folder = new DirectoryInfo(Path.Combine(site.Services.GetRequiredService<SiteFacts>().DocumentFolder, "packages"));
        var file = Assert.Single(folder.GetFiles());

        file.LastWriteTimeUtc = site.Time.GetUtcNow().UtcDateTime.AddHours(-25);
        await officer.SendAsync(await officer.GetAsync("/visits/packages"), round);
        var late = await officer.SendAsync(issued, "#fetch");

        Assert.Equal(HttpStatusCode.NotFound, late.Status);
    }

    [DatabaseTheory]
    public async Task Packages_WithAnAnswerForAnotherArea_LandNothing(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, Kelurahan);
        using var elsewhere = await Reader.OfAsync(site, Role.KelurahanOfficer, Elsewhere);
        await AskForVisitAsync(site, officer, "siti aminah");
        await AskForVisitAsync(site, elsewhere, "siti jauhari");
        var packages = await officer.GetAsync("/visits/packages");
        var issued = await officer.SendAsync(packages, ("Area", Kelurahan), ("Through", "2024-03-20"), ("Purpose", "round"));
        var (made, code) = (
            issued.Document.QuerySelector("[name=made]")!.GetAttribute("value")!,
            issued.Document.QuerySelectorAll("[role=status] strong")[1].TextContent);

        async Task<Shown> BackAsync(long visit)
        {
            var answer = new PackagedAnswer(Visits.ReferenceOf(visit), Checklist.Outcome, "sesuai", site.Time.GetUtcNow());
            var content = JsonSerializer.SerializeToUtf8Bytes(new PackageBack(made, "Ani", [answer]), JsonSerializerOptions.Web);
            return await officer.UploadAsync(packages, "Package", "x.pkt", PackageBox.Seal(content, code), ("Code", code));
        }

        var foreign = await BackAsync(2);
        var own = await BackAsync(1);

        Assert.Equal((HttpStatusCode.BadRequest, "/visits"), (foreign.Status, own.Path));
        Assert.Contains("tidak dikenal di sini", string.Join(' ', foreign.Errors), StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Record_WithAnAnswerThatCannotBe_MarksItsFieldAndKeepsNothing(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, Kelurahan);
        await AskForVisitAsync(site, officer, "siti aminah");
        var form = await officer.GetAsync($"/visits/{Visits.ReferenceOf(1)}/record");

        var wrong = await officer.SendAsync(
            form, ("On", "2024-03-01"), ("By", "Ani"), ("Outcome", "sesuai"), ("Recommendation", "layak"), ("Answers[owns_car]", "maybe"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        var link = wrong.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!;
        Assert.Equal("Answers[owns_car]", wrong.Document.GetElementById(link[1..])!.GetAttribute("name"));
        Assert.NotNull(wrong.Document.GetElementById(link[1..] + "-error"));
    }

    [Fact]
    public async Task Plan_WithAnAreaThatIsNone_PlansNothing()
    {
        await using var site = await OpenAsync(Engine.Sqlite);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);

        foreach (var path in (string[])["/visits/plan?Area=xx", "/visits?Area=xx"])
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await officer.GetAsync(path)).Status));
        var search = await officer.SendAsync(
            await officer.GetAsync("/people"), ("Name", "siti"), ("Purpose", "x"), ("Area", "xx"));
        Assert.Equal(HttpStatusCode.BadRequest, search.Status);
    }

    [Fact]
    public async Task Wave_ForWhoWorksInAPart_IsNotOpenedExtendedOrClosed()
    {
        await using var site = await OpenAsync(Engine.Sqlite);
        using var city = await Reader.OfAsync(site, Role.PusdatinOfficer);
        using var part = await Reader.OfAsync(site, Role.PusdatinOfficer, Kelurahan);
        await city.SendAsync(
            await city.GetAsync("/waves/open"), ("Code", "FMOTM-2024"), ("Name", "x"), ("OpensOn", "2024-03-01"),
            ("ClosesOn", "2024-03-20"));

        foreach (var act in (string[])["open", "FMOTM-2024/extend", "FMOTM-2024/close"])
            Assert.Equal((act, HttpStatusCode.Forbidden), (act, (await part.GetAsync("/waves/" + act)).Status));
        Assert.Null((await part.GetAsync("/waves")).Document.QuerySelector("a[href='/waves/open']"));
    }

    private static async Task AskForVisitAsync(Site site, Reader officer, string name)
    {
        var page = await officer.GetAsync("/people/" + await ReferenceOfAsync(site, name) + "/visit");
        await officer.SendAsync(page, ("On", "2024-03-01"));
    }
}
