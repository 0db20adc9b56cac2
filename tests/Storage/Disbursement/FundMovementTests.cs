using Paseban.Assistance.Disbursement;
using Paseban.Ledger;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>Cash on the fund account that is no payment: a receivable paid back, and what a year left going to the treasury.</summary>
public sealed class FundMovementTests
{
    private static readonly DateTimeOffset NewYearsEve = new(2024, 12, 31, 20, 0, 0, ProcessContext.Jakarta);
    private static readonly DateTimeOffset NextSpring = new(2025, 3, 3, 9, 0, 0, ProcessContext.Jakarta);

    [DatabaseTheory]
    public async Task Repayment_InTheSameYear_ReducesTheExpenditureOnce(Engine engine)
    {
        await using var city = await OverpaidAsync(engine);
        var claim = Assert.Single(await ReceivablesAsync(city));
        var claimed = await city.BooksAsync();
        city.Bank.Statement("2024-04-02", Repayment(claim));

        var received = await city.ReceiveAsync();

        var books = await city.BooksAsync();
        Assert.Equal(("applied", 0L), (received.Single().Outcome, received.Single().Exceptions));
        Assert.Equal((2, new Rupiah(600_000)), (claim.Months.Count, claim.Amount));
        Assert.Equal(
            (new Rupiah(1_200_000), new Rupiah(600_000)), (Balance(claimed, Chart.Expenditure), Balance(books, Chart.Expenditure)));
        Assert.Equal((Rupiah.Zero, Rupiah.Zero), (Balance(books, Chart.Receivables), Balance(books, Chart.ReceivablesNotReceived)));
        Assert.Equal(new Rupiah(city.Bank.Balance), Balance(books, Chart.FundAtBank));
        Assert.Empty(await ReceivablesAsync(city));
        Assert.All((await MonthsAsync(city)).Where(m => m.Receivable), m => Assert.Equal(new DateOnly(2024, 4, 2), m.RepaidOn));
        Assert.True((await city.ReconcileAsync()).Succeeded);
        Assert.True((await city.CloseAsync()).Succeeded);
    }

    [DatabaseTheory]
    public async Task Repayment_InALaterYear_IsOtherRevenue(Engine engine)
    {
        await using var city = await OverpaidAsync(engine);
        var claim = Assert.Single(await ReceivablesAsync(city));
        await CloseYearAsync(city);
        city.Bank.Statement("2025-02-03", Repayment(claim));

        await city.ReceiveAsync(NextSpring);

        var books = await city.BooksAsync();
        Assert.Equal(new Rupiah(600_000), Balance(books, Chart.OtherRevenue));
        Assert.Equal(Rupiah.Zero, Balance(books, Chart.Expenditure));
        Assert.True(books.IsBalanced);
    }

    [DatabaseTheory]
    public async Task Repayment_OfTooMuchTwiceOrUnknown_IsParked(Engine engine)
    {
        await using var city = await OverpaidAsync(engine);
        var claim = Assert.Single(await ReceivablesAsync(city));
        city.Bank.Statement("2024-04-02", BankInMemory.Funding($"{claim.Reference}", 600_001));
        city.Bank.Statement("2024-04-03", Repayment(claim));
        city.Bank.Statement("2024-04-04", Repayment(claim));
        city.Bank.Statement("2024-04-05", BankInMemory.Funding($"{Reference.Of(Receivable.Prefix, 77)}", 1));

        await city.ReceiveAsync();

        Assert.Equal(
            ["AMOUNT_DIFFERS", "SETTLED_BEFORE", "UNKNOWN_RECEIVABLE"],
            await city.ListAsync<string>("select code from exception_item order by id"));
        Assert.Equal(new Rupiah(600_000), Balance(await city.BooksAsync(), Chart.Expenditure));
    }

    [DatabaseTheory]
    public async Task Repayment_InParts_IsBookedPartByPartAndSettledByTheLast(Engine engine)
    {
        await using var city = await OverpaidAsync(engine);
        var claim = Assert.Single(await ReceivablesAsync(city));
        city.Bank.Statement("2024-04-02", BankInMemory.Funding($"{claim.Reference}", 150_000));
        city.Bank.Statement("2024-04-03", BankInMemory.Funding($"{claim.Reference}", 150_000));
        await city.ReceiveAsync();
        var half = Assert.Single(await ReceivablesAsync(city));
        var books = await city.BooksAsync();
        city.Bank.Statement("2024-04-04", BankInMemory.Funding($"{claim.Reference}", 300_001));
        city.Bank.Statement("2024-04-05", BankInMemory.Funding($"{claim.Reference}", 300_000));

        await city.ReceiveAsync();

        Assert.Equal((new Rupiah(300_000), (DateOnly?)null), (half.Repaid, half.SettledOn));
        Assert.Equal(
            (new Rupiah(900_000), new Rupiah(300_000)), (Balance(books, Chart.Expenditure), Balance(books, Chart.Receivables)));
        Assert.Equal(["AMOUNT_DIFFERS"], await city.ListAsync<string>("select code from exception_item order by id"));
        Assert.Empty(await ReceivablesAsync(city));
        var settled = await city.BooksAsync();
        Assert.Equal((new Rupiah(600_000), Rupiah.Zero), (Balance(settled, Chart.Expenditure), Balance(settled, Chart.Receivables)));
        Assert.All((await MonthsAsync(city)).Where(m => m.Receivable), m => Assert.Equal(new DateOnly(2024, 4, 5), m.RepaidOn));
    }

    [DatabaseTheory]
    public async Task Repayment_TheSameFileTwice_IsBookedOnce(Engine engine)
    {
        await using var city = await OverpaidAsync(engine);
        var claim = Assert.Single(await ReceivablesAsync(city));
        var xml = city.Bank.StatementXml("2024-04-02", city.Bank.Balance, city.Bank.Balance + 600_000, Repayment(claim));
        city.Bank.Put(xml);
        city.Bank.Put(xml);

        var received = await city.ReceiveAsync();

        Assert.Equal(["applied", "repeated"], received.Select(file => file.Outcome));
        Assert.Equal(new Rupiah(600_000), Balance(await city.BooksAsync(), Chart.Expenditure));
    }

    [DatabaseTheory]
    public async Task Refund_OfWhatAYearLeft_IsSettledByItsTransfer(Engine engine)
    {
        await using var city = await OverpaidAsync(engine);
        city.Bank.Statement("2024-06-03", Repayment(Assert.Single(await ReceivablesAsync(city))));
        await city.ReceiveAsync();
        var closed = await CloseYearAsync(city);
        var refund = closed.RefundReference!.Value;
        city.Bank.Statement("2025-01-06", BankInMemory.Interest(5_000_000), BankInMemory.Transfer($"{refund}", 599_999));
        city.Bank.Statement("2025-01-07", BankInMemory.Transfer($"{refund}", 600_000));
        city.Bank.Statement("2025-01-08", BankInMemory.Transfer($"{refund}", 600_000));
        city.Bank.Statement("2025-01-09", BankInMemory.Transfer($"{Reference.Of(TreasuryRefund.Prefix, 77)}", 1));

        await city.ReceiveAsync(NextSpring);

        await using var reading = await city.Database.ReadAsync(Stop);
        var settled = Assert.Single(await TreasuryRefund.ListAsync(reading, Stop));
        Assert.Equal(new Rupiah(600_000), closed.RefundDue);
        Assert.Equal((2024, new DateOnly(2025, 1, 7)), (settled.FiscalYear, settled.SettledOn));
        Assert.Equal(
            ["AMOUNT_DIFFERS", "SETTLED_BEFORE", "UNKNOWN_REFUND"],
            await city.ListAsync<string>("select code from exception_item order by id"));
        Assert.Equal(Rupiah.Zero, Balance(await city.BooksAsync(), Chart.RefundDue));
    }

    private static BankEntry Repayment(Receivable claim) => BankInMemory.Funding($"{claim.Reference}", claim.Amount.Amount);

    /// <summary>Two elders paid for two months; the first had died before.</summary>
    private static async Task<City> OverpaidAsync(Engine engine)
    {
        var city = await CreateAsync(engine, elders: 2);
        await city.ReleaseAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_200_000), city.Bank.Batch());
        await city.ReceiveAsync();
        await city.ExecuteAsync("update person set died_on = '2023-12-15' where person_id = 1");
        _ = (await new FindOverpayments(city.Database, City.Law).RunAsync(Act(ProcessKind.ReceivableRecording, Treasurer), Stop)).Value;
        return city;
    }

    private static async Task<ClosedYear> CloseYearAsync(City city)
    {
        await city.ReconcileAsync();
        _ = (await city.CloseAsync()).Value;
        return (await new CloseYear(city.Database).RunAsync(2024, Act(ProcessKind.YearClosing, Treasurer, NewYearsEve), ct: Stop)).Value;
    }

    private static async Task<IReadOnlyList<Receivable>> ReceivablesAsync(City city)
    {
        await using var reading = await city.Database.ReadAsync(Stop);
        return await Receivable.ListAsync(reading, ct: Stop);
    }

    private static async Task<IReadOnlyList<PaidMonth>> MonthsAsync(City city)
    {
        await using var reading = await city.Database.ReadAsync(Stop);
        return await PaidMonth.ReadAsync(reading, 1, Stop);
    }

    private static Rupiah Balance(TrialBalance books, Account account) => books.BalanceOf(account);
}
