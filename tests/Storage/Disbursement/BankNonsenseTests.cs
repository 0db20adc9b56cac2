using Paseban.Assistance.Disbursement;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>What a bank may say that is well-formed and wrong: refused or parked, never booked twice.</summary>
public sealed class BankNonsenseTests
{
    private const long Paid = 600_000;

    [DatabaseTheory]
    public async Task Report_OfAnotherSum_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.ReleaseAsync();
        city.Bank.ReportOfSum(1_799_999);
        city.Bank.ReportOfSum(1_800_000);

        var received = await city.ReceiveAsync();

        Assert.Equal(["bank.sum-differs"], received[0].Problems.Select(problem => problem.Code));
        Assert.Equal("applied", received[1].Outcome);
    }

    [DatabaseTheory]
    public async Task Notification_OfAnotherAccountOrThatDoesNotAddUp_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        await city.ReleaseAsync();
        var back = BankInMemory.Return(city.Bank.Payments.Single().EndToEndId, 600_000);
        city.Bank.Notification("10999999999", back);
        city.Bank.Notification(BankInMemory.FundAccount, back with { Amount = 600_001 });
        city.Bank.Notification(BankInMemory.FundAccount, back);

        var received = await city.ReceiveAsync();

        Assert.Equal("bank.other-account", received[0].Problems.Single().Code);
        Assert.Equal("bank-message-entry-differs", received[1].Problems.Single().Code);
        Assert.Equal("applied", received[2].Outcome);
        Assert.Single(await city.ListAsync<string>("select kind from payment_report"));
    }

    [DatabaseTheory]
    public async Task Receive_TheSameStatementUnderAnotherName_IsANoOp(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var xml = city.Bank.StatementXml("2024-03-01", 0, 0, BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch());
        city.Bank.Put(xml);
        await city.ReceiveAsync();
        var before = await PostingsAsync(city);

        city.Bank.Put(xml);
        var again = await city.ReceiveAsync();

        Assert.Equal("repeated", again.Single().Outcome);
        Assert.Equal(before, await PostingsAsync(city));
    }

    [DatabaseTheory]
    public async Task Receive_KnownNumberWithOtherContents_IsRefusedForItsKind(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        // Numbered by the next file put down, hence all three alike.
        var statement = city.Bank.StatementXml("2024-03-01", 0, 0, BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch());
        var other = city.Bank.StatementXml("2024-03-04", 0, 500, BankInMemory.Interest(500));
        city.Bank.ReportOfSum(3 * Paid);
        city.Bank.Put(statement);
        await city.ReceiveAsync();
        var before = await PostingsAsync(city);

        var refused = city.Bank.Put(other);
        var received = await city.ReceiveAsync();

        Assert.Equal("bank.message-reused", received.Single().Problems.Single().Code);
        Assert.Equal(before, await PostingsAsync(city));
        Assert.Equal([refused], await city.ListAsync<string>("select name from bank_file_seen where outcome = 'refused'"));
    }

    [DatabaseTheory]
    public async Task Report_RejectsWhatItReportedAsCredited_IsParkedBeforeTheStatement(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var payment = city.Bank.Payments.First().EndToEndId;
        city.Bank.Report((payment, "ACSC", Paid));
        city.Bank.Report((payment, "RJCT", Paid));

        await city.ReceiveAsync();

        Assert.Equal(["BACKWARDS"], await city.ListAsync<string>("select code from exception_item"));
        Assert.Equal(["instructed"], await city.ListAsync<string>("select distinct state from payment"));
    }

    [DatabaseTheory]
    public async Task Receive_WrongSignature_LeavesNothing(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var postings = await PostingsAsync(city);
        city.Bank.Put(
            city.Bank.StatementXml("2024-03-01", 0, 0, BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch()),
            signature: "MEUCIQDx");

        var received = await city.ReceiveAsync();

        Assert.Equal("refused", received.Single().Outcome);
        Assert.StartsWith("signature-", received.Single().Problems.Single().Code, StringComparison.Ordinal);
        Assert.Equal(postings, await PostingsAsync(city));
    }

    [DatabaseTheory]
    public async Task Report_UnknownPayment_IsParked(Engine engine) =>
        await ParksAsync(engine, (bank, ids) => bank.Report(("PAY-1119-P", "RJCT", Paid)), "UNKNOWN_PAYMENT");

    [DatabaseTheory]
    public async Task Report_GarbledEndToEndId_IsParked(Engine engine) =>
        await ParksAsync(engine, (bank, ids) => bank.Report((ids[0][..^1] + "?", "RJCT", Paid)), "UNKNOWN_PAYMENT");

    [DatabaseTheory]
    public async Task Report_OneRupiahOff_IsParked(Engine engine) =>
        await ParksAsync(engine, (bank, ids) => bank.Report((ids[0], "RJCT", Paid + 1)), "AMOUNT_DIFFERS");

    [DatabaseTheory]
    public async Task Report_OfAnotherFile_IsParked(Engine engine) =>
        await ParksAsync(engine, (bank, ids) => bank.Report(bank.Sent.Keys.Last(), "IDR", (ids[0], "RJCT", Paid)), "OTHER_MESSAGE");

    [DatabaseTheory]
    public async Task Report_InAnotherCurrency_IsParked(Engine engine) =>
        await ParksAsync(
            engine, (bank, ids) => bank.Report(bank.Sent.Keys.First(), "USD", (ids[0], "RJCT", Paid)), "bank-message-foreign-currency");

    [DatabaseTheory]
    public async Task Report_TwoStatusesOfOnePayment_IsParked(Engine engine) =>
        await ParksAsync(engine, (bank, ids) => bank.Report((ids[0], "RJCT", Paid), (ids[0], "ACSC", Paid)), "TWICE_IN_MESSAGE");

    [DatabaseTheory]
    public async Task Report_OnAMessageNeverSent_IsRefusedWhole(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        city.Bank.Report("RUN-9999-X-001", "IDR", (city.Bank.Payments.First().EndToEndId, "RJCT", Paid));

        var received = await city.ReceiveAsync();

        Assert.Equal("bank.unknown-original", received.Single().Problems.Single().Code);
        Assert.All((await city.StatesAsync()).Values, state => Assert.Equal("instructed", state));
    }

    [DatabaseTheory]
    public async Task Report_RejectedAfterCredited_IsParked(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch());
        await city.ReceiveAsync();
        city.Bank.Report((city.Bank.Payments.First().EndToEndId, "RJCT", Paid));

        var received = await city.ReceiveAsync();

        Assert.Equal(1, received.Single().Exceptions);
        Assert.Equal(["BACKWARDS"], await city.ListAsync<string>("select code from exception_item"));
        Assert.Equal("credited", (await city.StatesAsync())[1]);
    }

    [DatabaseTheory]
    public async Task Report_Repeated_IsANoOp(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var id = city.Bank.Payments.First().EndToEndId;
        city.Bank.Report((id, "RJCT", Paid));
        city.Bank.Report((id, "RJCT", Paid));

        var received = await city.ReceiveAsync();

        Assert.All(received, file => Assert.Equal(("applied", 0L), (file.Outcome, file.Exceptions)));
        Assert.Equal(
            [Paid],
            await city.ListAsync<long>(
                "select p.amount from posting p join journal_entry e on e.id = p.entry_id where e.kind = 'bank.rejected'"));
    }

    [DatabaseTheory]
    public async Task Statement_ThatDoesNotAddUp_IsRefusedWhole(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        city.Bank.Put(city.Bank.StatementXml("2024-03-01", 0, 1, BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch()));

        var received = await city.ReceiveAsync();

        Assert.Equal("refused", received.Single().Outcome);
        Assert.Empty(await city.ListAsync<long>("select id from statement"));
        Assert.All((await city.StatesAsync()).Values, state => Assert.Equal("instructed", state));
    }

    [DatabaseTheory]
    public async Task Statement_EntryTwice_IsBookedOnce(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var funding = BankInMemory.Funding("SP2D-T1-2024", 3 * Paid) with { Reference = "BK-SAME" };
        city.Bank.Statement("2024-03-01", funding, funding);

        await city.ReceiveAsync();

        Assert.Equal(["ENTRY_TWICE"], await city.ListAsync<string>("select code from exception_item"));
        Assert.Equal(
            [3 * Paid],
            await city.ListAsync<long>(
                "select p.amount from posting p join journal_entry e on e.id = p.entry_id where e.kind = 'bank.statement'"));
    }

    [DatabaseTheory]
    public async Task Statement_ReturnLargerThanThePayment_IsParked(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var id = city.Bank.Payments.First().EndToEndId;
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch());
        city.Bank.Statement("2024-03-02", BankInMemory.Return(id, Paid + 1));

        await city.ReceiveAsync();

        Assert.Equal(["RETURN_TOO_LARGE"], await city.ListAsync<string>("select code from exception_item"));
        Assert.Equal("credited", (await city.StatesAsync())[1]);
    }

    [DatabaseTheory]
    public async Task Statement_ReturnOfWhatWasNeverCredited_IsParked(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        city.Bank.Statement(
            "2024-03-01",
            BankInMemory.Funding("SP2D-T1-2024", 3 * Paid),
            BankInMemory.Return(city.Bank.Payments.First().EndToEndId, Paid));

        await city.ReceiveAsync();

        Assert.Equal(["BACKWARDS"], await city.ListAsync<string>("select code from exception_item"));
        Assert.Equal("instructed", (await city.StatesAsync())[1]);
    }

    [DatabaseTheory]
    public async Task Statement_UnknownFunding_IsParkedAndTheRunCannotClose(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-OTHER", 3 * Paid), city.Bank.Batch());
        await city.ReceiveAsync();
        await city.ReconcileAsync();

        var closed = await city.CloseAsync();

        Assert.Equal(["UNKNOWN_FUNDING"], await city.ListAsync<string>("select code from exception_item"));
        Assert.Equal("bank.open-exceptions", closed.Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Statement_OutOfOrder_WaitsForTheOneBefore(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var entries = new[] { BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch() };
        city.Bank.Put(city.Bank.StatementXml("2024-03-04", 500, 200, BankInMemory.Fee(300)));
        var waits = await city.ReceiveAsync();
        city.Bank.Put(city.Bank.StatementXml("2024-03-01", 0, 500, [.. entries, BankInMemory.Interest(500)]));

        var received = await city.ReceiveAsync();

        Assert.Equal("waits", waits.Single().Outcome);
        Assert.Equal(["applied", "applied"], received.Select(file => file.Outcome));
    }

    [DatabaseTheory]
    public async Task Statement_NumberedAfterADayThatNetsToZero_WaitsForThatDay(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        city.Bank.Put(city.Bank.StatementXml("2024-03-04", 2, 0, 500, BankInMemory.Interest(500)));
        var waits = await city.ReceiveAsync();
        city.Bank.Put(city.Bank.StatementXml("2024-03-01", 1, 0, 0, BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch()));

        var received = await city.ReceiveAsync();

        Assert.Equal("waits", waits.Single().Outcome);
        Assert.Equal(["applied", "applied"], received.Select(file => file.Outcome));
    }

    [DatabaseTheory]
    public async Task Statement_OfAnAccountThatWasInUse_IsTakenFromTheNumberNamed(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var entries = new[] { BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch() };
        city.Bank.Put(city.Bank.StatementXml("2024-03-01", 118, 0, 0, entries));
        var waits = await city.ReceiveAsync();
        var fund = new FundAccount(BankInMemory.FundAccount, "DINSOS PKD", "BDKIIDJ1XXX", FirstStatement: 118);

        var never = await (fund with { FirstStatement = 0 }).RecordAsync(city.Database, Act(ProcessKind.BudgetRecording, Treasurer), Stop);
        _ = (await fund.RecordAsync(city.Database, Act(ProcessKind.BudgetRecording, Treasurer), Stop)).Value;
        var received = await city.ReceiveAsync();

        Assert.Equal("fund.first-statement", never.Problems.Single().Code);
        Assert.Equal("waits", waits.Single().Outcome);
        Assert.Equal("applied", received.Single().Outcome);
    }

    [DatabaseTheory]
    public async Task Statement_TheFirstOfAll_MustOpenWithNothing(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        city.Bank.Put(city.Bank.StatementXml("2024-03-01", 1, 900, 1_400, BankInMemory.Interest(500)));

        var received = await city.ReceiveAsync();

        Assert.Equal("waits", received.Single().Outcome);
        Assert.Contains("begin with nothing", received.Single().Problems.Single().Message, StringComparison.Ordinal);
    }

    private static async Task<City> ReleasedAsync(Engine engine)
    {
        var city = await CreateAsync(engine, elders: 3);
        await city.ReleaseAsync(perFile: 3);
        return city;
    }

    private static async Task ParksAsync(Engine engine, Action<BankInMemory, List<string>> say, string code)
    {
        await using var city = await CreateAsync(engine, elders: 3);
        await city.ReleaseAsync(perFile: 2);
        say(city.Bank, [.. city.Bank.Payments.Select(p => p.EndToEndId)]);

        var received = await city.ReceiveAsync();

        Assert.Equal("applied", received.Single().Outcome);
        Assert.Equal([code], await city.ListAsync<string>("select distinct code from exception_item"));
        Assert.All((await city.StatesAsync()).Values, state => Assert.Equal("instructed", state));
    }

    private static async Task<long> PostingsAsync(City city) => (await city.ListAsync<long>("select amount from posting")).Count;
}
