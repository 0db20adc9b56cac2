using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Targeting;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Targeting;

public sealed class DraftDecreeTests
{
    [DatabaseTheory]
    public async Task Draft_SelectedOfTwoProgrammes_IsWhatDecreeImportTakes(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var elder = await wave.RankableAsync();
        var child = await wave.RankableAsync(programme: "KAJ", born: "2019-01-01");
        await wave.RankableAsync(priority: 9);
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1), (Wave.Petojo, "KAJ", 1));
        string[] rankings = [(await wave.RankedAsync()).Reference, (await wave.RankedAsync("KAJ")).Reference];
        var path = wave.FileOf("draft.csv");

        var drafted = (await wave.DraftAsync(path, rankings)).Value;

        Assert.Equal(
            ["nik,program,jumlah_per_bulan,mulai,sampai,asal,kohort", $"{elder},KLJ,600000,2022-01,2022-12,baru,2022",
            $"{child},KAJ,300000,2022-01,2022-12,baru,2022"],
            await File.ReadAllLinesAsync(path, Stop));
        Assert.Equal((900_000L, false), (drafted.PerMonth.Amount, drafted.WasKnown));
        Assert.Equal(["1 passed", "2 passed"], await wave.SaidAsync(CaseStep.DecreeDraft));
        Assert.Equal(2, await wave.Village.SingleAsync<long>("select count(*) from access_record"));
        var imported = await ImportAsync(wave, path);
        Assert.True(imported.Succeeded, string.Join(' ', imported.Problems.Select(p => p.Message)));
        Assert.Equal(2, imported.Value.Decree.Lines);
        await wave.AssertTrailAsync();
    }

    [DatabaseTheory]
    public async Task Draft_Again_WritesTheSameFileAndNoSecondStep(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.RankableAsync();
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1));
        string[] rankings = [(await wave.RankedAsync()).Reference];
        await wave.DraftAsync(wave.FileOf("a.csv"), rankings);

        var again = (await wave.DraftAsync(wave.FileOf("b.csv"), rankings)).Value;

        Assert.True(again.WasKnown);
        Assert.Equal(await File.ReadAllBytesAsync(wave.FileOf("a.csv"), Stop), await File.ReadAllBytesAsync(wave.FileOf("b.csv"), Stop));
        Assert.Single(await wave.SaidAsync(CaseStep.DecreeDraft));
        Assert.Equal(2, await wave.Village.SingleAsync<long>("select count(*) from access_record"));
    }

    [DatabaseTheory]
    public async Task Draft_SomebodyDiedSinceTheRanking_LeavesThemOutAndNamesTheNext(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var (first, second) = (await wave.RankableAsync(priority: 1), await wave.RankableAsync(priority: 2));
        var third = await wave.RankableAsync(priority: 3);
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 2));
        var ranking = await wave.RankedAsync();
        await DieAsync(wave, first, "2021-12-15");

        var next = (await new NextCandidates(wave.Database).RunAsync("KLJ", Wave.January, new(2021, 12, 20), Stop)).Value;
        var drafted = (await wave.DraftAsync(wave.FileOf("draft.csv"), [ranking.Reference])).Value;

        Assert.Equal(1, next.LeftBy["DECEASED"]);
        Assert.Equal((await wave.Village.PersonAsync(third), 1L), (Assert.Single(next.People).PersonId, next.People[0].Waiting));
        Assert.Equal((1L, 1L), (drafted.LeftBy["DECEASED"], drafted.Programmes["KLJ"]));
        Assert.StartsWith(second, (await File.ReadAllLinesAsync(wave.FileOf("draft.csv"), Stop))[1], StringComparison.Ordinal);
        var (dead, selected) = (await wave.Village.PersonAsync(first), await wave.Village.PersonAsync(second));
        Assert.Equal([$"{dead} dropped DECEASED", $"{selected} passed"], await wave.SaidAsync(CaseStep.DecreeDraft));
    }

    [DatabaseTheory]
    public async Task Draft_AmendingAList_SaysTheDifferencesAndIsWhatDecreeAmendTakes(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var (ended, stays) = (await wave.RankableAsync(priority: 1), await wave.RankableAsync(priority: 2));
        var (dead, next, later) =
            (await wave.RankableAsync(priority: 3), await wave.RankableAsync(priority: 4), await wave.RankableAsync(priority: 5));
        await wave.RankableAsync(priority: 6);
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 3));
        var ranking = await wave.RankedAsync();
        var path = wave.FileOf("list.csv");
        await wave.DraftAsync(path, [ranking.Reference]);
        Assert.True((await ImportAsync(wave, path)).Succeeded);
        Assert.True((await wave.Village.ChangeAsync([$"{ended},KLJ,akhiri,NOT_FOUND,2022-02-10,BA"])).Succeeded);
        await DieAsync(wave, dead, "2022-02-20");
        var amendment = wave.FileOf("amendment.csv");

        var drafted = (await wave.DraftAsync(
            amendment, [ranking.Reference], "Kepgub 5/2022", "Kepgub 1/2022", new Month(2022, 4), "2022-03-20")).Value;

        Assert.Equal(
            ["nik,program,jumlah_per_bulan,mulai,sampai,asal,kohort,tindakan,alasan",
            $"{dead},KLJ,,2022-04,,,,hapus,DECEASED",
            $"{next},KLJ,600000,2022-04,2022-12,baru,2022,tambah,{ranking.Reference}",
            $"{later},KLJ,600000,2022-04,2022-12,baru,2022,tambah,{ranking.Reference}"],
            await File.ReadAllLinesAsync(amendment, Stop));
        Assert.Equal(2, drafted.Actions["tambah"]);
        var amended = await new AmendDecree(wave.Database, wave.Village.Keys, Statute).RunAsync(
            new(amendment, "Kepgub 5/2022", "Perubahan", new DateOnly(2022, 3, 25)), "Kepgub 1/2022", Act(at: "2022-03-26"), ct: Stop);
        Assert.True(amended.Succeeded, string.Join(' ', amended.Problems.Select(p => p.Message)));
        Assert.Equal("KLJ 2022-01..2022-12 active", Assert.Single(await wave.Village.SpansAsync(stays)));
        var after = await wave.DraftAsync(
            wave.FileOf("none.csv"), [ranking.Reference], "Kepgub 6/2022", "Kepgub 1/2022", new Month(2022, 4), "2022-03-27");
        Assert.Equal("draft.empty", after.Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Draft_WithoutPurposeOfAnOldRankingOrUnknownDecree_IsRefused(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.RankableAsync();
        await wave.RankableAsync();
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1));
        var old = await wave.RankedAsync();
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 2));
        var ranking = (await wave.RankAsync()).Value.Ranking.Reference;
        var path = wave.FileOf("draft.csv");
        var aimless = await new DraftDecree(wave.Database, wave.Village.Keys, Statute).RunAsync(
            new([ranking], "Kepgub 1/2022", path), Wave.Act(ProcessKind.DecreeDrafting, reason: ""), ct: Stop);

        Assert.Equal("access.purpose", aimless.Problems[0].Code);
        Assert.Equal("draft.old-ranking", (await wave.DraftAsync(path, [old.Reference])).Problems[0].Code);
        Assert.Equal("draft.rankings", (await wave.DraftAsync(path, [ranking, ranking])).Problems[0].Code);
        Assert.Equal("draft.number", (await wave.DraftAsync(path, [ranking], " ")).Problems[0].Code);
        Assert.Equal("decree.unknown", (await wave.DraftAsync(path, [ranking], amends: "Kepgub 0/2022")).Problems[0].Code);
        Assert.Equal("table.format", (await wave.DraftAsync(wave.FileOf("draft.txt"), [ranking])).Problems[0].Code);
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from access_record"));
    }

    private static Task<Outcome<DecreeChanged>> ImportAsync(Wave wave, string path) =>
        new ImportDecree(wave.Database, wave.Village.Keys, Statute).RunAsync(
            new(path, "Kepgub 1/2022", "Penerima", new DateOnly(2021, 12, 30)), Act(at: "2022-01-03"), ct: Stop);

    private static async Task DieAsync(Wave wave, string nik, string on) => await wave.Village.ExecuteAsync(
        "update person set died_on = @on where person_id = @person", new { on, person = await wave.Village.PersonAsync(nik) });
}
