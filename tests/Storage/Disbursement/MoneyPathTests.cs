using Paseban.Assistance.Disbursement;
using Paseban.Ledger;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>Whole runs, from the build to the close.</summary>
public sealed class MoneyPathTests
{
    [DatabaseTheory]
    public async Task Run_AllCredited_ClosesAtZeroDifference(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 3);
        await city.ReleaseAsync(perFile: 2);
        city.Bank.Statement(
            "2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch(), city.Bank.Batch(city.Bank.Sent.Keys.Last()));

        var received = await city.ReceiveAsync();
        var sides = (await city.ReconcileAsync()).Value;
        var closed = (await city.CloseAsync()).Value;

        Assert.Equal(("applied", 0L), (received.Single().Outcome, received.Single().Exceptions));
        Assert.Equal((Rupiah.Zero, new Rupiah(1_800_000)), (sides.Difference, sides.Credited));
        Assert.Equal(RunState.Closed, closed.Run.State);
    }

    [DatabaseTheory]
    public async Task Run_OneRejectedOneReturned_ReissuedUntilEveryMonthIsCreditedOnce(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 3);
        await city.ReleaseAsync();
        var ids = city.Bank.Payments.Select(p => p.EndToEndId).ToList();
        city.Bank.Report((ids[0], "RJCT", 600_000), (ids[1], "ACSC", 600_000), (ids[2], "ACSC", 600_000));
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch(null, ids[1], ids[2]));
        city.Bank.Statement("2024-03-04", BankInMemory.Return(ids[2], 600_000));
        await city.ReceiveAsync();
        var before = await city.StatesAsync();
        await city.SetAccountAsync(1, "777001");
        await city.SetAccountAsync(3, "777003");

        await ReissueAsync(city, "T1-R1", "2024-03-05");
        var parent = (await city.ReconcileAsync()).Value;
        var child = (await city.ReconcileAsync("T1-R1")).Value;

        Assert.Equal(["rejected", "credited", "returned"], before.Values);
        Assert.Equal(
            (RunState.Reconciled, Rupiah.Zero, new Rupiah(600_000), new Rupiah(1_200_000)),
            (parent.Run.State, parent.Difference, parent.Credited, parent.Moved));
        Assert.Equal((RunState.Reconciled, new Rupiah(1_200_000)), (child.Run.State, child.Credited));
        Assert.True((await city.CloseAsync()).Succeeded);
        Assert.True((await city.CloseAsync("T1-R1")).Succeeded);
        Assert.Equal(
            6,
            (await city.ListAsync<long>(
                "select a.month from month_allocation a join payment p on p.person_id = a.person_id and p.id = a.payment_id where "
                    + "p.state = 'credited'")).Count);
    }

    [DatabaseTheory]
    public async Task Instruct_AfterADeathASuspensionAndAnotherAccount_HoldsThose(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 4);
        _ = (await city.BuildAsync()).Value;
        await city.CheckAsync();
        _ = (await city.ApproveAsync()).Value;
        await city.OrderAsync();
        await city.ExecuteAsync("update person set died_on = '2023-12-20' where person_id = 1");
        await city.ExecuteAsync(
            "insert into suspension (person_id, programme, from_month, reason, event_id) values (2, 'KLJ', @February, 'NOT_FOUND', 1)",
            new { February = (long)new Month(2024, 2).Index });
        await city.SetAccountAsync(3, "888");

        var instructed = (await city.InstructAsync()).Value;

        Assert.Equal(["held", "held", "held", "instructed"], (await city.StatesAsync()).Values);
        Assert.Equal(["ACCOUNT_CHANGED", "DECEASED", "SUSPENDED"], instructed.Held.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new Rupiah(600_000), (await city.BooksAsync()).BalanceOf(Chart.InTransit));
        Assert.Equal(Rupiah.Zero, (await city.BooksAsync()).BalanceOf(Chart.Payable));
    }

    [DatabaseTheory]
    public async Task Instruct_WithoutSp2dOrByTheBuilder_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        _ = (await city.BuildAsync()).Value;
        await city.CheckAsync();
        _ = (await city.ApproveAsync()).Value;

        var withoutMoney = await city.InstructAsync();
        await city.OrderAsync();
        var byBuilder = await new InstructRun(city.Database, City.Law, city.Vault)
            .RunAsync(new InstructRunRequest(RunActs.Name), Act(ProcessKind.RunInstructing, Officer), ct: Stop);

        Assert.Equal("run.no-sp2d", withoutMoney.Problems.Single().Code);
        Assert.Equal("run.separate-acts", byBuilder.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Instruct_WhomNoFileCarries_IsToldAndInstructsNothing(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        _ = (await city.BuildAsync()).Value;
        await city.CheckAsync();
        // As a run was built before such accounts were held.
        await city.ExecuteAsync("update payment set bank = @long where person_id = 1", new { @long = new string('B', 36) });
        await city.ExecuteAsync("update run set snapshot_root = @root", new { root = await RootAsync(city) });
        _ = (await city.ApproveAsync()).Value;
        await city.OrderAsync();

        var answer = await city.InstructAsync();

        Assert.Equal("run.file-refused", answer.Problems.Single().Code);
        Assert.All((await city.StatesAsync()).Values, state => Assert.Equal("approved", state));
    }

    [DatabaseTheory]
    public async Task Send_Twice_HandsOverTheSameFileOnce(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        await city.ReleaseAsync();
        var again = await city.SendAsync();

        Assert.Single(city.Bank.Sent);
        Assert.Empty(again.Sent);
    }

    [DatabaseTheory]
    public async Task Receive_ReturnAfterTheClose_OpensAFollowUp(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        await city.ReleaseAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 600_000), city.Bank.Batch());
        await city.ReceiveAsync();
        await city.ReconcileAsync();
        _ = (await city.CloseAsync()).Value;

        city.Bank.Statement("2024-03-08", BankInMemory.Return(city.Bank.Payments.Single().EndToEndId, 600_000));
        await city.ReceiveAsync();

        await using var reading = await city.Database.ReadAsync(Stop);
        var open = Assert.Single(await FollowUp.ListOpenAsync(reading, ct: Stop));
        Assert.Equal((RunActs.Name, new Rupiah(600_000), Role.Treasurer), (open.Run, open.Amount, open.Owner));
        Assert.Equal(new Rupiah(600_000), (await city.BooksAsync()).BalanceOf(Chart.Returned));
    }

    [DatabaseTheory]
    public async Task Forfeit_HeldAndReturned_BooksBackInTheSameYear(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        await city.ReleaseAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 600_000), city.Bank.Batch());
        city.Bank.Statement("2024-03-02", BankInMemory.Return(city.Bank.Payments.Single().EndToEndId, 600_000));
        await city.ReceiveAsync();

        var without = await new ForfeitPayments(city.Database)
            .RunAsync(new PaymentSelection(RunActs.Name), Act(ProcessKind.PaymentForfeiting, Treasurer, evidence: ""), Stop);
        var settled = (await new ForfeitPayments(city.Database)
            .RunAsync(new PaymentSelection(RunActs.Name), Act(ProcessKind.PaymentForfeiting, Treasurer), Stop)).Value;

        Assert.Equal("payment.legal-basis", without.Problems.Single().Code);
        Assert.Equal(new Rupiah(600_000), settled.Amount);
        Assert.Equal(Rupiah.Zero, (await city.BooksAsync()).BalanceOf(Chart.Expenditure));
        Assert.True((await city.ReconcileAsync()).Value is { Run.State: RunState.Reconciled });
    }

    [DatabaseTheory]
    public async Task Overpayment_DeathReportedLate_BecomesAReceivableOnce(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 2);
        await city.ReleaseAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_200_000), city.Bank.Batch());
        await city.ReceiveAsync();
        await city.ExecuteAsync("update person set died_on = '2024-01-15' where person_id = 1");
        var find = new FindOverpayments(city.Database, City.Law);

        var first = (await find.RunAsync(Act(ProcessKind.ReceivableRecording, Treasurer), Stop)).Value;
        var again = (await find.RunAsync(Act(ProcessKind.ReceivableRecording, Treasurer), Stop)).Value;

        Assert.Equal((1L, 1L, new Rupiah(300_000)), (first.People, first.Months, first.Amount));
        Assert.Equal(0, again.Months);
        Assert.Equal(new Rupiah(300_000), (await city.BooksAsync()).BalanceOf(Chart.Receivables));
    }

    [DatabaseTheory]
    public async Task CloseYear_AfterTheLastRun_MovesTheResultAndRefusesLaterMonths(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        await city.ReleaseAsync();
        city.Bank.Statement(
            "2024-03-01",
            BankInMemory.Funding("SP2D-T1-2024", 600_000),
            city.Bank.Batch(),
            BankInMemory.Interest(700),
            BankInMemory.Fee(200));
        await city.ReceiveAsync();
        await city.ReconcileAsync();
        await city.CloseAsync();
        var lastDay = new DateTimeOffset(2024, 12, 31, 20, 0, 0, ProcessContext.Jakarta);

        var early = await new CloseYear(city.Database).RunAsync(2024, Act(ProcessKind.YearClosing, Treasurer), ct: Stop);
        var closed = (await new CloseYear(city.Database).RunAsync(2024, Act(ProcessKind.YearClosing, Treasurer, lastDay), ct: Stop)).Value;
        var late = await city.BuildAsync("LATE", new MonthRange(new Month(2024, 3), new Month(2024, 3)));

        Assert.Equal("year.not-over", early.Problems.Single().Code);
        Assert.Equal((new Rupiah(-599_500), new Rupiah(500)), (closed.Result, closed.RefundDue));
        Assert.Equal("run.year-closed", late.Problems.Single().Code);
        Assert.True((await city.BooksAsync()).IsBalanced);
    }

    [DatabaseTheory]
    public async Task CloseYear_OfAYearWithNothingInIt_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);

        var closed = await new CloseYear(city.Database).RunAsync(1999, Act(ProcessKind.YearClosing, Treasurer), ct: Stop);

        Assert.Equal("year.unknown", closed.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Audit_AfterAWholeRun_Verifies(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 2);
        await city.ReleaseAsync();

        var whole = await AuditVerification.RunAsync(city.Database, new() { RowSets = [Run.Snapshot] }, ct: Stop);
        await city.MoveAsync("update payment set amount = amount + 1 where person_id = 1");
        var broken = await AuditVerification.RunAsync(city.Database, new() { RowSets = [Run.Snapshot] }, ct: Stop);

        Assert.True(whole.Verified, string.Join(' ', whole.Faults));
        Assert.False(broken.Verified);
    }

    private static async Task<string> RootAsync(City city)
    {
        await using var reading = await city.Database.ReadAsync(Stop);
        return (await Run.Snapshot.ComputeAsync(reading, 1, Stop)).Root;
    }

    private static async Task ReissueAsync(City city, string name, string day)
    {
        _ = (await new ReissueRun(city.Database, City.Law)
            .RunAsync(new ReissueRequest(name, RunActs.Name, IsoDate.Parse(day)), Act(ProcessKind.RunBuilding, Officer), Stop)).Value;
        await city.CheckAsync(name);
        _ = (await city.ApproveAsync(name: name)).Value;
        _ = (await city.InstructAsync(name)).Value;
        await city.SendAsync();
        city.Bank.Statement(day, city.Bank.Batch(city.Bank.Sent.Keys.Last()));
        await city.ReceiveAsync();
    }
}
