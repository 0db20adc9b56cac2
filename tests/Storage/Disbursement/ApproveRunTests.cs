using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Registry;

namespace Paseban.Tests.Storage.Disbursement;

public sealed class ApproveRunTests
{
    [DatabaseTheory]
    public async Task Approve_UncheckedRun_IsRefused(Engine engine)
    {
        await using var city = await City.CreateAsync(engine);
        await city.BuildAsync();

        var answer = await city.ApproveAsync();

        Assert.Equal("run.state", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Approve_CheckedRun_MakesItPayable(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);

        var answer = (await city.ApproveAsync()).Value;

        Assert.Empty(answer.Open);
        Assert.Equal(RunState.Approved, answer.Run.State);
        Assert.Equal(
            [("5110", "2110", 1_800_000L)],
            await city.ListAsync<(string, string, long)>("select debit_account, credit_account, amount from posting"));
    }

    [DatabaseTheory]
    public async Task Approve_ByTheBuilder_IsRefusedWhateverTheRole(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);

        var answer = await city.ApproveAsync(A.Actor(City.Officer.Id, Role.DinasApprover));

        Assert.Equal("run.maker", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Approve_ByWhoEditedPayeeDecreeOrLaw_IsRefused(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ExecuteAsync("update decree set imported_by = 98");

        foreach (var (actor, what) in new[] { (97L, "the account of a payee"), (98L, "the decree"), (99L, "the law") })
        {
            var answer = await city.ApproveAsync(A.Actor(actor, Role.DinasApprover));

            Assert.Equal("run.maker", answer.Problems.Single().Code);
            Assert.Contains(what, answer.Problems.Single().Message, StringComparison.Ordinal);
        }
    }

    [DatabaseTheory]
    public async Task Approve_ByWhoEditedAPayeeInAnyWay_IsRefused(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ExecuteAsync(
            """
            insert into decree (id, number, title, signed_on, amends, version, root_id, imported_at, imported_by, merkle_root, lines)
            values (2, 'Kepgub 2/2024', 'test', '2024-02-01', 1, 2, 1, 1, 201, '', 0)
            """);
        await city.ExecuteAsync(
            "insert into decree_withdrawal (person_id, line_id, decree_id, from_month, reason) values (1, 1, 2, @March, 'DECEASED')",
            new { March = (long)new Month(2024, 3).Index });
        await city.SetAccountAsync(2, "888", recordedBy: 202);
        await SuspendAsync(city, new DateOnly(2024, 2, 20), by: 203);
        await city.ExecuteAsync(
            """
            insert into representative (person_id, representative_id, kind, evidence, valid_from, recorded_at, recorded_by)
            values (1, 2, 'guardian', 'Surat wali 7/2023', '2023-01-01', 1, 204)
            """);
        await city.AddRecipientAsync(9);
        await city.MergeAsync(kept: 1, merged: 9, decidedBy: 205);
        await RecordAsync(city, 206, "nik.replaced", PersonKey.ReferenceOf(3));
        var import = await RecordAsync(city, 207, "persons.imported", "IMP-1");
        await city.ExecuteAsync(
            "insert into source_record (person_id, source, vintage, facts, recorded_at) values (3, 'CIVIL', 1, '', @import)",
            new { import });

        foreach (var (actor, what) in new[]
        {
            (201L, "the decree"), (202L, "the account"), (203L, "suspended"), (204L, "who acts for"), (205L, "merged"),
            (206L, "edited the record"), (207L, "imported the data"),
        })
        {
            var answer = await city.ApproveAsync(A.Actor(actor, Role.DinasApprover));

            Assert.Equal("run.maker", answer.Problems.Single().Code);
            Assert.Contains(what, answer.Problems.Single().Message, StringComparison.Ordinal);
        }
    }

    [DatabaseTheory]
    public async Task Approve_ByWhoEditedWhatTheRunDoesNotRestOn_IsGiven(Engine engine)
    {
        await using var city = await City.CreateAsync(engine);
        await city.SetAccountAsync(1, "777", recordedBy: City.Approver.Id);
        await city.SetAccountAsync(1, "888");
        await SuspendAsync(city, new DateOnly(2023, 12, 20), City.Approver.Id);
        await RecordAsync(city, City.Approver.Id, "nik.replaced", PersonKey.ReferenceOf(9));
        await city.BuildAsync();
        await city.CheckAsync();

        var answer = await city.ApproveAsync();

        Assert.True(answer.Succeeded);
    }

    [DatabaseTheory]
    public async Task Approve_ByAnAdministrator_IsRefused(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);

        var answer = await city.ApproveAsync(A.Actor(50, Role.Administrator, Role.DinasApprover));

        Assert.Equal("run.maker", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Approve_WithoutTheRole_IsRefused(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);

        var answer = await city.ApproveAsync(City.Liaison);

        Assert.Equal("run.role", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Approve_BeyondTheCeiling_IsBlockedAtTheCheckAndRefusedAtApproval(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await new RecordBudget(city.Database)
            .RunAsync(2024, "KLJ", "DPA-KLJ", new Rupiah(1_799_999), City.Act(ProcessKind.BudgetRecording, City.Treasurer), Stop);

        var answer = await city.ApproveAsync();
        var check = await city.CheckAsync();

        Assert.Equal("budget.ceiling", answer.Problems.Single().Code);
        Assert.Contains("Rp1 too much", answer.Problems.Single().Message, StringComparison.Ordinal);
        Assert.Contains(check.Findings, finding => finding is { Code: "BUDGET", Blocking: true });
        Assert.Equal("budget.ceiling", (await city.ApproveAsync()).Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Approve_OpenFindings_TellsWhichMayBeAcceptedAndWhichNot(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ExecuteAsync("delete from run_finding");
        await city.ExecuteAsync(
            """
            insert into run_finding (run_id, code, programme, detail, detail_indonesian) values
                (1, 'HELD', 'KLJ', 'many are held', 'banyak ditahan'), (1, 'SUM_DIFFERS', '-', 'one differs', 'satu berbeda')
            """);

        var problems = (await city.ApproveAsync()).Problems;

        Assert.Equal(
            [("run.blocked", "SUM_DIFFERS: one differs"), ("run.findings", "Findings of the check stand without a reason: HELD.")],
            problems.Select(problem => (problem.Code, problem.Message)));
        Assert.Equal("SUM_DIFFERS: satu berbeda", problems[0].Indonesian!.Message);
    }

    [DatabaseTheory]
    public async Task Approve_PaymentsChangedSinceTheBuild_IsRefused(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ExecuteAsync("update payment set holder_name = 'PENCURI' where person_id = 2");

        var answer = await city.ApproveAsync();

        Assert.Equal("run.snapshot", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Approve_InAnotherYearThanTheBudget_IsRefused(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);

        var answer = await city.ApproveAsync(at: new DateTimeOffset(2025, 1, 2, 9, 0, 0, ProcessContext.Jakarta));

        Assert.Equal("run.other-year", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Approve_LeftBehindWithEveryApproval_IsCompletedByARepeat(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ExecuteAsync(
            "insert into run_approval (run_id, role, actor_id, approved_at, root, total) values (1, @role, @actor, 1, '', 1)",
            new { role = (long)Role.DinasApprover, actor = City.Approver.Id });

        var answer = (await city.ApproveAsync()).Value;

        Assert.Equal(RunState.Approved, answer.Run.State);
        Assert.All((await city.StatesAsync()).Values, state => Assert.Equal("approved", state));
    }

    [DatabaseTheory]
    public async Task Check_FindingReadsOtherwise_IsOpenAgainAndNobodyApproves(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ExecuteAsync("insert into run_finding (run_id, code, programme, detail) values (1, 'HELD', 'KLJ', 'as it was')");
        await city.ExecuteAsync("update run_finding set detail = 'another' where code = 'FIRST_RUN'");

        var again = (await new CheckRun(city.Database, City.Law).RunAsync(
            new CheckRunRequest(RunActs.Name, []), City.Act(ProcessKind.RunChecking, City.Officer), Stop)).Value;
        var answer = await city.ApproveAsync();

        Assert.Equal(("FIRST_RUN", RunState.Checked), (again.Findings.Single(finding => finding.Reason is null).Code, again.Run.State));
        Assert.Equal("run.findings", answer.Problems.Single().Code);
        Assert.Equal(["FIRST_RUN"], await city.ListAsync<string>("select code from run_finding"));
    }

    [DatabaseTheory]
    public async Task Cancel_ForfeitedPayment_StaysForfeitedAndItsMonthsSettled(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 2);
        await city.AddRecipientAsync(3, account: "");
        await city.BuildAsync();
        _ = (await city.ForfeitAsync()).Value;

        _ = (await city.CancelAsync()).Value;
        await city.SetAccountAsync(3, "40109");
        var again = (await city.BuildAsync("AGAIN")).Value;

        Assert.Equal(["cancelled", "cancelled", "forfeited"], (await city.StatesAsync()).Values);
        Assert.Equal(2, again.Payments);
    }

    [DatabaseTheory]
    public async Task Cancel_ApprovedRun_MakesTheMonthsDueAgainAndBooksBack(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ApproveAsync();

        _ = (await city.CancelAsync()).Value;
        var again = (await city.BuildAsync("AGAIN")).Value;

        Assert.Equal(new Rupiah(1_800_000), again.Total);
        Assert.Equal(
            [("2110", "5110", 1_800_000L)],
            await city.ListAsync<(string, string, long)>("select debit_account, credit_account, amount from posting where entry_id > 1"));
    }

    /// <summary>An event that was recorded on a day, and touches no month of the run.</summary>
    private static Task SuspendAsync(City city, DateOnly recordedOn, long by) => city.ExecuteAsync(
        """
        insert into recipient_event (person_id, id, change_id, programme, kind, reason, effective_on, first_month, after_decree, evidence,
            recorded_at, recorded_by)
        values (1, 1, 1, 'KLJ', 'suspended', 'NOT_FOUND', @on, 1, 1, 'x', @at, @by)
        """,
        new
        {
            on = recordedOn.Iso,
            at = Instant.ToMicroseconds(new DateTimeOffset(recordedOn, new TimeOnly(9, 0), ProcessContext.Jakarta)),
            by,
        });

    /// <returns>The instant of the event.</returns>
    private static async Task<long> RecordAsync(City city, long actor, string kind, string subject)
    {
        var context = City.Act(ProcessKind.NikReplacing, A.Actor(actor, Role.PusdatinOfficer));
        await using var work = await city.Database.BeginAsync(context, Stop);
        work.Record(kind, subject, new { });
        await work.CommitAsync(Stop);
        return context.AtMicroseconds;
    }
}
