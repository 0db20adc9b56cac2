using Paseban.Assistance.Disbursement;
using Paseban.Ledger;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>Two records prove to be one person after both were built into runs: each month is paid once, and none is lost.</summary>
public sealed class MergedPayeesTests
{
    [DatabaseTheory]
    public async Task Check_RecordMergedSinceTheBuild_IsTold(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        _ = (await city.BuildAsync()).Value;
        var before = await city.CheckAsync();

        await city.MergeAsync(kept: 1, merged: 2);
        var after = await city.CheckAsync();

        Assert.DoesNotContain(before.Findings, finding => finding.Code == "MERGED");
        Assert.Contains("1 payment(s)", after.Findings.Single(finding => finding.Code == "MERGED").Detail.En, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Instruct_RecordMergedAfterTheApproval_IsHeldAndTheOtherGoes(Engine engine)
    {
        await using var city = await ApprovedAsync(engine);
        await city.MergeAsync(kept: 1, merged: 2);

        var instructed = (await city.InstructAsync()).Value;

        Assert.Equal(["instructed", "held", "instructed"], (await city.StatesAsync()).Values);
        Assert.Equal(1, instructed.Held["MERGED"]);
        Assert.Equal(new Rupiah(1_200_000), (await city.BooksAsync()).BalanceOf(Chart.InTransit));
    }

    [DatabaseTheory]
    public async Task Instruct_MergeThatWasUndone_HoldsNobody(Engine engine)
    {
        await using var city = await ApprovedAsync(engine);
        await city.MergeAsync(kept: 1, merged: 2);
        await city.ExecuteAsync("update person set merged_into = null where person_id = 2");
        await city.ExecuteAsync("update person_merge set undone_at = 2, undone_by = 1");

        var instructed = (await city.InstructAsync()).Value;

        Assert.Empty(instructed.Held);
    }

    [DatabaseTheory]
    public async Task Instruct_MonthThatTheMergedRecordWasSentBefore_IsHeldForTheOneThatStands(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.ReleaseAsync("FIRST");
        await city.AddRecipientAsync(4);
        _ = (await city.BuildAsync("SECOND")).Value;
        await city.CheckAsync("SECOND");
        _ = (await city.ApproveAsync(name: "SECOND")).Value;
        await city.OrderAsync("SECOND");
        await city.MergeAsync(kept: 4, merged: 1);

        var instructed = (await city.InstructAsync("SECOND")).Value;

        Assert.Equal(1, instructed.Held["MERGED"]);
        Assert.Empty(instructed.Files);
    }

    [DatabaseTheory]
    public async Task Release_OfWhatWasHeldForAMerge_PaysTheRecordThatStandsWhatIsNotDoubled(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        // The merged record alone is entitled to February; January is both's.
        await city.ExecuteAsync("update recipient set to_month = from_month");
        await city.AddRecipientAsync(2);
        _ = (await city.BuildAsync()).Value;
        await city.CheckAsync();
        _ = (await city.ApproveAsync()).Value;
        await city.OrderAsync();
        await city.MergeAsync(kept: 1, merged: 2);
        _ = (await city.InstructAsync()).Value;

        _ = (await new ReleasePayments(city.Database).RunAsync(
            new PaymentSelection(RunActs.Name, "MERGED"), Act(ProcessKind.PaymentReleasing, Approver), Stop)).Value;
        var next = (await city.BuildAsync("NEXT")).Value;

        Assert.Equal(
            [(1L, (long)FirstRun.Through.Index)],
            await city.ListAsync<(long, long)>(
                "select a.person_id, a.month from month_allocation a join payment p on p.person_id = a.person_id and p.id = a.payment_id "
                    + "where p.run_id = @Id", new { next.Id }));
    }

    [DatabaseTheory]
    public async Task Overpayment_MonthCreditedOnTwoRecords_IsClaimedOnceFromTheMergedOne(Engine engine)
    {
        await using var city = await CreditedAsync(engine);
        await city.MergeAsync(kept: 2, merged: 1);

        var first = await FindAsync(city);
        var again = await FindAsync(city);

        Assert.Equal((1L, 2L, new Rupiah(600_000)), (first.People, first.Months, first.Amount));
        Assert.Equal(0, again.Months);
        Assert.Equal([(1L, "MERGED"), (1L, "MERGED")], await ClaimsAsync(city));
        Assert.Equal(new Rupiah(600_000), (await city.BooksAsync()).BalanceOf(Chart.Receivables));
    }

    [DatabaseTheory]
    public async Task Overpayment_DeathOfAPersonWithTwoRecords_ClaimsEachMonthOfBothOnce(Engine engine)
    {
        await using var city = await CreditedAsync(engine);
        await city.MergeAsync(kept: 1, merged: 2);
        await city.ExecuteAsync("update person set died_on = '2023-12-20' where person_id = 1");

        var found = await FindAsync(city);

        Assert.Equal((2L, 4L), (found.People, found.Months));
        Assert.Equal(["DECEASED"], (await ClaimsAsync(city)).Select(claim => claim.Reason).Distinct());
    }

    private static Task<IReadOnlyList<(long Person, string Reason)>> ClaimsAsync(City city) =>
        city.ListAsync<(long, string)>("select person_id, reason from receivable order by person_id, month");

    private static async Task<FoundOverpayments> FindAsync(City city) =>
        (await new FindOverpayments(city.Database, City.Law).RunAsync(Act(ProcessKind.ReceivableRecording, Treasurer), Stop)).Value;

    private static async Task<City> ApprovedAsync(Engine engine)
    {
        var city = await RunActs.CheckedAsync(engine);
        _ = (await city.ApproveAsync()).Value;
        await city.OrderAsync();
        return city;
    }

    private static async Task<City> CreditedAsync(Engine engine)
    {
        var city = await CreateAsync(engine);
        await city.ReleaseAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch());
        await city.ReceiveAsync();
        return city;
    }
}
