using System.Net;
using Paseban.Storage;
using static Paseban.Tests.Pages.Registration.Household;

namespace Paseban.Tests.Pages.Registration;

/// <summary>An officer at the counter who types a family's form in one go.</summary>
public sealed class CounterTests
{
    private static readonly (string Path, string Value)[] Family =
    [
        ("kk", Kk), ("address", "Jl. Melati 5"), ("rt", "5"), ("rw", "2"), ("area", Kelurahan),
        ("answers.public_employee", "no"), ("answers.car", "no"), ("answers.property_over_1b", "no"), ("answers.water", "2"),
        ("members[0].name", "Sri Wahyuni"), ("members[0].nik", HeadNik), ("members[0].programmes", "KLJ"),
        ("members[2].name", "Ayu"), ("members[2].nik", ChildNik), ("members[2].relation", "cucu"), ("members[2].birthDate", "05062018"),
    ];

    [DatabaseTheory]
    public async Task New_CompleteForm_IsCheckedAndSubmitted(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, engine);
        await PrepareAsync(site);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, Kelurahan);
        var form = await officer.GetAsync("/applications/new");

        var check = await AnswerAsync(officer, form, "submit", Family);
        var again = await officer.GetAsync(check.Path);
        var refused = await officer.GetAsync(check.Path.Replace("/submit", "/withdraw", StringComparison.Ordinal));
        await officer.SendAsync(again);
        var after = await officer.GetAsync(check.Path.Replace("/submit", "/edit", StringComparison.Ordinal));

        Assert.Matches("^/applications/REG-[0-9A-Z-]+/submit$", check.Path);
        Assert.Equal(2, again.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("draf", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Menyimpan berarti mengirim perubahan", after.Text, StringComparison.Ordinal);
        Assert.Equal("Ayu", after.Document.QuerySelector($"[name='{NameOf("members[1].name")}']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task New_WithGaps_IsKeptAndMarksEachField()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        await PrepareAsync(site);
        using var officer = await Reader.OfAsync(site, Role.Pendamsos, Kelurahan);
        var form = await officer.GetAsync("/applications/new");

        var marked = await AnswerAsync(officer, form, "submit", ("members[0].name", "Sri Wahyuni"));
        var link = marked.Document.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")!).First();
        var kept = await AnswerAsync(officer, marked, "draft", ("kk", Kk));

        Assert.Matches("^/applications/REG-[0-9A-Z-]+/edit", marked.Path);
        Assert.NotNull(marked.Document.GetElementById(link[1..]));
        Assert.Contains("Draf tersimpan", kept.Text, StringComparison.Ordinal);
        Assert.Contains("kunjungan rumah", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_InAnotherKelurahan_IsRefusedAndNotOffered()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        await PrepareAsync(site);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, "31.73.01.1005");
        var form = await officer.GetAsync("/applications/new");

        var refused = await AnswerAsync(officer, form, "submit", Family);
        var byName = await AnswerAsync(
            officer, form, "submit", [.. Family.Select(answer => answer.Path == "area" ? (answer.Path, "Kebon Kosong") : answer)]);

        foreach (var answer in new[] { refused, byName })
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains("bukan wilayah Anda", string.Join(' ', answer.Errors), StringComparison.Ordinal);
        }
        Assert.DoesNotContain(form.Document.QuerySelectorAll("option"), option => option.GetAttribute("value") == Kelurahan);
    }

    [Fact]
    public async Task Edit_OutOfScope_IsNotFound()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        await PrepareAsync(site);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, Kelurahan);
        using var elsewhere = await Reader.OfAsync(site, Role.Lurah, "31.73.01.1005");
        var check = await AnswerAsync(officer, await officer.GetAsync("/applications/new"), "submit", Family);
        await officer.SendAsync(check);
        var reference = check.Path.Split('/')[2];

        foreach (var act in new[] { "edit", "submit", "withdraw", "attach" })
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/applications/{reference}/{act}")).Status);
    }

    [Fact]
    public async Task Edit_ChangedMeanwhile_IsNotOverwritten()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        await PrepareAsync(site);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, Kelurahan);
        using var colleague = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var check = await AnswerAsync(officer, await officer.GetAsync("/applications/new"), "submit", Family);
        var edit = check.Path.Replace("/submit", "/edit", StringComparison.Ordinal);
        var mine = await officer.GetAsync(edit);
        var theirs = await colleague.GetAsync(edit);

        await AnswerAsync(colleague, theirs, "draft", ("address", "Jl. Mawar 7"));
        var late = await AnswerAsync(officer, mine, "draft", ("address", "Jl. Kenanga 9"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("sudah diubah orang lain", late.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Treasurer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.CallCentre)]
    public async Task New_ForARoleWithoutTheRight_IsRefused(Role role)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var reader = await Reader.OfAsync(site, role);

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/applications/new")).Status);
    }

    private static Task<Shown> AnswerAsync(Reader reader, Shown page, string act, params (string Path, string Value)[] answers) =>
        reader.SendAsync(page, [.. answers.Select(answer => (NameOf(answer.Path), answer.Value)), ("act", act)]);
}
