using Paseban.Assistance.Disbursement;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>Whoever decides about money decides about what they have seen.</summary>
public sealed class SeenFirstTests
{
    [DatabaseTheory]
    public async Task Release_AnotherSumThanSeen_DoesNothing(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        await city.AddRecipientAsync(2, account: "");
        await city.BuildAsync();
        var release = new ReleasePayments(city.Database);
        var selection = new PaymentSelection(RunActs.Name, "NO_ACCOUNT");
        var context = Act(ProcessKind.PaymentReleasing, Officer);

        var seen = (await release.PreviewAsync(selection, Stop)).Value;
        var refused = await release.RunAsync(selection with { Seen = new SeenSum(1, new Rupiah(599_999)) }, context, Stop);
        var states = await city.StatesAsync();
        var done = await release.RunAsync(selection with { Seen = seen }, context, Stop);

        Assert.Equal(new SeenSum(1, new Rupiah(600_000)), seen);
        Assert.Equal("payment.other-sum", refused.Problems.Single().Code);
        Assert.Equal(["planned", "held"], states.Values);
        Assert.Equal(new Rupiah(600_000), done.Value.Amount);
        Assert.Equal("payment.none", (await release.PreviewAsync(selection, Stop)).Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Send_OtherFilesThanSeenOrOfACancelledRun_SendsNothing(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ApproveAsync();
        await city.OrderAsync();
        var file = (await city.InstructAsync()).Value.Files.Single();
        var send = new SendBankFiles(city.Database, city.Vault, city.Keys);

        var other = await send.RunAsync(city.Bank, Act(ProcessKind.BankFileSending, Liaison), seen: ["OTHER.xml"], ct: Stop);
        await city.ExecuteAsync("update run set state = 'cancelled'");
        var cancelled = await send.RunAsync(city.Bank, Act(ProcessKind.BankFileSending, Liaison), seen: [file.Name], ct: Stop);

        Assert.Equal("bank.other-files", other.Problems.Single().Code);
        Assert.Contains("cancelled", cancelled.Value.Failed.Single().Error, StringComparison.Ordinal);
        Assert.Empty(city.Bank.Sent);
    }

    [DatabaseTheory]
    public async Task FundAccount_ChangedWhileFilesWait_IsRefused(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ApproveAsync();
        await city.OrderAsync();
        await city.InstructAsync();
        var fund = new FundAccount(BankInMemory.FundAccount, "DINSOS PKD", "BDKIIDJ1XXX");
        var context = Act(ProcessKind.BudgetRecording, Treasurer);

        var moved = await (fund with { Number = "9" }).RecordAsync(city.Database, context, Stop);
        var begun = await (fund with { FirstStatement = 2 }).RecordAsync(city.Database, context, Stop);
        await city.SendAsync();
        var later = await (fund with { Number = "9" }).RecordAsync(city.Database, context, Stop);

        Assert.Equal("fund.files-wait", moved.Problems.Single().Code);
        Assert.True(begun.Succeeded);
        Assert.True(later.Succeeded);
    }

    [DatabaseTheory]
    public async Task Order_OfADayToComeOrOfAClosedYear_IsRefused(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ApproveAsync();
        await city.ExecuteAsync("insert into fiscal_year (year, closed_at, closed_by) values (2023, 1, 1)");

        var tomorrow = await OrderAsync(city, new DateOnly(2024, 2, 27));
        var lastYear = await OrderAsync(city, new DateOnly(2023, 12, 29));

        Assert.Equal("order.dated", tomorrow.Problems.Single().Code);
        Assert.Equal("order.year-closed", lastYear.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Order_StalePaperOfAnotherKind_IsRefused(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ApproveAsync();
        _ = (await OrderAsync(city, new DateOnly(2024, 2, 26))).Value;

        var repeated = await OrderAsync(city, new DateOnly(2024, 2, 26));
        var other = await OrderAsync(city, new DateOnly(2024, 2, 26), "SPP-2");

        Assert.True(repeated.Succeeded);
        Assert.Equal("order.exists", other.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Order_OfLessThanIsApprovedOrMoreThanTheRun_IsRefused(Engine engine)
    {
        await using var city = await RunActs.CheckedAsync(engine);
        await city.ApproveAsync();
        var total = (await city.RunAsync()).Total;
        var one = new Rupiah(1);

        var less = await OrderAsync(city, new DateOnly(2024, 2, 26), amount: total - one);
        var more = await OrderAsync(city, new DateOnly(2024, 2, 26), amount: total + one);
        var right = await OrderAsync(city, new DateOnly(2024, 2, 26), amount: total);

        Assert.Equal("order.run-amount", less.Problems.Single().Code);
        Assert.Equal("order.run-amount", more.Problems.Single().Code);
        Assert.True(right.Succeeded);
    }

    [DatabaseTheory]
    public async Task CloseYear_Previewed_SaysWhatItThenDoes(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        await city.ReleaseAsync();
        city.Bank.Statement(
            "2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 600_000), city.Bank.Batch(), BankInMemory.Interest(700));
        await city.ReceiveAsync();
        var close = new CloseYear(city.Database);
        var context = Act(ProcessKind.YearClosing, Treasurer, new DateTimeOffset(2024, 12, 31, 20, 0, 0, ProcessContext.Jakarta));

        var open = await close.PreviewAsync(2024, Stop);
        await city.ReconcileAsync();
        await city.CloseAsync();
        var seen = await close.PreviewAsync(2024, Stop);
        var other = await close.RunAsync(2024, context, new Rupiah(699), Stop);
        var closed = (await close.RunAsync(2024, context, seen.Idle, Stop)).Value;

        Assert.Equal([RunActs.Name], open.OpenRuns);
        Assert.Empty(seen.OpenRuns);
        Assert.Equal("year.other-sum", other.Problems.Single().Code);
        Assert.Equal((new Rupiah(700), new Rupiah(700)), (seen.Idle, closed.RefundDue));
    }

    [DatabaseTheory]
    public async Task Shown_WithHeldPayments_TellsApprovedAndHeldApart(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 2);
        await city.AddRecipientAsync(3, account: "");
        await city.BuildAsync();

        var shown = (await new ShowRun(city.Database, City.Law).RunAsync(RunActs.Name, new DateOnly(2024, 2, 26), Stop)).Value;

        Assert.Equal(new SeenSum(2, new Rupiah(1_200_000)), shown.Planned);
        Assert.Equal(new SeenSum(1, new Rupiah(600_000)), shown.HeldBack);
        Assert.Equal(new SeenSum(3, new Rupiah(1_800_000)), shown.Cancellable);
        Assert.Equal([Role.DinasApprover], shown.Missing);
    }

    [DatabaseTheory]
    public async Task Receive_BankNotReached_IsAProblemForWhoAsksAgain(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        var receive = new ReceiveBankFiles(city.Database, city.Bank.Key);
        var context = Act(ProcessKind.BankFileReceiving, Liaison);

        city.Bank.Trouble = new BankChannelException("The bank answered 503.", canRetry: true);
        var unreached = await receive.TryAsync(city.Bank, context, Stop);
        city.Bank.Trouble = null;
        var reached = await receive.TryAsync(city.Bank, context, Stop);

        Assert.Equal("bank.unreached", unreached.Problems.Single().Code);
        Assert.Empty(reached.Value);
    }

    private static async Task<Outcome<PaymentOrder>> OrderAsync(
        City city, DateOnly dated, string number = "SPP-1", Rupiah? amount = null) =>
        await new RecordPaymentOrder(city.Database).RunAsync(
            RunActs.Name, "SPP", number, dated, amount ?? (await city.RunAsync()).Total,
            Act(ProcessKind.PaymentOrderRecording, Treasurer), Stop);
}
