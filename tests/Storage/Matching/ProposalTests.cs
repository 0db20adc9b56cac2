using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Matching;
using Paseban.Assistance.Registry;
using Paseban.Tests.Storage.Intake;
using static Paseban.Tests.Storage.Intake.Registrations;

namespace Paseban.Tests.Storage.Matching;

/// <summary>Proposed without a usable NIK: kept with the list, looked for in the registry, decided once.</summary>
public sealed class ProposalTests
{
    private const string Header =
        "nik,no_kk,nama,jenis_kelamin,tempat_lahir,tanggal_lahir,alamat,rt,rw,kode_kelurahan,hubungan,telepon,program,pegawai_negara,"
        + "mobil,njop_di_atas_1m,air_minum";

    private static readonly string[] Names =
    [
        "Ratna Sari", "Wira Kusuma", "Budi Santoso", "Tirta Yoga", "Lestari Utami", "Endra Gunawan", "Hadi Prasetyo", "Cahya Dewi",
        "Manda Naya", "Bambang Susilo", "Kartika Sari", "Joko Widodo", "Rina Wati", "Agus Salim", "Dewi Ratna", "Eko Nugroho",
        "Fitri Handayani", "Gatot Subroto", "Indah Permata", "Slamet Riyadi", "Tuti Alawiyah", "Umar Bakri", "Vina Melati", "Yanto Basuki",
    ];

    [DatabaseTheory]
    public async Task Import_HouseholdWithoutEveryNik_WaitsAsADraftAndTheOthersLand(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var imported = await ImportAsync(
            city, Row(1, 1), Row(1, 2, nik: ""), Row(2, 1, nik: "31719915031"), Row(3, 1), Row(4, 1, nik: "3.17199E+15"));
        var again = await ImportAsync(city, Row(1, 1), Row(1, 2, nik: ""), Row(5, 1));

        Assert.True(imported.Succeeded, string.Join(Environment.NewLine, imported.Problems));
        Assert.Equal((1, 2, 1), (imported.Value.Applications, imported.Value.Waiting, imported.Value.File.RowsRefused));
        Assert.Equal((1, 0, 1), (again.Value.Applications, again.Value.Waiting, again.Value.ProposedBefore));
        var waiting = await ListAsync(city);
        Assert.Equal([3L, 4L], waiting.Select(one => one.Line));
        Assert.All(waiting, one => Assert.Empty(one.Candidates));
        var draft = await city.ReadAsync(waiting[0].Application, Officer, reveal: true);
        Assert.Equal((ApplicationState.Draft, ApplicationDoor.ProposalList), (draft.Value.State, draft.Value.Door));
        Assert.Contains("Warga 1-2", draft.Value.Form!, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Link_SomebodyOfTheRegistry_IsFoundExplainedAndSubmittedWhenConfirmed(Engine engine)
    {
        await using var city = await RegistryAsync(engine);
        var imported = await ImportAsync(
            city, Row(1, 1, nik: "", name: "Ratna Sary", born: "1950-01-03"),
            Row(50, 1, nik: "", name: "Zulkifli Anwar", born: "1961-07-30"));

        var linked = await LinkAsync(city);
        var waiting = await ListAsync(city);
        city.Today = "2021-06-27";
        var found = waiting[0].Candidates[0];
        var decided = await DecideAsync(city, waiting[0].Reference, found.Person, areSame: true);
        var twice = await DecideAsync(city, waiting[0].Reference, found.Person, areSame: false);
        var relinked = await LinkAsync(city);

        Assert.Equal(2, imported.Value.Waiting);
        Assert.Equal((2L, 1L, 1L), (linked.Value.Waiting, linked.Value.Found, linked.Value.Candidates));
        Assert.InRange(found.PerMille, 900, 1000);
        Assert.Contains("tanggal_lahir exact", found.Parts, StringComparison.Ordinal);
        Assert.DoesNotContain("Ratna", found.Name, StringComparison.Ordinal);
        Assert.Empty(waiting[1].Candidates);
        Assert.True(decided.Succeeded, string.Join(Environment.NewLine, decided.Problems));
        Assert.Equal((1, Wave), (decided.Value.Submitted!.Members, decided.Value.Submitted.Wave.Code));
        Assert.Equal("proposal.decided", Assert.Single(twice.Problems).Code);
        Assert.Equal((1L, 0L), (relinked.Value.Waiting, relinked.Value.Candidates));
        Assert.Single(await ListAsync(city));
        await city.AssertTrailIsWholeAsync();
    }

    [DatabaseTheory]
    public async Task Link_AgainAfterTheRegistryWasCorrected_ForgetsWhomItIsNot(Engine engine)
    {
        await using var city = await RegistryAsync(engine);
        await ImportAsync(city, Row(1, 1, nik: "", name: Names[0], born: "1950-01-03"));
        var before = await LinkAsync(city);
        await using (var work = await city.Database.BeginAsync(city.Act(ProcessKind.PersonsImporting), Stop))
        {
            await work.ExecuteAsync(
                "update person set name = 'Zulkifli Anwar', folded_name = 'zulkifli anwar', birth_date = '1971-12-30' where name = @name",
                new { name = Names[0] }, Stop);
            await work.CommitAsync(Stop);
        }

        var again = await LinkAsync(city);

        Assert.Equal((1L, 0L), (before.Value.Candidates, again.Value.Candidates));
        Assert.Empty(Assert.Single(await ListAsync(city)).Candidates);
    }

    [DatabaseTheory]
    public async Task Decide_DraftThatGotItsNikByHandAfterTheLastDay_StaysInItsWave(Engine engine)
    {
        await using var city = await RegistryAsync(engine);
        await ImportAsync(city, Row(1, 1, nik: "", name: Names[0], born: "1950-01-03"));
        var draft = (await ListAsync(city))[0].Application;
        city.Today = "2021-06-27";
        var form = System.Text.Json.Nodes.JsonNode.Parse((await city.ReadAsync(draft, Counter, reveal: true)).Value.Form!)!;
        form["members"]![0]!["nik"] = Nik(1);

        var saved = await city.EditAsync(draft, form.ToJsonString(), Counter);
        var submitted = await city.SubmitAsync(draft, Counter);

        Assert.Equal(Wave, saved.Value.Wave?.Code);
        Assert.True(submitted.Succeeded, string.Join(Environment.NewLine, submitted.Problems));
    }

    [DatabaseTheory]
    public async Task Decide_NotTheSame_IsRememberedAndTheDraftStays(Engine engine)
    {
        await using var city = await RegistryAsync(engine);
        await ImportAsync(city, Row(1, 1, nik: "", name: Names[0], born: "1950-01-03"));
        await LinkAsync(city);
        var waiting = (await ListAsync(city))[0];

        var stranger = await DecideAsync(city, waiting.Reference, PersonKey.ReferenceOf(9), areSame: true);
        var unfounded = await new DecideProposal(city.Database, city.Keys, LawFolder.Law).RunAsync(
            new(waiting.Reference, waiting.Candidates[0].Person, false), city.Act(ProcessKind.ProposalDeciding, reason: ""), Stop);
        var different = await DecideAsync(city, waiting.Reference, waiting.Candidates[0].Person, areSame: false);
        var again = await DecideAsync(city, waiting.Reference, waiting.Candidates[0].Person, areSame: true);
        var relinked = await LinkAsync(city);

        Assert.Equal("proposal.candidate", Assert.Single(stranger.Problems).Code);
        Assert.False(unfounded.Succeeded);
        Assert.Null(different.Value.Submitted);
        Assert.Equal("proposal.decided", Assert.Single(again.Problems).Code);
        Assert.Equal((1L, 0L), (relinked.Value.Waiting, relinked.Value.Candidates));
        var nobody = await DecideAsync(city, Reference.Of("USL", 99).ToString(), waiting.Candidates[0].Person, areSame: true);
        Assert.Equal("proposal.unknown", Assert.Single(nobody.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Decide_AfterAChangeByHandOrTheClose_SaysWhatIsLeftToDo(Engine engine)
    {
        await using var city = await RegistryAsync(engine);
        await ImportAsync(
            city, Row(1, 1, nik: "", name: Names[0], born: "1950-01-03"), Row(2, 1, nik: "", name: Names[1], born: "1951-02-04"));
        await LinkAsync(city);
        var waiting = await ListAsync(city);
        var form = (await city.ReadAsync(waiting[0].Application, Counter, reveal: true)).Value.Form!;
        await city.EditAsync(waiting[0].Application, form.Replace(Names[0], "Orang Lain", StringComparison.Ordinal), Counter);
        city.Today = "2021-06-28";
        await city.CloseAsync();

        var changed = await DecideAsync(city, waiting[0].Reference, waiting[0].Candidates[0].Person, areSame: true);
        var late = await DecideAsync(city, waiting[1].Reference, waiting[1].Candidates[0].Person, areSame: true);

        Assert.Equal("proposal.changed", Assert.Single(changed.Problems).Code);
        Assert.Null(late.Value.Submitted);
        Assert.Contains(late.Value.Gaps, gap => gap.Code.StartsWith("wave.", StringComparison.Ordinal));
    }

    /// <summary>A registry of some dozens, each born on another day.</summary>
    private static async Task<Registrations> RegistryAsync(Engine engine)
    {
        var city = await CreateAsync(engine);
        var people = Names.Index().Select(one =>
            $"{Nik(one.Index + 1)},{Kk(one.Index + 1)},{one.Item},L,Jakarta,{Born(one.Index)},Jl. Melati {one.Index},005,002,"
            + $"{Kelurahan},kepala_keluarga");
        var file = city.Write(["nik,no_kk,nama,jenis_kelamin,tempat_lahir,tanggal_lahir,alamat,rt,rw,kode_kelurahan,hubungan", .. people]);
        var imported = await new ImportPersons(city.Database, city.Keys, LawFolder.Law.Facts).RunAsync(
            new(file), city.Act(ProcessKind.PersonsImporting), null, Stop);
        Assert.True(imported.Succeeded, string.Join(Environment.NewLine, imported.Problems));
        return city;
    }

    private static string Born(int place) => new DateOnly(1950, 1, 3).AddDays(397 * place).ToString("O", CultureInfo.InvariantCulture);

    private static string Kk(int household) => string.Create(CultureInfo.InvariantCulture, $"317199010120{household:0000}");

    private static string Nik(int number) => Any.NikDigits(new(1950, 1, 1), Sex.Male, number);

    private static string Row(int household, int member, string? nik = null, string? name = null, string? born = null) =>
        $"{nik ?? Nik((household * 10) + member + 500)},{Kk(household)},{name ?? $"Warga {household}-{member}"},L,Jakarta,"
        + $"{born ?? "1950-01-01"},Jl. Melati,5,002,{Kelurahan},{(member == 1 ? "kepala_keluarga" : "anak")},,KLJ,tidak,tidak,tidak,2";

    private static Task<Outcome<ApplicationsImported>> ImportAsync(Registrations city, params string[] rows) =>
        new ImportApplications(city.Database, city.Keys, LawFolder.Law).RunAsync(
            new(city.Write([Header, .. rows]), Wave, BadRows.SkipRow), city.Act(ProcessKind.ApplicationsImporting), null, Stop);

    private static Task<Outcome<ProposalsLinked>> LinkAsync(Registrations city) =>
        new LinkProposals(city.Database, LawFolder.Law).RunAsync(Wave, city.Act(ProcessKind.ProposalsLinking), null, Stop);

    private static async Task<IReadOnlyList<WaitingProposal>> ListAsync(Registrations city) =>
        (await new ListProposals(city.Database).RunAsync(Wave, Stop)).Value;

    private static Task<Outcome<ProposalDecided>> DecideAsync(Registrations city, string proposal, string person, bool areSame) =>
        new DecideProposal(city.Database, city.Keys, LawFolder.Law).RunAsync(
            new(proposal, person, areSame), city.Act(ProcessKind.ProposalDeciding, Counter), Stop);
}
