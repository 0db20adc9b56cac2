using Paseban.Assistance.Disbursement;
using Paseban.Ledger;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>Two people, or a person and a job, act on one run at the same moment.</summary>
public sealed class ActsAtOnceTests
{
    [DatabaseTheory]
    public async Task Approve_ByTheLastTwoAtOnce_CompletesTheRun(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ExecuteAsync("update run set total = 2000000000");

        var answers = await Task.WhenAll(city.ApproveAsync(), city.ApproveAsync(Treasurer));

        Assert.All(answers, answer => Assert.True(answer.Succeeded));
        Assert.Equal(RunState.Approved, (await city.RunAsync()).State);
        Assert.Equal(new Rupiah(1_800_000), (await city.BooksAsync()).BalanceOf(Chart.Payable));
    }

    [DatabaseTheory]
    public async Task Approve_OfTwoRunsThatTogetherPassTheCeiling_ApprovesOne(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.BuildAsync("T2-2024", new MonthRange(new Month(2024, 3), new Month(2024, 4)));
        await city.CheckAsync("T2-2024");
        _ = (await new RecordBudget(city.Database).RunAsync(
            2024, "KLJ", "DPA-KLJ", new Rupiah(3_599_999), Act(ProcessKind.BudgetRecording, Treasurer), Stop)).Value;

        var answers = await Task.WhenAll(city.ApproveAsync(), city.ApproveAsync(name: "T2-2024"));

        var refused = Assert.Single(answers, answer => !answer.Succeeded);
        Assert.Equal("budget.ceiling", refused.Problems.Single().Code);
        Assert.Equal(new Rupiah(1_800_000), (await city.BooksAsync()).BalanceOf(Chart.Payable));
    }

    [DatabaseTheory]
    public async Task Cancel_WhileItIsInstructed_OnlyOneOfThemHappens(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ApproveAsync();
        await city.OrderAsync();

        var (cancelled, instructed) = (city.CancelAsync(), city.InstructAsync());
        await Task.WhenAll(cancelled, instructed);
        await city.SendAsync();

        Assert.NotEqual((await cancelled).Succeeded, (await instructed).Succeeded);
        Assert.Equal((await instructed).Succeeded ? 1 : 0, city.Bank.Sent.Count);
        Assert.Equal((await instructed).Succeeded ? 6 : 0, (await city.ListAsync<long>("select month from month_allocation")).Count);
    }

    [DatabaseTheory]
    public async Task Forfeit_WhileItIsPaidAgain_OnlyOneOfThemHappens(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        await city.ReleaseAsync();
        city.Bank.Report((city.Bank.Payments.Single().EndToEndId, "RJCT", 600_000));
        await city.ReceiveAsync();
        await city.SetAccountAsync(1, "777001");

        var (forfeited, reissued) = (city.ForfeitAsync(), city.ReissueAsync("T1-R1", new DateOnly(2024, 3, 5)));
        await Task.WhenAll(forfeited, reissued);

        Assert.NotEqual((await forfeited).Succeeded, (await reissued).Succeeded);
        Assert.Equal((await forfeited).Succeeded ? "forfeited" : "reissued", (await city.StatesAsync())[1]);
    }

    [DatabaseTheory]
    public async Task Receive_AtTwoPlacesAtOnce_TakesTheFileInOnce(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.ReleaseAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch());

        var received = await Task.WhenAll(city.ReceiveAsync(), city.ReceiveAsync());

        // The second may also come when the first has finished: then it sees no file at all.
        var outcomes = received.SelectMany(files => files).Select(file => file.Outcome).ToList();
        Assert.Single(outcomes, "applied");
        Assert.All(outcomes, outcome => Assert.Contains(outcome, (string[])["applied", "repeated"]));
        Assert.Equal(["applied"], await city.ListAsync<string>("select outcome from bank_file_seen"));
        Assert.All((await city.StatesAsync()).Values, state => Assert.Equal("credited", state));
    }
}
