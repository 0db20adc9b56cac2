using Paseban.Assistance.Disbursement;
using Paseban.Ledger;

namespace Paseban.Tests.Storage.Disbursement;

public sealed class BuildRunTests
{
    [DatabaseTheory]
    public async Task Build_ThreeElders_AllocatesEachMonthOnce(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 3);

        var run = (await city.BuildAsync()).Value;

        Assert.Equal((3, new Rupiah(1_800_000), RunState.Built), (run.Payments, run.Total, run.State));
        Assert.Equal(6, (await city.ListAsync<long>("select month from month_allocation")).Count);
    }

    [DatabaseTheory]
    public async Task Build_SameNameAgain_AnswersTheSameRunAndAllocatesNothing(Engine engine)
    {
        await using var city = await City.CreateAsync(engine);
        var first = (await city.BuildAsync()).Value;

        var again = (await city.BuildAsync()).Value;
        var longer = await city.BuildAsync(months: new MonthRange(new Month(2024, 1), new Month(2024, 3)));
        var shorter = await city.BuildAsync(months: new MonthRange(new Month(2024, 2), new Month(2024, 2)));

        Assert.Equal(first.Id, again.Id);
        Assert.Equal("run.name-taken", longer.Problems.Single().Code);
        Assert.Equal("run.name-taken", shorter.Problems.Single().Code);
        Assert.Equal(6, (await city.ListAsync<long>("select month from month_allocation")).Count);
    }

    [DatabaseTheory]
    public async Task Build_AnotherRunForTheSameMonths_FindsNothingDue(Engine engine)
    {
        await using var city = await City.CreateAsync(engine);
        await city.BuildAsync();

        var second = await city.BuildAsync("AGAIN");

        Assert.Equal("run.nothing-due", second.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Build_TwoProgrammesOfOneGroup_PaysTheFirstNamedOnly(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        await city.AddRecipientAsync(1, "KPDJ");

        await city.BuildAsync(programmes: ["KLJ", "KPDJ"]);

        Assert.Equal(["KLJ"], await city.ListAsync<string>("select distinct programme from payment"));
    }

    [DatabaseTheory]
    public async Task Build_DeathInFebruary_PaysTheMonthOfDeathAndNotAfter(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 2);
        await city.ExecuteAsync("update person set died_on = '2024-02-10' where person_id = 1");

        await city.BuildAsync(months: new MonthRange(new Month(2024, 1), new Month(2024, 3)));

        Assert.Equal([2, 3], await city.ListAsync<long>("select months from payment order by person_id"));
    }

    [DatabaseTheory]
    public async Task Build_Suspended_LeavesThoseMonthsOut(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        await city.ExecuteAsync(
            "insert into suspension (person_id, programme, from_month, through_month, reason, event_id) values (1, 'KLJ', @from, @from, "
                + "'NOT_FOUND', 1)",
            new { from = (long)new Month(2024, 2).Index });

        await city.BuildAsync(months: new MonthRange(new Month(2024, 1), new Month(2024, 3)));

        Assert.Equal(
            [new Month(2024, 1).Index, new Month(2024, 3).Index],
            await city.ListAsync<long>("select month from month_allocation order by month"));
    }

    [DatabaseTheory]
    public async Task Build_ChildWhoTurnsSevenInFebruary_IsPaidThroughThatMonth(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 0);
        await city.AddRecipientAsync(1, "KAJ", born: "2017-02-10");

        await city.BuildAsync(months: new MonthRange(new Month(2024, 1), new Month(2024, 4)), programmes: "KAJ");

        Assert.Equal(2, Assert.Single(await city.ListAsync<long>("select months from payment")));
    }

    [DatabaseTheory]
    public async Task Build_LateEnrolmentWithArrears_PaysTheMissedMonths(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        await city.BuildAsync();
        await city.AddRecipientAsync(2);

        var run = (await city.BuildAsync("T2", new MonthRange(new Month(2024, 3), new Month(2024, 3)), arrears: true)).Value;

        Assert.Equal([1, 3],
            await city.ListAsync<long>("select months from payment where run_id = @Id order by person_id", new { run.Id }));
    }

    [DatabaseTheory]
    public async Task Build_WithoutAccount_HoldsThePayment(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        await city.AddRecipientAsync(2, account: "");

        await city.BuildAsync();

        Assert.Equal(["planned", "held"], (await city.StatesAsync()).Values);
    }

    [DatabaseTheory]
    public async Task Build_AccountThatNoFileCarries_HoldsThatPaymentAlone(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 3);
        await city.ExecuteAsync("update bank_account set holder_name = @long where person_id = 1", new { @long = new string('A', 141) });
        await city.ExecuteAsync("update bank_account set bank = @long where person_id = 2", new { @long = new string('B', 36) });

        await city.ReleaseAsync();

        Assert.Equal(["held", "held", "instructed"], (await city.StatesAsync()).Values);
        Assert.Equal(["BAD_ACCOUNT", "BAD_ACCOUNT"], await city.ListAsync<string>("select hold_reason from payment where state = 'held'"));
        Assert.Single(city.Bank.Payments);
    }

    [DatabaseTheory]
    public async Task Reissue_ToAnAccountThatNoFileCarries_IsHeldAndNoLongerOwed(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        await city.ReleaseAsync();
        city.Bank.Report((city.Bank.Payments.Single().EndToEndId, "RJCT", 600_000));
        await city.ReceiveAsync();
        await city.SetAccountAsync(1, "777001");
        await city.ExecuteAsync("update bank_account set bank = @long where current = 1", new { @long = new string('B', 36) });

        _ = (await city.ReissueAsync("T1-R1", City.ValueDate)).Value;
        var sides = (await city.ReconcileAsync()).Value;

        Assert.Equal("held", (await city.StatesAsync("T1-R1"))[1]);
        Assert.Equal(RunState.Reconciled, sides.Run.State);
        Assert.Equal(Rupiah.Zero, (await city.BooksAsync()).BalanceOf(Chart.Payable));
    }

    [DatabaseTheory]
    public async Task Build_OneAccountForTwo_HoldsBothUnlessAGuardianIsRecorded(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        await city.AddRecipientAsync(2, account: "5550001");
        await city.AddRecipientAsync(3, account: "5550001");
        await city.AddRecipientAsync(4, account: "5550002");
        await city.AddRecipientAsync(5, account: "5550002");
        await city.ExecuteAsync(
            """
            insert into representative (person_id, representative_id, kind, evidence, valid_from, recorded_at, recorded_by)
            values (5, 4, 'guardian', 'Surat wali 7/2023', '2023-01-01', 1, 1)
            """);

        await city.BuildAsync();

        Assert.Equal(["planned", "held", "held", "planned", "planned"], (await city.StatesAsync()).Values);
    }

    [DatabaseTheory]
    public async Task Build_MergedRecord_PaysTheKeptOneAndNoMonthTwice(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 2);
        await city.BuildAsync();
        await city.MergeAsync(kept: 1, merged: 2);

        await city.BuildAsync("T2", new MonthRange(new Month(2024, 2), new Month(2024, 3)));

        var march = await city.ListAsync<long>(
            "select person_id from month_allocation where month = @March", new { March = (long)new Month(2024, 3).Index });
        Assert.Equal(1, Assert.Single(march));
    }

    [DatabaseTheory]
    public async Task Build_YearClosed_NeedsANamedAuthority(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        await city.ExecuteAsync("insert into fiscal_year (year, closed_at, closed_by) values (2023, 1, 1)");
        await city.AddRecipientAsync(2, months: new MonthRange(new Month(2023, 12), new Month(2023, 12)));

        var refused = await city.BuildAsync(months: new MonthRange(new Month(2023, 12), new Month(2023, 12)));

        Assert.Equal("run.year-closed", refused.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Build_TwoYearsClosed_NeedsTheAuthorityForEach(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        await city.ExecuteAsync("insert into fiscal_year (year, closed_at, closed_by) values (2022, 1, 1), (2023, 1, 1)");
        await new AuthoriseLateMonths(city.Database).RunAsync(
            2022, "Kepgub 12/2024", City.Act(ProcessKind.LateMonthsAuthorising, City.Treasurer), Stop);
        var request = new BuildRunRequest(
            "LATE", ["KLJ"], null, new MonthRange(new Month(2022, 12), new Month(2023, 1)), City.ValueDate,
            LateAuthority: "Kepgub 12/2024");

        var refused = await new BuildRun(city.Database, City.Law).RunAsync(
            request, City.Act(ProcessKind.RunBuilding, City.Officer), ct: Stop);

        Assert.Equal("run.authority-unknown", refused.Problems.Single().Code);
        Assert.Contains("2023", refused.Problems.Single().Message, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Reissue_OfMonthsOfAClosedYear_NeedsTheAuthorityAndKeepsIt(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        await city.ReleaseAsync();
        city.Bank.Report((city.Bank.Payments.Single().EndToEndId, "RJCT", 600_000));
        await city.ReceiveAsync();
        await city.SetAccountAsync(1, "777001");
        await city.ExecuteAsync("insert into fiscal_year (year, closed_at, closed_by) values (2024, 1, 1)");

        var unnamed = await city.ReissueAsync("T1-R1", City.ValueDate);
        var unknown = await city.ReissueAsync("T1-R1", City.ValueDate, "Kepgub 12/2025");
        await new AuthoriseLateMonths(city.Database).RunAsync(
            2024, "Kepgub 12/2025", City.Act(ProcessKind.LateMonthsAuthorising, City.Treasurer), Stop);
        var run = (await city.ReissueAsync("T1-R1", City.ValueDate, "Kepgub 12/2025")).Value;

        Assert.Equal("run.year-closed", unnamed.Problems.Single().Code);
        Assert.Equal("run.authority-unknown", unknown.Problems.Single().Code);
        Assert.Equal(1, await city.SingleAsync<long>("select late_authority_id from run where id = @Id", new { run.Id }));
    }

    [DatabaseTheory]
    public async Task Authorise_MonthsOfAYearThatIsNotClosed_IsRefused(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 0);

        var answer = await new AuthoriseLateMonths(city.Database).RunAsync(
            2023, "Kepgub 12/2024", City.Act(ProcessKind.LateMonthsAuthorising, City.Treasurer), Stop);

        Assert.Equal("authority.year-open", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task RecordBudget_OfAClosedYear_IsRefused(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 0);
        await city.ExecuteAsync("insert into fiscal_year (year, closed_at, closed_by) values (2024, 1, 1)");

        var answer = await new RecordBudget(city.Database).RunAsync(
            2024, "KLJ", "DPA-KLJ", new Rupiah(2_000_000_000), City.Act(ProcessKind.BudgetRecording, City.Treasurer), Stop);

        Assert.Equal("budget.year-closed", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Check_MonthsAheadOrAValueDateOnSaturday_AreTold(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        var (march, may) = (new Month(2024, 3), new Month(2024, 5));
        _ = (await city.BuildAsync(months: new MonthRange(march, march), valueDate: new DateOnly(2024, 3, 1))).Value;
        _ = (await city.BuildAsync("MAY", new MonthRange(may, may), valueDate: new DateOnly(2024, 3, 2))).Value;

        var usual = await city.CheckAsync();
        var odd = await city.CheckAsync("MAY");

        Assert.DoesNotContain(usual.Findings, finding => finding.Code is "AHEAD" or "WEEKEND");
        Assert.Equal(2, odd.Findings.Count(finding => finding.Code is "AHEAD" or "WEEKEND"));
    }

    [DatabaseTheory]
    public async Task Build_NameOfNoPage_IsRefusedAlsoForAReissue(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);

        foreach (var name in (string[])["", "..", "-", "New", "a b", "a/b", new string('a', 31)])
        {
            Assert.Equal("run.name", (await city.BuildAsync(name)).Problems.Single().Code);
            Assert.Equal("run.name", (await city.ReissueAsync(name, City.ValueDate)).Problems.Single().Code);
        }
    }
}
