using Paseban.Assistance.Disbursement;
using Paseban.Ledger;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>Two people, or a person and a job, act on one run at the same moment.</summary>
public sealed class ActsAtOnceTests
{
    private static readonly DateTimeOffset NewYearsEve = new(2024, 12, 31, 17, 0, 0, ProcessContext.Jakarta);

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

    [DatabaseTheory]
    public async Task CloseYear_WhileSomethingIsBooked_CountsIt(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await using var booking = await city.Database.BeginAsync(Act(ProcessKind.BankFileReceiving, Liaison, NewYearsEve), Stop);
        await Journal.PostAsync(booking, Interest("interest of December"), Stop);

        var closing = CloseYearAsync(city);
        await Task.WhenAny(closing, Task.Delay(300, Stop));
        await booking.CommitAsync(Stop);

        Assert.Equal(new Rupiah(2_000), (await closing).Value.Result);
    }

    [DatabaseTheory]
    public async Task Book_WhileTheYearIsClosed_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var context = Act(ProcessKind.YearClosing, Treasurer, NewYearsEve);
        await using var closing = await city.Database.BeginAsync(context, Stop);
        await Journal.HoldAsync(closing, Stop);
        await closing.ExecuteAsync("insert into fiscal_year (year, closed_at, closed_by) values (2024, 1, 1)", ct: Stop);

        var booking = Task.Run(async () =>
        {
            await using var work = await city.Database.BeginAsync(context, Stop);
            await Journal.PostAsync(work, Interest("interest of December"), Stop);
        });
        await Task.WhenAny(booking, Task.Delay(300, Stop));
        closing.Record("year.closed", "FY 2024", new { postings = 0 });
        await closing.CommitAsync(Stop);

        await Assert.ThrowsAsync<LedgerRefusal>(() => booking);
    }

    private static JournalEntry Interest(string key) =>
        new(key, "statement", new DateOnly(2024, 12, 31), "S-1", null,
            [new(Chart.TreasuryFunding, Chart.Interest, Posting.NoProgramme, new Rupiah(2_000))]);

    private static Task<Outcome<ClosedYear>> CloseYearAsync(City city) =>
        // On SQLite whoever waits for the pen waits within the call.
        Task.Run(() => new CloseYear(city.Database).RunAsync(2024, Act(ProcessKind.YearClosing, Treasurer, NewYearsEve), ct: Stop));
}
