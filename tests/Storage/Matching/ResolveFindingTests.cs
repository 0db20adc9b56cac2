using Paseban.Assistance.Intake;
using Paseban.Assistance.Matching;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Matching.Registration;

namespace Paseban.Tests.Storage.Matching;

public sealed class ResolveFindingTests
{
    [DatabaseTheory]
    public async Task Dismiss_ACarThatWasSold_ReopensTheHouseholdAndTakesTheFactBack(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = await wave.ApplyAsync("Siti Aminah", "Joko Susilo");
        await wave.VehiclesAsync([Car(siti[1], "JOKO SUSILO")]);
        var finding = Assert.Single(await ListAsync(wave));

        var resolved = await ResolveAsync(wave, finding.Reference, isConfirmed: false);
        var again = await ResolveAsync(wave, finding.Reference, isConfirmed: true);
        await wave.VehiclesAsync([Car(siti[1], "JOKO SUSILO", "2021-06")]);

        Assert.Equal(("OWNS_CAR", "excludes", true), (finding.Reason, finding.Effect, finding.IsHousehold));
        Assert.Equal(2, resolved.Value.Reopened);
        Assert.Equal("finding.resolved", again.Problems[0].Code);
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(siti[0]));
        Assert.Equal("", (await wave.FactsAsync(siti[0], "REVENUE")).Replace("|", "", StringComparison.Ordinal));
        Assert.Empty(await ListAsync(wave));
    }

    [DatabaseTheory]
    public async Task Confirm_ADoubt_DropsForItsGround(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = await wave.ApplyAsync("Siti Aminah");
        await wave.VehiclesAsync([Car(siti[0], "HENDRA WIJAYA")]);
        var finding = Assert.Single(await ListAsync(wave));

        var resolved = await ResolveAsync(wave, finding.Reference, isConfirmed: true);

        Assert.Equal(("FINDING_CONTRADICTED", "OWNS_CAR"), (finding.Reason, finding.Ground));
        Assert.Equal(1, resolved.Value.Dropped);
        Assert.Equal(("dropped", "OWNS_CAR"), await wave.StandingAsync(siti[0]));
    }

    [DatabaseTheory]
    public async Task Dismiss_OneOfTwoDoubts_LeavesTheOther(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = await wave.ApplyAsync("Siti Aminah");
        await wave.VehiclesAsync([Car(siti[0], "HENDRA WIJAYA")]);
        await wave.CivilAsync([Civil(siti[0], "SITI AMINAH", "NON_AKTIF")]);
        var inactive = Assert.Single(await ListAsync(wave), finding => finding.Kind == "NIK_INACTIVE");

        var resolved = await ResolveAsync(wave, inactive.Reference, isConfirmed: false);

        Assert.Equal((0L, 1L), (resolved.Value.Reopened, resolved.Value.StillOpen));
        Assert.Equal(("verify", "FINDING_CONTRADICTED"), await wave.StandingAsync(siti[0]));
    }

    [DatabaseTheory]
    public async Task Dismiss_ADropAfterANewerRun_StillLiftsIt(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (siti, budi) = (await wave.ApplyAsync("Siti Aminah", "Joko Susilo"), await wave.ApplyAsync("Budi Santoso"));
        await wave.VehiclesAsync([Car(siti[1], "JOKO SUSILO")]);
        await wave.InstitutionsAsync($"{budi[0]},BUDI SANTOSO,PSTW Budi Mulia 1,2019-02-01");
        await wave.ApplyAsync("Rina Wati");
        await wave.VehiclesAsync([Car("3171999999990001", "SIAPA", "2021-06")]);
        await wave.InstitutionsAsync("3171999999990001,SIAPA,PSTW Budi Mulia 1,2019-02-01");

        var open = await ListAsync(wave);
        foreach (var finding in open) Assert.True((await ResolveAsync(wave, finding.Reference, isConfirmed: false)).Succeeded);

        Assert.Equal(["IN_INSTITUTION", "OWNS_CAR"], open.Select(finding => finding.Reason).Order());
        foreach (var nik in new[] { siti[0], siti[1], budi[0] })
            Assert.Equal(("open", (string?)null), await wave.StandingAsync(nik));
    }

    [DatabaseTheory]
    public async Task Dismiss_OneOfTwoThatExclude_LeavesTheOtherUntilItIsDismissedToo(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = (await wave.ApplyAsync("Siti Aminah"))[0];
        await wave.RevenueAsync(
            "2021-07-05", new ExtractFile(MatchRegister.Vehicles, wave.Village.WriteFile(VehicleHeader, Car(siti, "SITI AMINAH"))),
            new ExtractFile(
                MatchRegister.Property, wave.Village.WriteFile(PropertyHeader, $"{siti},SITI AMINAH,JL A,2000000000,1,1,1"),
                new Month(2021, 5)));
        var (_, first) = await wave.StandingAsync(siti);
        var findings = (await ListAsync(wave)).ToLookup(finding => finding.Reason == first, finding => finding.Reference);

        var one = await ResolveAsync(wave, findings[true].Single(), isConfirmed: false);
        var between = await wave.StandingAsync(siti);
        var two = await ResolveAsync(wave, findings[false].Single(), isConfirmed: false);

        Assert.Equal((0L, 1L), (one.Value.Reopened, one.Value.StillOpen));
        Assert.Equal("dropped", between.Standing);
        Assert.NotEqual(first, between.Reason);
        Assert.Equal((1L, 0L), (two.Value.Reopened, two.Value.StillOpen));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(siti));
        var report = await AuditVerification.RunAsync(wave.Database, new() { RowSets = [CaseTrail.Rows] }, ct: Stop);
        Assert.True(report.Verified, string.Join("; ", report.Faults));
    }

    [DatabaseTheory]
    public async Task Dismiss_TheDoubtThatAnotherStepCovered_LeavesOnlyTheOther(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = (await wave.ApplyAsync("Siti Aminah"))[0];
        await wave.CivilAsync([Civil(siti, "SITI AMINAH", "NON_AKTIF")]);
        await wave.VehiclesAsync([Car(siti, "HENDRA WIJAYA")]);
        var findings = (await ListAsync(wave)).ToDictionary(finding => finding.Kind, finding => finding.Reference);

        await ResolveAsync(wave, findings["NIK_INACTIVE"], isConfirmed: false);
        var between = await wave.StandingAsync(siti);
        var last = await ResolveAsync(wave, findings["OWNS_CAR"], isConfirmed: false);

        Assert.Equal(("verify", "FINDING_CONTRADICTED"), between);
        Assert.Equal(1, last.Value.Reopened);
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(siti));
    }

    [DatabaseTheory]
    public async Task Dismiss_TheDeathOfAMergedRecord_TakesItBackOfTheOneThatStandsToo(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = (await wave.ApplyAsync("Siti Aminah"))[0];
        await wave.Village.MergeAsync(await wave.Village.AddPersonAsync(facts: ""), siti);
        await wave.CivilAsync([Civil(siti, "SITI AMINAH", "MENINGGAL", "2021-06-20")]);
        var carried = await wave.Village.SingleAsync<long>("select count(*) from person where died_on is not null");

        await ResolveAsync(wave, Assert.Single(await ListAsync(wave)).Reference, isConfirmed: false);

        Assert.Equal(2, carried);
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from person where died_on is not null"));
    }

    [DatabaseTheory]
    public async Task Resolve_WhatCannotBeDecided_IsRefused(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = await wave.ApplyAsync("Siti Aminah");
        await wave.CivilAsync([Civil(siti[0], "BUDI SANTOSO")]);
        var differs = Assert.Single(await ListAsync(wave));

        var noGround = await ResolveAsync(wave, differs.Reference, isConfirmed: true);
        var unknown = await ResolveAsync(wave, Reference.Of("FND", 999).ToString(), isConfirmed: true);
        var silent = await new ResolveFinding(wave.Database, Village.Statute).RunAsync(
            new(differs.Reference, false), Act(ProcessKind.FindingResolving) with { Evidence = "" }, Stop);

        Assert.Equal("finding.no-ground", noGround.Problems[0].Code);
        Assert.Equal("finding.unknown", unknown.Problems[0].Code);
        Assert.Equal("grounds.missing", silent.Problems[0].Code);
    }

    private static string Car(string nik, string owner, string vintage = "2021-05") => $"{nik},{owner},MOBIL,AVANZA,2012,B 3 RI,{vintage}";

    [DatabaseTheory]
    public async Task Worklist_PageByPageAndByReason_ShowsWhatWaits(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (siti, budi) = (await wave.ApplyAsync("Siti Aminah"), await wave.ApplyAsync("Budi Santoso"));
        await wave.VehiclesAsync([Car(siti[0], "SITI AMINAH"), Car(budi[0], "HENDRA WIJAYA")]);
        var worklist = new FindingWorklist(wave.Database);
        var elsewhere = new FindingWorklist(wave.Database.Within(new(11, [AreaCode.Parse("31.75.10.1001")])));

        var counts = await worklist.CountsAsync(Wave, Stop);
        var one = (await worklist.RunAsync(new(Wave, Most: 1), Stop)).Value;
        var two = (await worklist.RunAsync(new(Wave, After: one.After, Most: 1), Stop)).Value;
        var doubts = (await worklist.RunAsync(
            new(Wave, "verify", "FINDING_CONTRADICTED", "REVENUE", AreaCode.Parse("31")), Stop)).Value;
        var reference = Assert.Single(doubts.Findings).Finding.Reference;
        await ResolveAsync(wave, reference, isConfirmed: true);
        var shown = (await worklist.FindAsync(reference, Stop)).Value;
        var after = (await worklist.RunAsync(new(Wave), Stop)).Value;
        var all = (await worklist.RunAsync(new(Wave, OpenOnly: false), Stop)).Value;

        Assert.Equal((1, 1, 2), (one.Findings.Count, two.Findings.Count, counts.Count));
        Assert.Null(two.After);
        Assert.Equal((1, 2), (after.Findings.Count, all.Findings.Count));
        Assert.Equal(("confirmed", 1L), (shown.Resolution?.Decision, shown.Cases));
        Assert.Empty(await elsewhere.CountsAsync(Wave, Stop));
        Assert.Equal("finding.unknown", (await elsewhere.FindAsync(reference, Stop)).Problems[0].Code);
    }

    private static async Task<IReadOnlyList<ListedFinding>> ListAsync(Registration wave) =>
        (await new ListFindings(wave.Database).RunAsync(new(Wave), Stop)).Value.Findings;

    private static Task<Outcome<FindingResolved>> ResolveAsync(Registration wave, string finding, bool isConfirmed) =>
        new ResolveFinding(wave.Database, Village.Statute).RunAsync(
            new(finding, isConfirmed), Act(ProcessKind.FindingResolving), Stop);
}
