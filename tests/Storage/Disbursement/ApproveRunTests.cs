using Paseban.Assistance.Disbursement;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Tests.TestKit;
using Xunit;

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
        await using var city = await City.CreateAsync(engine);
        await city.BuildAsync();
        await city.CheckAsync();

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
        await using var city = await City.CreateAsync(engine);
        await city.BuildAsync();
        await city.CheckAsync();

        var answer = await city.ApproveAsync(A.Actor(City.Officer.Id, Role.DinasApprover));

        Assert.Equal("run.maker", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Approve_ByWhoEditedPayeeDecreeOrLaw_IsRefused(Engine engine)
    {
        await using var city = await City.CreateAsync(engine);
        await city.BuildAsync();
        await city.CheckAsync();
        await city.ExecuteAsync("update decree set imported_by = 98");

        foreach (var (actor, what) in new[] { (97L, "the account of a payee"), (98L, "the decree"), (99L, "the law") })
        {
            var answer = await city.ApproveAsync(A.Actor(actor, Role.DinasApprover));

            Assert.Equal("run.maker", answer.Problems.Single().Code);
            Assert.Contains(what, answer.Problems.Single().Message, StringComparison.Ordinal);
        }
    }

    [DatabaseTheory]
    public async Task Approve_ByAnAdministrator_IsRefused(Engine engine)
    {
        await using var city = await City.CreateAsync(engine);
        await city.BuildAsync();
        await city.CheckAsync();

        var answer = await city.ApproveAsync(A.Actor(50, Role.Administrator, Role.DinasApprover));

        Assert.Equal("run.maker", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Approve_WithoutTheRole_IsRefused(Engine engine)
    {
        await using var city = await City.CreateAsync(engine);
        await city.BuildAsync();
        await city.CheckAsync();

        var answer = await city.ApproveAsync(City.Liaison);

        Assert.Equal("run.role", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Approve_BeyondTheCeiling_IsBlockedAtTheCheckAndRefusedAtApproval(Engine engine)
    {
        await using var city = await City.CreateAsync(engine);
        await city.BuildAsync();
        await city.CheckAsync();
        await new RecordBudget(city.Database)
            .RunAsync(2024, "KLJ", "DPA-KLJ", new Rupiah(1_799_999), City.Act(ProcessKind.BudgetRecording, City.Treasurer), City.Stop);

        var check = await city.CheckAsync();
        var answer = await city.ApproveAsync();

        Assert.Contains(check.Findings, finding => finding is { Code: "BUDGET", Blocking: true });
        Assert.Contains("budget.ceiling", answer.Problems.Select(p => p.Code));
        Assert.Contains("Rp1 too much", answer.Problems.Single().Message, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Approve_PaymentsChangedSinceTheBuild_IsRefused(Engine engine)
    {
        await using var city = await City.CreateAsync(engine);
        await city.BuildAsync();
        await city.CheckAsync();
        await city.ExecuteAsync("update payment set holder_name = 'PENCURI' where person_id = 2");

        var answer = await city.ApproveAsync();

        Assert.Equal("run.snapshot", answer.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Cancel_ApprovedRun_MakesTheMonthsDueAgainAndBooksBack(Engine engine)
    {
        await using var city = await City.CreateAsync(engine);
        await city.BuildAsync();
        await city.CheckAsync();
        await city.ApproveAsync();

        _ = (await new CancelRun(city.Database).RunAsync(RunActs.Name, City.Act(ProcessKind.RunCancelling, City.Treasurer),
            City.Stop)).Value;
        var again = (await city.BuildAsync("AGAIN")).Value;

        Assert.Equal(new Rupiah(1_800_000), again.Total);
        Assert.Equal(
            [("2110", "5110", 1_800_000L)],
            await city.ListAsync<(string, string, long)>("select debit_account, credit_account, amount from posting where entry_id > 1"));
    }
}
