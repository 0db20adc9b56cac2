using Paseban.Assistance.Intake;

namespace Paseban.Tests.Storage.Intake;

/// <summary>Steps move cases forward, keep doubts, and bring nobody back without a decision.</summary>
public sealed class CaseTrailTests
{
    [DatabaseTheory]
    public async Task LandAsync_PassedAfterADoubt_KeepsTheDoubt(Engine engine)
    {
        await using var test = await CreateAsync(engine);

        await LandAsync(test, CaseStep.CivilRegistry, (1, CaseOutcome.Verify, "IDENTITY_DIFFERS"), (2, CaseOutcome.Passed, null));
        await LandAsync(test, CaseStep.RevenueAgency, (1, CaseOutcome.Passed, null), (2, CaseOutcome.Passed, null));

        Assert.Equal(
            [(1, (long)CaseStep.RevenueAgency, "verify", "IDENTITY_DIFFERS"), (2, (long)CaseStep.RevenueAgency, "open", null)],
            await StandingAsync(test));
    }

    [DatabaseTheory]
    public async Task LandAsync_AfterADrop_LeavesTheCaseUnlessReopened(Engine engine)
    {
        await using var test = await CreateAsync(engine);
        await LandAsync(test, CaseStep.CivilRegistry, (1, CaseOutcome.Dropped, "DECEASED"));

        var ignored = await LandAsync(test, CaseStep.RevenueAgency, (1, CaseOutcome.Passed, null));
        var dropped = await StandingAsync(test);
        var reopened = await LandAsync(test, CaseStep.CivilRegistry, (1, CaseOutcome.Reopened, null));

        Assert.Equal((0, 1), (ignored.All, reopened.Reopened));
        Assert.Equal((1, (long)CaseStep.CivilRegistry, "dropped", "DECEASED"), dropped[0]);
        Assert.Equal((1, (long)CaseStep.CivilRegistry, "open", null), (await StandingAsync(test))[0]);
    }

    [DatabaseTheory]
    public async Task LandAsync_Reopened_KeepsTheNewestDoubtOfAnotherStep(Engine engine)
    {
        await using var test = await CreateAsync(engine);
        await LandAsync(test, CaseStep.CivilRegistry, (1, CaseOutcome.Verify, "IDENTITY_DIFFERS"), (2, CaseOutcome.Verify, "NIK_INACTIVE"));
        await LandAsync(test, CaseStep.RevenueAgency, (1, CaseOutcome.Verify, "FINDING_STALE"), (2, CaseOutcome.Passed, null));
        await LandAsync(test, CaseStep.Deliberation, (1, CaseOutcome.Dropped, "NOT_POOR_BY_COMMUNITY"));

        await LandAsync(test, CaseStep.Deliberation, (1, CaseOutcome.Reopened, null));
        var back = (await StandingAsync(test))[0];
        await LandAsync(test, CaseStep.RevenueAgency, (1, CaseOutcome.Reopened, null));
        var lifted = (await StandingAsync(test))[0];
        await LandAsync(test, CaseStep.CivilRegistry, (1, CaseOutcome.Reopened, null));

        Assert.Equal((1, (long)CaseStep.Deliberation, "verify", "FINDING_STALE"), back);
        Assert.Equal((1, (long)CaseStep.RevenueAgency, "verify", "IDENTITY_DIFFERS"), lifted);
        Assert.Equal(
            [(1, (long)CaseStep.CivilRegistry, "open", null), (2, (long)CaseStep.RevenueAgency, "verify", "NIK_INACTIVE")],
            await StandingAsync(test));
    }

    [DatabaseTheory]
    public async Task LandAsync_ReopenedByAVisitOrRegisteredAnew_ForgetsEarlierDoubts(Engine engine)
    {
        await using var test = await CreateAsync(engine);
        await LandAsync(test, CaseStep.Criteria, (1, CaseOutcome.Verify, "FACT_UNKNOWN"), (2, CaseOutcome.Verify, "FACT_UNKNOWN"));
        await LandAsync(test, CaseStep.Registered, (2, CaseOutcome.Passed, null));
        await LandAsync(test, CaseStep.Determination, (1, CaseOutcome.Verify, "IDENTITY_DIFFERS"));

        await LandAsync(test, CaseStep.FieldVerification, (1, CaseOutcome.Reopened, null));
        var visited = (await StandingAsync(test))[0];
        await LandAsync(test, CaseStep.Determination, (1, CaseOutcome.Reopened, null), (2, CaseOutcome.Reopened, null));

        Assert.Equal((1, (long)CaseStep.FieldVerification, "verify", "IDENTITY_DIFFERS"), visited);
        Assert.Equal(["open", "open"], (await StandingAsync(test)).Select(row => row.Standing));
    }

    [DatabaseTheory]
    public async Task LandAsync_ReopenedAfterAWithdrawal_BringsNobodyBack(Engine engine)
    {
        await using var test = await CreateAsync(engine);
        await LandAsync(test, CaseStep.CivilRegistry, (1, CaseOutcome.Dropped, "DECEASED"));
        await using (var work = await test.Database.BeginAsync(A.Process(ProcessKind.WaveChanging)))
        {
            await work.ExecuteAsync("update application_member set standing = 'withdrawn', reason = 'WITHDRAWN' where person_id = 1");
            await work.CommitAsync();
        }

        var landed = await LandAsync(test, CaseStep.CivilRegistry, (1, CaseOutcome.Reopened, null));

        Assert.Equal(0, landed.All);
        Assert.Equal((1, (long)CaseStep.CivilRegistry, "withdrawn", "WITHDRAWN"), (await StandingAsync(test))[0]);
    }

    [DatabaseTheory]
    public async Task LandAsync_ByProgramme_LeavesTheStandingOfTheRegistration(Engine engine)
    {
        await using var test = await CreateAsync(engine);

        var landed = await LandAsync(test, CaseStep.Selection, "KLJ", (1, CaseOutcome.Waiting, "QUOTA_FULL"));

        Assert.Equal(1, landed.Waiting);
        Assert.Equal((1, (long)CaseStep.Registered, "open", null), (await StandingAsync(test))[0]);
    }

    [DatabaseTheory]
    public async Task Rows_OfABatch_HaveTheRootThatWasRecordedAndNeverChange(Engine engine)
    {
        await using var test = await CreateAsync(engine);
        var landed = await LandAsync(test, CaseStep.CivilRegistry, (1, CaseOutcome.Verify, "NIK_DOUBLED"), (2, CaseOutcome.Passed, null));

        await using var reading = await test.Database.ReadAsync(TestContext.Current.CancellationToken);
        var root = await CaseTrail.Rows.ComputeAsync(reading, landed.Id, TestContext.Current.CancellationToken);
        await reading.DisposeAsync();

        Assert.Equal((2, landed.Root.Root), (root.Count, root.Root));
        await using var work = await test.Database.BeginAsync(A.Process(), TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(() => work.ExecuteAsync("update case_step set outcome = 'passed'"));
    }

    private static async Task<TestDatabase> CreateAsync(Engine engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await using var work = await test.Database.BeginAsync(A.Process(ProcessKind.WaveChanging));
        await work.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (1, 'FMOTM-2021', 'FMOTM', '2021-06-07', '2021-06-25', 0, 0)
            """);
        await work.ExecuteAsync(
            """
            insert into application (id, wave_id, door, state, version, owner_id, begun_at, begun_by)
            values (7, 1, 'counter', 'submitted', 1, 0, 0, 0)
            """);
        await work.ExecuteAsync(
            """
            insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing)
            values (1, 7, 1, 'head', 'KLJ', 1, 'open'), (2, 7, 1, 'child', '', 1, 'open')
            """);
        await work.CommitAsync();
        return test;
    }

    private static Task<CaseBatchLanded> LandAsync(
        TestDatabase test, CaseStep step, params (long Person, CaseOutcome Outcome, string? Reason)[] rows) =>
        LandAsync(test, step, "", rows);

    private static async Task<CaseBatchLanded> LandAsync(
        TestDatabase test, CaseStep step, string programme, params (long Person, CaseOutcome Outcome, string? Reason)[] rows)
    {
        await using var work = await test.Database.BeginAsync(A.Process(ProcessKind.CivilMatching));
        await CaseTrail.StageAsync(work);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            foreach (var (person, outcome, reason) in rows)
                bulk.Add(person).Add(7).Add(programme).Add(outcome.Code()).Add(reason).Add("").EndRow();
            await bulk.CompleteAsync();
        }
        var landed = await CaseTrail.LandAsync(work, new(step, 1, "TEST"));
        await work.CommitAsync();
        return landed;
    }

    private static async Task<IReadOnlyList<(long Person, long Step, string Standing, string? Reason)>> StandingAsync(TestDatabase test)
    {
        await using var reading = await test.Database.ReadAsync();
        return await reading.ListAsync<(long, long, string, string?)>(
            "select person_id, step, standing, reason from application_member order by person_id");
    }
}
