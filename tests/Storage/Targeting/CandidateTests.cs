using Paseban.Assistance.Intake;
using Paseban.Assistance.Targeting;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Targeting;

public sealed class CandidateTests
{
    [DatabaseTheory]
    public async Task Assess_DeterminedAndCurrentPeople_MovesEachByTheProgrammesLaw(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeterminedAsync();
        await wave.DeterminedAsync(facts: GoodFacts.Replace("owns_car=no", "owns_car=yes", StringComparison.Ordinal), born: "1970-01-01");
        await wave.DeterminedAsync(facts: GoodFacts.Replace("owns_car=no;", "", StringComparison.Ordinal));
        await wave.DeterminedAsync("KAJ");
        await wave.ApplicantAsync();
        var current = await wave.Village.AddPersonAsync();
        await wave.Village.ImportAsync(
            [Line(current, amount: 600_000, from: "2021-01", to: "2021-12")], "Kepgub 9/2021", new DateOnly(2021, 1, 10));

        var assessed = (await wave.AssessAsync()).Value;

        Assert.Equal(
            (4L, 1L, 2L, 1L, 1L), (assessed.People, assessed.Current, assessed.Eligible, assessed.NotEligible, assessed.Unknown));
        Assert.Equal(
            ["1 passed", "2 dropped UNDER_AGE", "3 verify FACT_UNKNOWN", "6 passed"], await wave.SaidAsync(CaseStep.Candidacy));
        var detail = await wave.Village.SingleAsync<string>("select detail from case_step where reason = 'UNDER_AGE'");
        Assert.Equal($"assessment={assessed.Reference};failed=minimum_age,no_car;origin=new", detail);
        Assert.Equal(4, await wave.Village.SingleAsync<long>("select count(*) from decision"));
        await wave.AssertTrailAsync();
    }

    [DatabaseTheory]
    public async Task Assess_NobodyUnknownWaveOrMonth_IsRefused(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var context = Wave.Act(ProcessKind.CandidatesRanking);

        Assert.Equal("candidates.none", (await wave.AssessAsync()).Problems[0].Code);
        var assess = new AssessCandidates(wave.Database, Statute);
        Assert.Equal("wave.unknown", (await assess.RunAsync(new("KLJ", Wave.January, "X"), context, ct: Stop)).Problems[0].Code);
        Assert.Equal("programme", (await assess.RunAsync(new("BLT", Wave.January), context, ct: Stop)).Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Rank_Candidates_OrdersByTheRuleAndCutsAtTheQuota(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.RankableAsync(priority: 2);
        await wave.RankableAsync(priority: 1, born: "1955-05-05");
        await wave.RankableAsync(priority: 1, born: "1940-05-05");
        await wave.RankableAsync(facts: GoodFacts.Replace("registry_decile=1", "registry_decile=2", StringComparison.Ordinal));
        await wave.RankableAsync(area: Wave.Gambir);
        await wave.DeterminedAsync();
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 2), (Wave.Gambir, "KLJ", 5));

        var ranking = await wave.RankedAsync();

        Assert.Equal((3L, 2L, 0L, 600_000L), (ranking.Selected, ranking.Waiting, ranking.Elsewhere, ranking.Amount));
        Assert.Equal(
            ["1 waiting QUOTA_FULL", "2 passed", "3 passed", "4 waiting QUOTA_FULL", "5 passed"], await wave.SaidAsync(CaseStep.Selection));
        var lines = await wave.Village.ListAsync<(long Place, long Person, string Outcome)>(
            "select place, person_id, outcome from ranking_line where area = @Petojo order by place", new { Wave.Petojo });
        Assert.Equal([(1L, 3L, "selected"), (2L, 2L, "selected"), (3L, 1L, "waiting"), (4L, 4L, "waiting")], lines);
        Assert.Equal(
            $"ranking={ranking.Reference};place=4;quota=2;waiting=2",
            await wave.Village.SingleAsync<string>("select detail from case_step where reason = 'QUOTA_FULL' and person_id = 4"));
        Assert.Equal(
            "decile=1;priority=1;age=81;frail_or_alone=no",
            await wave.Village.SingleAsync<string>("select grounds from ranking_line where person_id = 3"));
        await Assert.ThrowsAnyAsync<Exception>(() => wave.Village.ExecuteAsync("update ranking_line set place = 1"));
        var shown = (await new ShowRanking(wave.Database).RunAsync(null, "KLJ", Wave.January, Wave.Gambir, 10, Stop)).Value;
        Assert.True(shown.IsWhole);
        Assert.Equal([5L], shown.Lines.Select(line => line.PersonId));
        await wave.AssertTrailAsync();
    }

    [DatabaseTheory]
    public async Task Rank_AlikeCandidates_PutsWhoReceivesFirstThenTheEarlierApplication(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var (late, early) = (await wave.Village.AddPersonAsync(), await wave.Village.AddPersonAsync());
        var current = await wave.Village.AddPersonAsync();
        await wave.ApplyAsync([late], submittedAt: 2_000);
        await wave.ApplyAsync([early], submittedAt: 1_000);
        await wave.Village.ImportAsync(
            [Line(current, amount: 600_000, from: "2021-01", to: "2021-12")], "Kepgub 9/2021", new DateOnly(2021, 1, 10));
        foreach (var nik in (string[])[late, early]) await wave.SayAsync(CaseStep.Determination, nik);
        foreach (var nik in (string[])[late, early, current])
            await wave.SayAsync(CaseStep.ProgrammeDeliberation, nik, detail: "priority=1", programme: "KLJ");
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1));

        await wave.RankedAsync();

        Assert.Equal(
            [3L, 2L, 1L], await wave.Village.ListAsync<long>("select person_id from ranking_line order by place"));
        Assert.Equal("existing", await wave.Village.SingleAsync<string>("select origin from ranking_line where person_id = 3"));
    }

    [DatabaseTheory]
    public async Task Rank_Again_ChangesNothingUntilTheQuotaDoes(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.RankableAsync();
        await wave.RankableAsync();
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1));
        var first = await wave.RankedAsync();

        var again = (await wave.RankAsync()).Value;
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 2));
        var wider = (await wave.RankAsync()).Value;

        Assert.Equal((first.Id, true), (again.Ranking.Id, again.WasKnown));
        Assert.Equal((2L, false), (wider.Ranking.Selected, wider.WasKnown));
        Assert.Equal(2, await wave.Village.SingleAsync<long>("select count(*) from ranking"));
    }

    [DatabaseTheory]
    public async Task Rank_TwoProgrammesOfAGroup_LeavesOneBenefitByTheStatedOrder(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var both = await wave.DeterminedAsync("KLJ,KPDJ");
        await wave.SayAsync(CaseStep.ProgrammeDeliberation, both, detail: "priority=1", programme: "KLJ");
        await wave.SayAsync(CaseStep.ProgrammeDeliberation, both, detail: "priority=1", programme: "KPDJ");
        await wave.RankableAsync(programme: "KPDJ");
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1), (Wave.Petojo, "KPDJ", 1));
        await wave.RankedAsync("KPDJ");
        await wave.AssessAsync();

        var taken = (await wave.RankAsync()).Value;
        var next = (await new NextCandidates(wave.Database).RunAsync("KPDJ", Wave.January, new(2021, 12, 20), Stop)).Value;
        var again = (await wave.RankAsync("KPDJ")).Value;

        Assert.Equal(1, taken.TakenFrom["KPDJ"]);
        Assert.Equal([("OTHER_BENEFIT", 1L)], next.LeftBy.Select(left => (left.Key, left.Value)));
        Assert.Equal([2L], next.People.Select(person => person.PersonId));
        Assert.Equal((1L, 0L, 1L), (again.Ranking.Selected, again.Ranking.Waiting, again.Ranking.Elsewhere));
        await wave.AssertTrailAsync();
    }

    [DatabaseTheory]
    public async Task Rank_WithoutJudgementDeliberationOrQuota_IsRefusedWithTheNextStep(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var nik = await wave.DeterminedAsync();

        Assert.Equal("candidates.not-assessed", (await wave.RankAsync()).Problems[0].Code);
        await wave.AssessAsync();
        Assert.Equal("candidates.none-to-rank", (await wave.RankAsync()).Problems[0].Code);
        await wave.SayAsync(CaseStep.ProgrammeDeliberation, nik, programme: "KLJ");
        var unset = (await wave.RankAsync()).Problems[0];
        Assert.Equal("quota.unset", unset.Code);
        Assert.Contains(Wave.Petojo, unset.Message, StringComparison.Ordinal);
        await wave.Village.ExecuteAsync("update assessment set law_hash = 'x'");
        Assert.Equal("candidates.law-changed", (await wave.RankAsync()).Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Rank_BrokenOffAtTheEnd_LeavesNothing(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.RankableAsync();
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1));
        await wave.AssessAsync();
        await wave.Village.ExecuteAsync("update audit_head set sequence = sequence - 1");

        await Assert.ThrowsAnyAsync<Exception>(() => wave.RankAsync());

        Assert.Equal(
            0, await wave.Village.SingleAsync<long>("select (select count(*) from ranking) + (select count(*) from ranking_line)"));
        Assert.Empty(await wave.SaidAsync(CaseStep.Selection));
    }

    [DatabaseTheory]
    public async Task WhatIf_OtherQuotaCutAndAmount_CountsBesideThePresentAndChangesNothing(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        for (var i = 0; i < 3; i++) await wave.RankableAsync();
        await wave.RankableAsync(facts: GoodFacts.Replace("registry_decile=1", "registry_decile=5", StringComparison.Ordinal));
        await wave.DeterminedAsync(born: "1970-01-01");
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 2));
        await wave.RankedAsync();
        var before = await wave.Village.SingleAsync<long>("select count(*) from audit_event");

        var quota = await WhatIfAsync(wave, new("KLJ", Wave.January, QuotaPercent: 50));
        var cut = await WhatIfAsync(wave, new("KLJ", Wave.January, DecileCut: 4, Amount: 400_000));
        var file = wave.Village.WriteFile("kode_kelurahan,program,kuota", $"{Wave.Petojo},KLJ,10", $"{Wave.Gambir},KLJ,1");
        var filed = await WhatIfAsync(wave, new("KLJ", Wave.January, QuotaFile: file));

        Assert.Equal((2L, 3L, 4L), (quota.Now.Selected, quota.Then.Selected, quota.Then.Ranked));
        Assert.Equal((1_200_000L, 1_800_000L), (quota.Now.PerMonth.Amount, quota.Then.PerMonth.Amount));
        Assert.Equal((4L, 3L, 800_000L), (cut.Now.Ranked, cut.Then.Ranked, cut.Then.PerMonth.Amount));
        Assert.Equal((0L, 1L), (NotMet(cut.Now, "registry_decile"), NotMet(cut.Then, "registry_decile")));
        Assert.Equal((1L, 1L), (NotMet(cut.Now, "minimum_age"), NotMet(cut.Then, "minimum_age")));
        Assert.Equal(
            ["Petojo 2 10 2 4", "Gambir 0 1 0 0"],
            filed.Kelurahan.Select(a => $"{a.Kelurahan} {a.PlacesNow} {a.PlacesThen} {a.SelectedNow} {a.SelectedThen}"));
        Assert.Equal(before, await wave.Village.SingleAsync<long>("select count(*) from audit_event"));
    }

    [DatabaseTheory]
    public async Task WhatIf_NothingOrTwoThings_IsRefused(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var whatIf = new ShowWhatIf(wave.Database, Statute);

        Assert.Equal("what-if.nothing", (await whatIf.RunAsync(new("KLJ", Wave.January), ct: Stop)).Problems[0].Code);
        Assert.Equal("what-if.quota", (await whatIf.RunAsync(new("KLJ", Wave.January, 10, "x"), ct: Stop)).Problems[0].Code);
        Assert.Equal("what-if.amount", (await whatIf.RunAsync(new("KLJ", Wave.January, Amount: 0), ct: Stop)).Problems[0].Code);
        Assert.Equal("law-parameter", (await whatIf.RunAsync(new("KLJ", Wave.January, DecileCut: 11), ct: Stop)).Problems[0].Code);
        Assert.Equal("candidates.not-assessed", (await whatIf.RunAsync(new("KLJ", Wave.January, 10), ct: Stop)).Problems[0].Code);
    }

    private static async Task<WhatIfShown> WhatIfAsync(Wave wave, WhatIfRequest request) =>
        (await new ShowWhatIf(wave.Database, Statute).RunAsync(request, ct: Stop)).Value;

    private static long NotMet(WhatIfSide side, string criterion) =>
        side.Criteria.Single(count => count.Criterion.Name == criterion).NotMet;
}
