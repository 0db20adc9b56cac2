using Paseban.Assistance.Matching;
using Paseban.Assistance.Oversight;
using Paseban.Tests.Storage.Disbursement;
using Paseban.Tests.Storage.Matching;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Oversight;

public sealed class WorkWaitingTests
{
    private static readonly DateTimeOffset Morning = new(2024, 2, 26, 9, 0, 0, ProcessContext.Jakarta);

    [DatabaseTheory]
    public async Task Runs_ActByAct_WaitForTheNextActAndWhoeverItNeeds(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        _ = (await city.BuildAsync()).Value;
        var built = await RunsAsync(city);
        await city.CheckAsync();
        var toApprove = await RunsAsync(city);
        _ = (await city.ApproveAsync()).Value;
        var approved = await RunsAsync(city);
        await city.OrderAsync();
        var funded = await RunsAsync(city);
        _ = (await city.InstructAsync()).Value;
        await city.SendAsync();
        var sent = await RunsAsync(city);
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch());
        await city.ReceiveAsync();
        var received = await RunsAsync(city);

        // The treasurer's approval is not needed for so little.
        Assert.Equal("RunsToApprove / ", toApprove);
        Assert.Equal(
            ["RunsToCheck / RunsToCheck", "RunsToOrder / RunsToOrder", "RunsToInstruct / RunsToInstruct", " / ",
                "RunsToReconcile / RunsToReconcile"],
            [built, approved, funded, sent, received]);
    }

    [DatabaseTheory]
    public async Task Runs_OfWhichTheBankRejectedOne_WaitForAReissue(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.ReleaseAsync();
        var ids = city.Bank.Payments.Select(payment => payment.EndToEndId).ToList();
        city.Bank.Report((ids[0], "RJCT", 600_000), (ids[1], "ACSC", 600_000), (ids[2], "ACSC", 600_000));
        await city.ReceiveAsync();

        Assert.Equal("RunsToReissue / RunsToReissue", await RunsAsync(city));
    }

    [DatabaseTheory]
    public async Task Findings_OfAnOlderWave_StillWaitAfterTheNextHasOpened(Engine engine)
    {
        await using var wave = await Registration.OpenAsync(engine);
        await wave.ApplyAsync("Siti Aminah");
        await wave.Village.ExecuteAsync(
            """
            insert into match_run (id, wave_id, kind, law_hash, asked, answered, state, recorded_at, recorded_by)
            values (1, 1, 'revenue', '', 1, 1, 'done', 0, 0)
            """);
        await wave.Village.ExecuteAsync(
            """
            insert into finding (id, run_id, wave_id, person_id, household_id, is_household, kind, source, vintage, evidence, confidence,
                effect)
            select 1, 1, 1, min(person_id), min(person_id), 0, 'vehicle', 'REVENUE', 24240, '', 80, 'verify' from person
            """);
        await wave.Village.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (2, 'FMOTM-2024', 'FMOTM', '2024-02-01', '2024-03-01', 0, 0)
            """);

        var waiting = await new WorkWaiting(wave.Database, LawFolder.Law).RunAsync(
            new HashSet<Waiting> { Waiting.Findings, Waiting.Duplicates, Waiting.Drafts }, Officer, Morning, Stop);
        var newest = await new UndecidedWaves(wave.Database).NewestAsync(new DateOnly(2024, 2, 26), Stop);

        Assert.Equal([new(Waiting.Findings, 1, 0, Registration.Wave)], waiting);
        Assert.Equal(Registration.Wave, newest);
    }

    [DatabaseTheory]
    public async Task Everything_InACityWithoutWork_WaitsForNobody(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var waiting = await new WorkWaiting(city.Database, City.Law).RunAsync(
            Enum.GetValues<Waiting>().ToHashSet(), Officer, Morning, Stop);

        Assert.Empty(waiting);
        Assert.Null(await new UndecidedWaves(city.Database).NewestAsync(new DateOnly(2024, 2, 26), Stop));
    }

    /// <summary>What runs wait for, as the approver sees it, and as the treasurer does.</summary>
    private static async Task<string> RunsAsync(City city)
    {
        var work = new WorkWaiting(city.Database, City.Law);
        var kinds = RunsWaiting.Kinds.ToHashSet();
        var seen = new List<string>();
        foreach (var actor in (Actor[])[Approver, Treasurer])
            seen.Add(string.Join(' ', (await work.RunAsync(kinds, actor, Morning, Stop)).Select(waiting => waiting.Kind)));
        return string.Join(" / ", seen);
    }
}
