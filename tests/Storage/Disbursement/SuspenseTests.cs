using Paseban.Assistance.Disbursement;
using Paseban.Ledger;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>Cash that no entry of ours could book: to suspense by decision, out of it by another, never twice.</summary>
public sealed class SuspenseTests
{
    private const long Paid = 600_000;
    private static readonly Actor SecondTreasurer = A.Actor(23, Role.Treasurer);

    [DatabaseTheory]
    public async Task Resolve_WhatMovedCash_NeedsSuspense(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-OTHER", Paid));
        await city.ReceiveAsync();

        var without = await ResolveAsync(city, 1, toSuspense: false);
        var booked = await ResolveAsync(city, 1, toSuspense: true);
        var again = await ResolveAsync(city, 1, toSuspense: true);

        Assert.Equal("bank.cash-moved", without.Problems.Single().Code);
        Assert.Equal(new Rupiah(Paid), booked.Value.Cash);
        Assert.Equal("bank.no-exception", again.Problems.Single().Code);
        Assert.Equal((new Rupiah(Paid), new Rupiah(Paid)), await BankAndSuspenseAsync(city));
    }

    [DatabaseTheory]
    public async Task Resolve_WhatMovedNoCash_BooksNothing(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        city.Bank.Report(("PAY-1119-P", "RJCT", Paid));
        await city.ReceiveAsync();

        var suspended = await ResolveAsync(city, 1, toSuspense: true);
        var resolved = await ResolveAsync(city, 1, toSuspense: false);

        Assert.Equal("bank.no-cash", suspended.Problems.Single().Code);
        Assert.True(resolved.Succeeded);
        Assert.Equal((Rupiah.Zero, Rupiah.Zero), await BankAndSuspenseAsync(city));
    }

    /// <summary>Whatever a bank says: what is booked and what waits make its balance.</summary>
    [DatabaseTheory]
    public async Task Statement_FullOfNonsense_BooksAndSuspenseMakeTheBalance(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var (first, second) = (city.Bank.Payments.First(), city.Bank.Payments.Last());
        var fee = BankInMemory.Fee(300) with { Reference = "BK-SAME" };
        city.Bank.Statement(
            "2024-03-01",
            BankInMemory.Funding("SP2D-T1-2024", 3 * Paid),
            BankInMemory.Funding("SP2D-OTHER", 10_000_000),
            BankInMemory.Fee(200) with { IsCredit = true },
            Entry(city, BankInMemory.Detail("PAY-1119-P", Paid) + BankInMemory.Detail(second.EndToEndId, Paid - 1)),
            Entry(city, BankInMemory.Detail(first.EndToEndId, Paid + 100)
                + BankInMemory.Detail(second.EndToEndId, 100, "<CdtDbtInd>CRDT</CdtDbtInd>"), Paid),
            Entry(city, "") with { Amount = 77 },
            BankInMemory.Return(first.EndToEndId, Paid),
            BankInMemory.Return(first.EndToEndId, Paid + 1),
            BankInMemory.Transfer("SOMETHING", 5),
            fee,
            fee,
            fee);
        var received = await city.ReceiveAsync();
        var items = await ExceptionsAsync(city);

        foreach (var item in items) _ = (await ResolveAsync(city, item.Id, item.Cash != Rupiah.Zero)).Value;

        Assert.Equal("applied", received.Single().Outcome);
        Assert.Equal(
            [
                "AMOUNT_DIFFERS", "BACKWARDS", "ENTRY_TWICE", "NO_PAYMENTS", "OTHER_DIRECTION", "RETURN_TOO_LARGE", "UNKNOWN_ENTRY",
                "UNKNOWN_FUNDING", "UNKNOWN_PAYMENT",
            ],
            items.Select(item => item.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(new Rupiah(-600), items.Single(item => item.Code == "ENTRY_TWICE").Cash);
        Assert.Equal(new Rupiah(city.Bank.Balance), (await BankAndSuspenseAsync(city)).Bank);
        Assert.True((await city.BooksAsync()).IsBalanced);
        Assert.Equal(
            city.Bank.Balance,
            (await city.ListAsync<long>(
                "select cast(sum(case direction when 'credit' then amount else -amount end) as bigint) from statement_entry")).Single());
    }

    [DatabaseTheory]
    public async Task Close_WithCashInTheInbox_SaysWhatToDo(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch());
        city.Bank.Statement("2024-03-04", BankInMemory.Funding("SP2D-OTHER", 50));
        await city.ReceiveAsync();
        await city.ReconcileAsync();

        var refused = await city.CloseAsync();
        _ = (await ResolveAsync(city, 1, toSuspense: true)).Value;
        var closed = await city.CloseAsync();

        Assert.Equal("bank.unbooked-cash", refused.Problems.Single().Code);
        Assert.True(closed.Succeeded);
    }

    [DatabaseTheory]
    public async Task Clear_ByNumberOfAReceiptThatNamedNothing_SettlesItOnce(Engine engine)
    {
        await using var city = await SuspendedAsync(engine, BankInMemory.Funding("MISTYPED", 3 * Paid));

        var own = await ClearAsync(city, new(1, Number: "SP2D-T1-2024"), Treasurer);
        var unknown = await ClearAsync(city, new(1, Number: "SP2D-77"));
        var cleared = await ClearAsync(city, new(1, Number: "SP2D-T1-2024"));
        var again = await ClearAsync(city, new(1, Number: "SP2D-T1-2024"));
        city.Bank.Statement("2024-03-05", BankInMemory.Funding("SP2D-T1-2024", 3 * Paid));
        await city.ReceiveAsync();

        Assert.Equal("suspense.separate-acts", own.Problems.Single().Code);
        Assert.Equal("UNKNOWN_FUNDING", unknown.Problems.Single().Code);
        Assert.Equal((new Rupiah(3 * Paid), Rupiah.Zero), (cleared.Value.Cleared, cleared.Value.Remaining));
        Assert.Equal("suspense.cleared", again.Problems.Single().Code);
        Assert.Equal(["UNKNOWN_FUNDING"], (await ExceptionsAsync(city)).Select(item => item.Code));
        Assert.Equal((new Rupiah(3 * Paid), Rupiah.Zero), await BankAndSuspenseAsync(city));
    }

    [DatabaseTheory]
    public async Task Clear_APaymentOneRupiahOff_LeavesTheRupiahForTheCorrection(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var odd = city.Bank.Payments.First().EndToEndId;
        var rest = city.Bank.Payments.Skip(1).Select(p => BankInMemory.Detail(p.EndToEndId, Paid));
        city.Bank.Statement(
            "2024-03-01",
            BankInMemory.Funding("SP2D-T1-2024", 3 * Paid),
            BankInMemory.Interest(9),
            Entry(city, BankInMemory.Detail(odd, Paid + 1) + string.Concat(rest), (3 * Paid) + 1));
        city.Bank.Statement("2024-03-04", BankInMemory.Funding("CORRECTION", 1));
        await city.ReceiveAsync();
        foreach (var item in await ExceptionsAsync(city)) _ = (await ResolveAsync(city, item.Id, toSuspense: true)).Value;

        var payment = await ClearAsync(city, new(1, Number: odd));
        var differs = (await city.ReconcileAsync()).Value;
        var setOff = await ClearAsync(city, new(1, Against: 2));
        var again = await ClearAsync(city, new(2, Against: 1));

        Assert.Equal((new Rupiah(-Paid), new Rupiah(-1)), (payment.Value.Cleared, payment.Value.Remaining));
        Assert.Equal((new Rupiah(-1), Rupiah.Zero), (setOff.Value.Cleared, setOff.Value.Remaining));
        Assert.Equal("suspense.cleared", again.Problems.Single().Code);
        Assert.All((await city.StatesAsync()).Values, state => Assert.Equal("credited", state));
        Assert.Equal((new Rupiah(9), Rupiah.Zero), await BankAndSuspenseAsync(city));
        Assert.Equal(new Rupiah(1), differs.Difference);
        Assert.Equal(RunState.Reconciled, (await city.ReconcileAsync()).Value.Run.State);
        Assert.True((await city.CloseAsync()).Succeeded);
    }

    [DatabaseTheory]
    public async Task Clear_ADebitThatNamedNoFile_CreditsItsPaymentsAndTheRunCloses(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var file = city.Bank.Sent.Keys.Single();
        city.Bank.Statement(
            "2024-03-01",
            BankInMemory.Funding("SP2D-T1-2024", 3 * Paid),
            BankInMemory.Transfer("BATCH-OF-TODAY", 3 * Paid));
        await city.ReceiveAsync();
        _ = (await ResolveAsync(city, 1, toSuspense: true)).Value;

        var one = await ClearAsync(city, new(1, Number: city.Bank.Payments.First().EndToEndId));
        var cleared = await ClearAsync(city, new(1, Number: file));
        _ = (await city.ReconcileAsync()).Value;
        var closed = await city.CloseAsync();
        city.Bank.Statement("2024-03-04", BankInMemory.Interest(9_000_000), city.Bank.Batch());
        var late = await city.ReceiveAsync();

        Assert.Equal("suspense.other-entry", one.Problems.Single().Code);
        Assert.Equal((new Rupiah(-3 * Paid), Rupiah.Zero), (cleared.Value.Cleared, cleared.Value.Remaining));
        Assert.All((await city.StatesAsync()).Values, state => Assert.Equal("credited", state));
        Assert.True(closed.Succeeded);
        Assert.Equal(3, late.Single().Exceptions);
    }

    [DatabaseTheory]
    public async Task Clear_AReturnThatNamedNothing_ReturnsThePaymentOnce(Engine engine)
    {
        await using var city = await ReleasedAsync(engine);
        var payment = city.Bank.Payments.First().EndToEndId;
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 3 * Paid), city.Bank.Batch());
        city.Bank.Statement("2024-03-04", BankInMemory.Funding("RETURNED", Paid), BankInMemory.Funding("AGAIN", Paid));
        await city.ReceiveAsync();
        foreach (var item in await ExceptionsAsync(city)) _ = (await ResolveAsync(city, item.Id, toSuspense: true)).Value;

        var cleared = await ClearAsync(city, new(1, Number: payment));
        var again = await ClearAsync(city, new(2, Number: payment));

        Assert.Equal(Rupiah.Zero, cleared.Value.Remaining);
        Assert.Equal("suspense.BACKWARDS", again.Problems.Single().Code);
        Assert.Equal("returned", (await city.StatesAsync())[1]);
        Assert.Equal(new Rupiah(Paid), (await city.BooksAsync()).BalanceOf(Chart.Returned));
    }

    [DatabaseTheory]
    public async Task Clear_AsFeeInterestOrRevenue_KeepsTheDirection(Engine engine)
    {
        await using var city = await SuspendedAsync(
            engine, BankInMemory.Funding("GIFT", 500), BankInMemory.Funding("BONUS", 70), BankInMemory.Transfer("CHARGE", 30));

        var noFee = await ClearAsync(city, new(2, Use: SuspenseUse.Fee));
        var noRevenue = await ClearAsync(city, new(1, Use: SuspenseUse.Revenue));
        var sameWay = await ClearAsync(city, new(2, Against: 3));
        var nowhere = await ClearAsync(city, new(1));
        var results = new[]
        {
            await ClearAsync(city, new(3, Use: SuspenseUse.Revenue)),
            await ClearAsync(city, new(2, Use: SuspenseUse.Interest)),
            await ClearAsync(city, new(1, Use: SuspenseUse.Fee)),
        };

        var books = await city.BooksAsync();
        Assert.Equal(
            ["suspense.direction", "suspense.direction", "suspense.same-direction", "suspense.place"],
            new[] { noFee, noRevenue, sameWay, nowhere }.Select(refusal => refusal.Problems.Single().Code));
        Assert.All(results, result => Assert.Equal(Rupiah.Zero, result.Value.Remaining));
        Assert.Equal(
            [new Rupiah(500), new Rupiah(70), new Rupiah(30), Rupiah.Zero],
            new[] { Chart.OtherRevenue, Chart.Interest, Chart.BankFees, Chart.Unidentified }.Select(books.BalanceOf));
    }

    [DatabaseTheory]
    public async Task Clear_AgainstAnItemOfOnesOwn_IsAnotherPersonsDecision(Engine engine)
    {
        await using var city = await SuspendedAsync(engine, BankInMemory.Funding("GIFT", 500), BankInMemory.Transfer("CHARGE", 30));
        await city.ExecuteAsync("update suspense set booked_by = @Id where exception_id = 2", new { SecondTreasurer.Id });

        var own = await ClearAsync(city, new(2, Against: 1));
        var counterpart = await ClearAsync(city, new(1, Against: 2));

        Assert.Equal("suspense.separate-acts", own.Problems.Single().Code);
        Assert.Equal("suspense.separate-acts", counterpart.Problems.Single().Code);
    }

    /// <summary>A debit that names the first file, with these payments within it.</summary>
    private static BankEntry Entry(City city, string details, long amount = (2 * Paid) - 1)
    {
        var batch = city.Bank.Batch();
        var head = batch.Details[..(batch.Details.IndexOf("</Btch>", StringComparison.Ordinal) + "</Btch>".Length)];
        return batch with { Amount = amount, Details = head + details };
    }

    private static async Task<City> ReleasedAsync(Engine engine)
    {
        var city = await CreateAsync(engine, elders: 3);
        await city.ReleaseAsync();
        return city;
    }

    /// <summary>All entries of one statement in suspense, put there by the treasurer.</summary>
    private static async Task<City> SuspendedAsync(Engine engine, params BankEntry[] entries)
    {
        var city = await ReleasedAsync(engine);
        city.Bank.Statement("2024-03-01", entries);
        await city.ReceiveAsync();
        foreach (var item in await ExceptionsAsync(city)) _ = (await ResolveAsync(city, item.Id, toSuspense: true)).Value;
        return city;
    }

    private static Task<Outcome<ExceptionItem>> ResolveAsync(City city, long id, bool toSuspense) =>
        new ResolveException(city.Database).RunAsync(id, toSuspense, Act(ProcessKind.ExceptionResolving, Treasurer), Stop);

    private static Task<Outcome<ClearedSuspense>> ClearAsync(City city, ClearSuspenseRequest request, Actor? by = null) =>
        new ClearSuspense(city.Database).RunAsync(request, Act(ProcessKind.SuspenseClearing, by ?? SecondTreasurer), Stop);

    private static async Task<IReadOnlyList<ExceptionItem>> ExceptionsAsync(City city)
    {
        await using var reading = await city.Database.ReadAsync(Stop);
        return await ExceptionInbox.OpenAsync(reading, ct: Stop);
    }

    private static async Task<(Rupiah Bank, Rupiah Suspense)> BankAndSuspenseAsync(City city)
    {
        var books = await city.BooksAsync();
        return (books.BalanceOf(Chart.FundAtBank), books.BalanceOf(Chart.Unidentified));
    }
}
