using Paseban.Assistance.Intake;
using Paseban.Assistance.Targeting;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Targeting;

/// <summary>What happens beside a ranking, or between its judgement, itself and its draft.</summary>
public sealed class StaleRankingTests
{
    private static readonly TimeSpan UntilBothWait = TimeSpan.FromSeconds(1.5);

    [DatabaseTheory]
    public async Task Rank_TwoProgrammesOfAGroupAtOnce_LeavesOneBenefit(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var both = await wave.DeterminedAsync("KLJ,KPDJ");
        foreach (var programme in (string[])["KLJ", "KPDJ"])
        {
            await wave.SayAsync(CaseStep.ProgrammeDeliberation, both, detail: "priority=1", programme: programme);
            Assert.True((await wave.AssessAsync(programme)).Succeeded);
        }
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1), (Wave.Petojo, "KPDJ", 1));

        var ranking = new List<Task<Outcome<CandidatesRanked>>>();
        await using (var held = await wave.Database.BeginAsync(Wave.Act(ProcessKind.CandidatesRanking), Stop))
        {
            if (engine == Engine.Postgres) await held.ExecuteAsync("lock table ranking in share row exclusive mode", ct: Stop);
            foreach (var programme in (string[])["KLJ", "KPDJ"]) ranking.Add(Task.Run(() => wave.RankAsync(programme), Stop));
            await Task.Delay(UntilBothWait, Stop);
        }
        foreach (var ranked in await Task.WhenAll(ranking)) Assert.True(ranked.Succeeded);

        var next = await new NextCandidates(wave.Database).RunAsync("KPDJ", Wave.January, new(2021, 12, 20), Stop);
        var selected = await wave.Village.ListAsync<string>(
            "select r.programme from ranking_line l join ranking r on r.id = l.ranking_id where l.outcome = 'selected'");
        // The one that came second either saw that the first gave a benefit, or takes it over and says so.
        Assert.True(selected.Count == 1 || next.Value.LeftBy.ContainsKey("OTHER_BENEFIT"), string.Join(',', selected));
    }

    [DatabaseTheory]
    public async Task Draft_OfARankingJudgedAnewSince_IsRefusedUntilRankedAgain(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.RankableAsync();
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1));
        var old = await wave.RankedAsync();
        Assert.True((await wave.AssessAsync()).Succeeded);
        var targeting = new ShowTargeting(wave.Database);

        var refused = await wave.DraftAsync(wave.FileOf("draft.csv"), [old.Reference]);
        var outdated = Assert.Single(await targeting.CandidaciesAsync(Statute.Version, Stop)).IsRankingOutdated;
        var again = (await wave.RankAsync()).Value;
        var drafted = await wave.DraftAsync(wave.FileOf("draft.csv"), [again.Ranking.Reference]);

        Assert.Equal("draft.outdated-ranking", Assert.Single(refused.Problems).Code);
        Assert.True(outdated);
        Assert.NotEqual(old.Id, again.Ranking.Id);
        Assert.True(drafted.Succeeded);
        Assert.False(Assert.Single(await targeting.CandidaciesAsync(Statute.Version, Stop)).IsRankingOutdated);
    }

    [DatabaseTheory]
    public async Task Draft_OfARankingByAnotherLawOrUnderALawNotAdopted_IsRefused(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.RankableAsync();
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1));
        var ranking = await wave.RankedAsync();
        var newer = Paseban.Rules.Law.Load(LawFolder.With("common/reasons.yaml", "\n", "\n\n")).Value;

        var unadopted = await DraftAsync();
        await wave.Village.ExecuteAsync(
            "insert into law_version (hash, adopted_at, adopted_by, files) values (@Version, 2, 99, '')", new { newer.Version });
        var refused = await DraftAsync();

        Assert.Equal("law.not-adopted", Assert.Single(unadopted.Problems).Code);
        Assert.Equal("draft.outdated-ranking", Assert.Single(refused.Problems).Code);

        Task<Outcome<DecreeDrafted>> DraftAsync() => new DraftDecree(wave.Database, wave.Village.Keys, newer).RunAsync(
            new([ranking.Reference], "Kepgub 1/2022", wave.FileOf("draft.csv")),
            Wave.Act(ProcessKind.DecreeDrafting, "2021-12-20"), ct: Stop);
    }

    [DatabaseTheory]
    public async Task Rank_TwoRecordsMergedSinceTheJudgement_RanksAndCountsThePersonOnce(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var (kept, merged) = (await wave.RankableAsync(priority: 2), await wave.RankableAsync(priority: 1));
        await wave.RankableAsync(priority: 3);
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 5));
        Assert.True((await wave.AssessAsync()).Succeeded);
        await wave.Village.MergeAsync(kept, merged);

        var ranked = await wave.RankAsync();
        var whatIf = await new ShowWhatIf(wave.Database, Statute).RunAsync(new("KLJ", Wave.January, QuotaPercent: 50), ct: Stop);

        Assert.Equal((2L, 2L), (ranked.Value.Ranking.Selected, whatIf.Value.Now.People));
        // The newest application speaks.
        Assert.Equal(
            [(1L, 1L, 2L), (2L, 3L, 3L)],
            await wave.Village.ListAsync<(long, long, long)>("select place, person_id, case_id from ranking_line order by place"));
    }
}
