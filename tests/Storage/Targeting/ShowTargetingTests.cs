using Paseban.Assistance.Intake;
using Paseban.Assistance.Targeting;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Targeting;

/// <summary>What pages of targeting read, page by page and as counts.</summary>
public sealed class ShowTargetingTests
{
    private const string Second = "FMOTM-2022";

    [DatabaseTheory]
    public async Task Steps_CandidatesOfTwoWavesJudgedTogether_CountInTheWaveOfTheirApplication(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.RankableAsync();
        await wave.RankableAsync(priority: 2);
        var other = await wave.RankableAsync(priority: 3);
        await MoveToSecondWaveAsync(wave, other);
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 2));
        await wave.RankedAsync();

        var (first, second) = (await StepsAsync(wave, Wave.Code), await StepsAsync(wave, Second));

        Assert.Equal(["Candidacy KLJ 2 2 0", "Selection KLJ 2 2 0"], first);
        Assert.Equal(["Candidacy KLJ 1 1 0", "Selection KLJ 1 0 1"], second);
        Assert.Equal(first, await FunnelAsync(wave, Wave.Code));
        Assert.Equal(second, await FunnelAsync(wave, Second));
    }

    [DatabaseTheory]
    public async Task TargetLines_PageByPage_SaysEachOnceAndWhatBecameOfIt(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.DeliberatedAsync(3);
        await wave.DeliberatedAsync(1, area: Wave.Gambir);
        var list = (await wave.LockAsync()).Value.List.Reference;
        await wave.SayAsync(CaseStep.FieldVerification, niks[0], CaseOutcome.Dropped, "NOT_FOUND");
        var lines = new ListTargetLines(wave.Database);

        var first = (await lines.RunAsync(new(list, Most: 3), Stop)).Value;
        var last = (await lines.RunAsync(new(list, After: first.Next!.Value, Most: 3), Stop)).Value;
        var gambir = (await lines.RunAsync(new(list, AreaCode.Parse(Wave.Gambir)), Stop)).Value;

        Assert.Equal([1L, 2L, 3L, 4L], first.Lines.Concat(last.Lines).Select(line => line.Number));
        Assert.Null(last.Next);
        Assert.Equal(["dropped NOT_FOUND", "open ", "open "], first.Lines.Select(line => $"{line.Standing} {line.Reason}"));
        Assert.Equal([4L], gambir.Lines.Select(line => line.Number));
        Assert.All(first.Lines, line => Assert.Contains('*', line.Name));
        Assert.Equal("target-list.unknown", (await lines.RunAsync(new(Reference.Of("DST", 99).ToString()), Stop)).Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task RankingLines_PageByPageAndFiltered_SaysEachPlaceOnce(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        foreach (var priority in (long[])[1, 2, 3]) await wave.RankableAsync(priority);
        await wave.RankableAsync(area: Wave.Gambir);
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 2), (Wave.Gambir, "KLJ", 1));
        var ranking = (await wave.RankedAsync()).Reference;
        var lines = new ListRankingLines(wave.Database);

        var first = (await lines.RunAsync(new(ranking, Most: 3), Stop)).Value;
        var last = (await lines.RunAsync(new(ranking, After: first.Next, Most: 3), Stop)).Value;
        var waiting = (await lines.RunAsync(new(ranking, Outcome: "waiting"), Stop)).Value;
        var gambir = (await lines.RunAsync(new(ranking, AreaCode.Parse(Wave.Gambir)), Stop)).Value;

        Assert.Equal([1L, 2L, 3L, 4L], first.Lines.Concat(last.Lines).Select(line => line.PersonId));
        Assert.Null(last.Next);
        Assert.Equal([(3L, 3L, "waiting")], waiting.Lines.Select(line => (line.PersonId, line.Place, line.Outcome)));
        Assert.Equal([4L], gambir.Lines.Select(line => line.PersonId));
        Assert.All(first.Lines, line => Assert.Contains('*', line.Name));
        Assert.Equal(3, (await lines.RunAsync(new(ranking, After: "typed by hand", Most: 3), Stop)).Value.Lines.Count);
    }

    [DatabaseTheory]
    public async Task SubmissionsAndDrafts_AsTheyWereMade_ComeNewestFirst(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var targeting = new ShowTargeting(wave.Database);
        await wave.SentAsync(1);
        await wave.SentAsync(2, area: Wave.Gambir);
        await wave.RankableAsync();
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1));
        var ranking = (await wave.RankedAsync()).Reference;
        await wave.DraftAsync(wave.FileOf("a.csv"), [ranking]);
        await wave.DraftAsync(wave.FileOf("b.csv"), [ranking], "Kepgub 2/2022");

        var (sent, drafts) = (await targeting.SubmissionsAsync(Stop), await targeting.DraftsAsync(Stop));

        Assert.Equal([2L, 1L], sent.Select(one => one.Lines));
        Assert.Equal(["Kepgub 2/2022", "Kepgub 1/2022"], drafts.Select(draft => draft.Number));
        Assert.All(drafts, draft => Assert.Equal((ranking, 1L, 600_000L), (draft.Rankings.Single(), draft.Lines, draft.PerMonth.Amount)));
    }

    private static async Task<IEnumerable<string>> StepsAsync(Wave wave, string code)
    {
        var found = (await new ShowWave(wave.Database).ListAsync(Stop)).Single(one => one.Code == code);
        return (await new ShowTargeting(wave.Database).StepsAsync(found, seesAll: true, Stop))
            .Where(step => step.Step is CaseStep.Candidacy or CaseStep.Selection)
            .Select(step => $"{step.Step} {step.Programme} {step.In} {step.GoOn} {step.Waiting}");
    }

    private static async Task<IEnumerable<string>> FunnelAsync(Wave wave, string code) =>
        (await new ShowWave(wave.Database).RunAsync(code, Statute.Reasons, new(2022, 1, 1), Stop)).Value.Steps
            .Where(step => step.Step is CaseStep.Candidacy or CaseStep.Selection)
            .Select(step => $"{step.Step} {step.Programme} {step.In} {step.Passed} {step.Waiting}");

    private static async Task MoveToSecondWaveAsync(Wave wave, string nik)
    {
        await wave.Village.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by, closed_at)
            values (2, @Second, 'FMOTM', '2021-08-07', '2021-09-02', 0, 0, 1)
            """,
            new { Second });
        var member = new { person = await wave.Village.PersonAsync(nik) };
        await wave.Village.ExecuteAsync("update application_member set wave_id = 2 where person_id = @person", member);
        await wave.Village.ExecuteAsync(
            "update application set wave_id = 2 where id in (select application_id from application_member where wave_id = 2)");
    }
}
