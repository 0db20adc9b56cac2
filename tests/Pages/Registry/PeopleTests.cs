using System.Net;
using Paseban.Storage;
using static Paseban.Tests.Pages.Registry.Neighbours;

namespace Paseban.Tests.Pages.Registry;

public sealed class PeopleTests
{
    private static readonly string[] Acts =
    [
        "vital-event", "fact", "disability", "representative", "account", "nik", "merge", "suspend", "restore", "end", "visit", "finding",
    ];

    [DatabaseTheory]
    public async Task Search_ByName_ListsPeopleAndKeepsNothingThatIdentifies(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);

        var empty = await officer.GetAsync("/people");
        var found = await officer.SendAsync(empty, ("Name", "siti"), ("Purpose", "asks when the money comes"));

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Contains("Siti Aminah", found.Text, StringComparison.Ordinal);
        Assert.Contains("Siti Jauhari", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SitiNik, found.Html, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Search_WithoutAPurpose_IsRefusedAtTheField(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.CallCentre);

        var refused = await officer.SendAsync(await officer.GetAsync("/people"), ("Name", "siti"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Single(refused.Errors);
        Assert.DoesNotContain("Siti Aminah", refused.Text, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Search_ByNik_LeadsToThePersonAndLeavesNoNumberInTheAddress(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.CallCentre);

        var person = await officer.SendAsync(await officer.GetAsync("/people"), ("Number", SitiNik), ("NumberPurpose", "calls"));
        var household = await officer.SendAsync(
            await officer.GetAsync("/people"), ("Number", "3171990101150001"), ("NumberPurpose", "calls"));
        var asName = await officer.SendAsync(await officer.GetAsync("/people"), ("Name", SitiNik), ("Purpose", "calls"));

        Assert.StartsWith("/people/P-", person.Path, StringComparison.Ordinal);
        Assert.Contains("Budi Santoso", household.Text, StringComparison.Ordinal);
        Assert.Matches("^/people[?]sought=[A-Za-z0-9_-]+$", household.Path);
        Assert.Equal((HttpStatusCode.BadRequest, "/people"), (asName.Status, asName.Path));
    }

    [DatabaseTheory]
    public async Task Search_Answered_HasAnAddressThatTellsNothingAndIsLoggedOnceEachTime(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.CallCentre);

        var found = await officer.SendAsync(await officer.GetAsync("/people"), ("Name", "siti aminah"), ("Purpose", "pengaduan 12"));
        var once = await LooksAsync(site);
        var again = await officer.GetAsync(found.Path);
        var household = await officer.SendAsync(found, ("Number", "3171990101150001"), ("NumberPurpose", "pengaduan 12"));

        Assert.Matches("^/people[?]sought=[A-Za-z0-9_-]+$", found.Path);
        Assert.All([found, again], answer => Assert.Contains("Siti Aminah", answer.Text, StringComparison.Ordinal));
        Assert.Contains("Budi Santoso", household.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            found.Document.QuerySelectorAll("a[href]"),
            link => link.GetAttribute("href")!.Contains("siti", StringComparison.OrdinalIgnoreCase));
        Assert.Equal((1, 4), (once, await LooksAsync(site)));
    }

    [DatabaseTheory]
    public async Task Search_WithASealOfSomebodyElseOrDamagedOrNone_IsAskedAgain(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.CallCentre);
        using var other = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var found = await officer.SendAsync(await officer.GetAsync("/people"), ("Name", "siti"), ("Purpose", "calls"));
        var before = await LooksAsync(site);

        var foreign = await other.GetAsync(found.Path);
        var damaged = await officer.GetAsync(found.Path[..^9] + "AAAAAAAAA");
        var plain = await officer.GetAsync("/people?name=siti&purpose=calls");

        Assert.All([foreign, damaged, plain], answer =>
        {
            Assert.Equal("/people", answer.Path);
            Assert.Contains("Silakan cari ulang", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Siti", answer.Text, StringComparison.Ordinal);
        });
        Assert.Equal(before, await LooksAsync(site));
    }

    [DatabaseTheory]
    public async Task Person_Masked_ShowsNumbersOnlyForAPurpose(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var address = "/people/" + await ReferenceOfAsync(site, "siti aminah");

        var masked = await officer.GetAsync(address);
        var refused = await officer.SendAsync(masked, ("Purpose", " "));
        var shown = await officer.SendAsync(masked, ("Purpose", "compares the card"));

        Assert.DoesNotContain(SitiNik, masked.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Jl. Rahasia", masked.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.DoesNotContain(SitiNik, refused.Html, StringComparison.Ordinal);
        Assert.Contains(SitiNik, shown.Text, StringComparison.Ordinal);
        Assert.Contains("Jl. Rahasia 5", shown.Text, StringComparison.Ordinal);
        Assert.Equal(1, shown.Document.QuerySelectorAll("h1").Length);
    }

    [DatabaseTheory]
    public async Task Person_DiedOnADecreeUnderALawThatNobodyAdopted_IsToldBoth(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var reference = await ReferenceOfAsync(site, "siti aminah");
        await PutOnADecreeAsync(site, Reference.Read("P", reference).Value.Id);

        var page = await officer.GetAsync($"/people/{reference}");

        Assert.Contains("Meninggal 5 Maret 2024: bulan sesudah bulan itu tidak dibayar", page.Text, StringComparison.Ordinal);
        Assert.Contains("dinilai menurut aturan yang belum ditetapkan", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_SixtyTimesAMinute_IsStoppedThen()
    {
        await using var site = await OpenAsync(Engine.Sqlite);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var form = await officer.GetAsync("/people");

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 61; i++)
            answers.Add((await officer.SendAsync(form, ("Name", "siti"), ("Purpose", "asks when the money comes"))).Status);

        Assert.All(answers.Take(60), answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[60]);
    }

    [Fact]
    public async Task Person_OpenedByAMachine_IsStoppedAfterSixtyAMinute()
    {
        await using var site = await OpenAsync(Engine.Sqlite);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var address = "/people/" + await ReferenceOfAsync(site, "siti aminah");

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 61; i++) answers.Add((await officer.GetAsync(i % 2 == 0 ? address : address + "/account")).Status);

        Assert.All(answers.Take(60), answer => Assert.NotEqual(HttpStatusCode.TooManyRequests, answer));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[60]);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/people")).Status);
    }

    [DatabaseTheory]
    public async Task Person_OutsideTheArea_IsAsUnknownAsNobody(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.KelurahanOfficer, Kelurahan);
        var stranger = await ReferenceOfAsync(site, "jauhari");

        var search = await officer.SendAsync(await officer.GetAsync("/people"), ("Name", "jauhari"), ("Purpose", "looks"));
        var page = await officer.GetAsync("/people/" + stranger);
        var visit = await officer.GetAsync($"/people/{stranger}/visit");

        Assert.DoesNotContain("Siti Jauhari", search.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.Status, visit.Status));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/people/P-1111-A")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/people/" + SitiNik)).Status);
    }

    [DatabaseTheory]
    public async Task Acts_ByRole_AreOfferedAndRefused(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        using var auditor = await Reader.OfAsync(site, Role.Auditor);
        using var treasurer = await Reader.OfAsync(site, Role.Treasurer);
        var address = "/people/" + await ReferenceOfAsync(site, "siti aminah");

        foreach (var act in Acts)
        {
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"{address}/{act}")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync($"{address}/{act}")).Status);
        }
        var read = await auditor.GetAsync(address);
        Assert.Empty(read.Document.QuerySelectorAll(".acts a"));
        Assert.NotNull(read.Document.QuerySelector("#audit"));
        Assert.Equal(HttpStatusCode.Forbidden, (await treasurer.GetAsync("/people")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await treasurer.GetAsync(address)).Status);
    }

    [DatabaseTheory]
    public async Task Acts_WithoutGrounds_AreRefusedAtTheFields(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var address = "/people/" + await ReferenceOfAsync(site, "siti aminah");

        foreach (var act in new[] { "vital-event", "fact", "disability", "representative", "account", "nik", "finding" })
        {
            var refused = await officer.SendAsync(await officer.GetAsync($"{address}/{act}"), ("Evidence", ""));
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.NotEmpty(refused.Errors);
        }
    }

    [DatabaseTheory]
    public async Task VitalEvent_Recorded_StandsOnThePersonPage(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var address = "/people/" + await ReferenceOfAsync(site, "budi");

        var done = await officer.SendAsync(
            await officer.GetAsync(address + "/vital-event"), ("Event", "Death"), ("On", "2024-02-10"), ("Reason", "akta"),
            ("Evidence", "AKTA-1"));

        Assert.Equal(address, done.Path);
        Assert.Contains("10 Februari 2024", done.Text, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task VitalEvent_WithoutADay_IsTakenBackOnlyWhereThatIsAsked(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var address = "/people/" + await ReferenceOfAsync(site, "budi");
        (string, string)[] grounds = [("Reason", "akta"), ("Evidence", "AKTA-1")];
        var form = await officer.GetAsync(address + "/vital-event");

        var nothing = await officer.SendAsync(form, [("Event", "Death"), .. grounds]);
        await officer.SendAsync(form, [("Event", "Death"), ("On", "2024-02-10"), .. grounds]);
        var again = await officer.GetAsync(address + "/vital-event");
        var empty = await officer.SendAsync(again, [("Event", "Death"), .. grounds]);
        var move = await officer.SendAsync(again, [("What", "take-back"), ("Event", "MoveOut"), .. grounds]);
        var stands = await officer.GetAsync(address);
        var back = await officer.SendAsync(again, [("What", "take-back"), ("Event", "Death"), .. grounds]);

        Assert.All([nothing, empty, move], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.Null(form.Document.QuerySelector("[value=take-back]"));
        Assert.Contains("10 Februari 2024", stands.Text, StringComparison.Ordinal);
        Assert.Contains("Catatan ditarik", back.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("10 Februari 2024", back.Text, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task FactAccountAndNik_Recorded_StandOnThePersonPage(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var address = "/people/" + await ReferenceOfAsync(site, "siti aminah");

        var fact = await officer.SendAsync(
            await officer.GetAsync(address + "/fact"), ("Fact", "owns_car"), ("Value", "ya"), ("Source", "REVENUE"), ("Vintage", "2024-02"),
            ("Reason", "cek"), ("Evidence", "surat 1"));
        var account = await officer.SendAsync(
            await officer.GetAsync(address + "/account"), ("Number", "40100000001"), ("Holder", "SITI AMINAH"), ("Bank", "Bank DKI"),
            ("Reason", "baru"), ("Evidence", "buku"));
        var nik = await officer.SendAsync(
            await officer.GetAsync(address + "/nik"), ("Number", "3171994101500002"), ("Reason", "salah ketik"), ("Evidence", "KTP"));

        Assert.Equal(address, fact.Path);
        Assert.Contains("Bank DKI", account.Text, StringComparison.Ordinal);
        Assert.Contains("31************02", nik.Text, StringComparison.Ordinal);
    }

    private static async Task<long> LooksAsync(Site site)
    {
        await using var reading = await site.Database.ReadAsync(TestContext.Current.CancellationToken);
        return await reading.SingleAsync<long>("select count(*) from access_record");
    }

    [DatabaseTheory]
    public async Task Merge_ComparedAndDecided_ShowsBothRecords(Engine engine)
    {
        await using var site = await OpenAsync(engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var address = "/people/" + await ReferenceOfAsync(site, "siti aminah");
        var other = await ReferenceOfAsync(site, "jauhari");

        var compared = await officer.SendAsync(await officer.GetAsync(address + "/merge"), ("Other", other));
        var merged = await officer.SendAsync(compared, ("Reason", "orang yang sama"), ("Evidence", "berita acara 1"));

        Assert.NotEmpty(compared.Document.QuerySelectorAll("td.differs"));
        Assert.Equal(address, merged.Path);
        Assert.Contains(other, merged.Text, StringComparison.Ordinal);
    }
}
