using System.Net;
using System.Text;
using Paseban.Storage;
using Paseban.Tests.Pages.Disbursement;

namespace Paseban.Tests.Pages.Enrolment;

public sealed class DecreePagesTests(DemoWorld world)
{
    private const string Header = "nik,program,jumlah_per_bulan,mulai,sampai,asal,kohort\n";
    private const string Unknown = "3171990101990099,KLJ,600000,2022-02,2022-12,baru,2022-II\n";

    [Fact]
    public async Task Decree_ShownToTheAuditor_HasTotalsLinesAndNoAct()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var auditor = await office.AsAsync(Role.Auditor);
        var list = await auditor.GetAsync("/decrees");
        var link = list.Document.QuerySelector("main tbody a")!.GetAttribute("href")!;

        var decree = await auditor.GetAsync(link);
        var filtered = await auditor.GetAsync(link + "?programme=KLJ");
        var changes = await auditor.GetAsync(link + "/changes");
        var recipients = await auditor.GetAsync("/recipients?programme=KLJ&status=active");

        Assert.All([decree, filtered, changes, recipients], shown => Assert.Equal(HttpStatusCode.OK, shown.Status));
        Assert.Empty(decree.Document.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(2, decree.Document.QuerySelectorAll("main table").Length);
        Assert.DoesNotMatch(Secrets.AnyNik, decree.Html + recipients.Html);
        Assert.Contains("*", recipients.Document.QuerySelector("main tbody td")!.TextContent, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Pages_BeforeAnythingHappened_SayWhatToDo(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, engine);
        using var reader = await Reader.OfAsync(site, Role.PusdatinOfficer);

        foreach (var path in (string[])["/decrees", "/recipients"])
        {
            var shown = await reader.GetAsync(path);
            Assert.True(shown.Status == HttpStatusCode.OK, $"{path}: {shown.Status}");
            Assert.NotEmpty(shown.Document.QuerySelectorAll("main .empty"));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/decrees/DEC-1111-1")).Status);
    }

    [Fact]
    public async Task Import_WithBadRowsOnly_ShowsThemInTheReadersLanguageAndLandsNothing()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var officer = await office.AsAsync(Role.PusdatinOfficer);
        var form = await officer.GetAsync("/decrees/import");

        var nothing = await officer.SendAsync(form, ("Number", ""), ("Title", ""), ("SignedOn", ""));
        var disguised = await UploadAsync(officer, form, "daftar.xlsx", Header + Unknown);
        var job = await officer.WaitAsync(await UploadAsync(officer, form, "daftar.csv", Header + Unknown));
        var preview = await MoneyPages.ResultAsync(officer, job);
        var errors = await officer.SendAsync(preview, "#errors");
        await officer.GetAsync("/bahasa/en");
        var english = await officer.GetAsync(preview.Path);
        var stranger = await (await office.AsAsync(Role.DinasApprover)).GetAsync(preview.Path);
        var dropped = await officer.SendAsync(preview, "#drop");

        Assert.Equal(HttpStatusCode.BadRequest, nothing.Status);
        Assert.Equal(3, nothing.Errors.Count);
        Assert.Equal(HttpStatusCode.BadRequest, disguised.Status);
        Assert.Null(preview.Document.QuerySelector("#land"));
        Assert.Equal(["Tidak ada orang terdaftar dengan NIK ini.", "Periksa nomornya, atau masukkan dahulu datanya."], Refusal(preview));
        Assert.Equal(["nobody in the registry has this NIK.", "Check the number, or import the person first."], Refusal(english));
        Assert.Contains("line,column,value,reason,remedy,alasan,saran", errors.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("3171990101990099", preview.Html + errors.Html, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, stranger.Status);
        Assert.EndsWith("/decrees", dropped.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(preview.Path)).Status);
    }

    /// <summary>Reason and remedy of the one row that is refused.</summary>
    private static IEnumerable<string> Refusal(Shown preview) =>
        preview.Document.QuerySelectorAll(".wide tbody td").Skip(2).Select(cell => cell.TextContent);

    private static Task<Shown> UploadAsync(Reader officer, Shown form, string name, string content) => officer.UploadAsync(
        form, "List", name, Encoding.UTF8.GetBytes(content), ("Number", "Kepgub 7/2022"), ("Title", "Uji"), ("SignedOn", "2022-01-10"));
}
