using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

public sealed class StatementReaderTests
{
    private static readonly string Day = BankXml.Funding("SP2D-0007", 2_000_000)
        + BankXml.Batch(600_000, 600_000, 300_000)
        + BankXml.Return("PAY-0002", 600_000)
        + BankXml.Fee(6_500)
        + BankXml.Interest(125)
        + BankXml.Entry(10, "CRDT", "<Prtry><Cd>MISC</Cd></Prtry>");

    [Fact]
    public void Open_Statement_GivesItsHead()
    {
        using var statement = StatementReader.Open(BankXml.Stream(BankXml.Statement(-5, 7, "")));

        var day = new DateOnly(2024, 3, 1);
        var created = new DateTimeOffset(2024, 3, 1, 9, 30, 0, TimeSpan.FromHours(7));
        Assert.Equal(
            new("BANK-0042", created, "STM-2024-03-01", 61, "10123456789", day, day, new Rupiah(-5), day, new Rupiah(7), day),
            statement.Header);
    }

    [Fact]
    public void Entries_OneOfEachKind_AreToldApart()
    {
        var (entries, arithmetic) = Read(BankXml.Statement(0, 1_093_635, Day));

        Assert.Equal(
            [EntryKind.Receipt, EntryKind.BatchPayment, EntryKind.Return, EntryKind.Fee, EntryKind.Interest, EntryKind.Other],
            entries.Select(e => e.Entry.Kind));
        Assert.Equal((6, 5), (arithmetic.EntryCount, arithmetic.DetailCount));
        Assert.Equal((new Rupiah(2_600_135), new Rupiah(1_506_500)), (arithmetic.Credits, arithmetic.Debits));
        Assert.Empty(arithmetic.Differences);
        Assert.All(entries, e => Assert.Empty(e.Entry.Anomalies));
    }

    [Fact]
    public void Entries_Batch_CarriesOurFileAndEachPayment()
    {
        var (entries, _) = Read(BankXml.Statement(1_500_000, 0, BankXml.Batch(600_000, 600_000, 300_000)));

        var (entry, details) = Assert.Single(entries);
        Assert.Equal(
            ("RUN-T1-2024-001", "BKREF-1500000", "PMNT/ICDT/SALA"), (entry.BatchMessageId, entry.BankReference, entry.TransactionCode));
        Assert.Equal((CashDirection.Debit, EntryStatus.Booked, new Rupiah(1_500_000)), (entry.Direction, entry.Status, entry.Amount));
        Assert.Equal((new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 2)), (entry.BookingDate, entry.ValueDate));
        Assert.Equal(
            [("PAY-0001", 600_000L), ("PAY-0002", 600_000), ("PAY-0003", 300_000)],
            details.Select(d => (d.EndToEndId, d.Amount!.Value.Amount)));
    }

    [Fact]
    public void Entries_ReturnAndFunding_CarryReasonAndNumber()
    {
        var day = BankXml.Return("PAY-0002", 600_000, "BE01") + BankXml.Funding("SP2D-0007", 2_000_000);

        var (entries, _) = Read(BankXml.Statement(0, 2_600_000, day));

        var returned = Assert.Single(entries[0].Details);
        Assert.Equal(("PAY-0002", "BE01", CashDirection.Credit), (returned.EndToEndId, returned.ReturnReason, returned.Direction));
        var funding = Assert.Single(entries[1].Details);
        Assert.Equal(("SP2D-0007", "", new Rupiah(2_000_000)), (funding.EndToEndId, funding.ReturnReason, funding.Amount));
    }

    [Fact]
    public void Entries_PendingEntry_IsGivenButNotInTheBalances()
    {
        var pending = BankXml.Entry(9, "CRDT", "<Prtry><Cd>MISC</Cd></Prtry>", status: "PDNG");

        var (entries, arithmetic) = Read(BankXml.Statement(5, 5, pending));

        Assert.Equal(EntryStatus.Pending, Assert.Single(entries).Entry.Status);
        Assert.True(arithmetic.Agrees);
    }

    [Fact]
    public void Entries_ReversalOfABatch_IsForAPersonToLookAt()
    {
        var reversal = BankXml.Batch(600_000)
            .Replace("DBIT</CdtDbtInd>", "CRDT</CdtDbtInd><RvslInd>true</RvslInd>", StringComparison.Ordinal);

        var (entries, arithmetic) = Read(BankXml.Statement(0, 600_000, reversal));

        Assert.Equal((EntryKind.Other, true), (entries[0].Entry.Kind, entries[0].Entry.IsReversal));
        Assert.True(arithmetic.Agrees);
    }

    public static TheoryData<string, BankMessageFault> ItemFaults => new()
    {
        { BankXml.Fee(7).Replace("\"IDR\"", "\"USD\"", StringComparison.Ordinal), BankMessageFault.ForeignCurrency },
        { BankXml.Fee(7).Replace("<Cd>BOOK</Cd>", "<Cd>MAYB</Cd>", StringComparison.Ordinal), BankMessageFault.UnknownStatus },
        { BankXml.Fee(7).Replace("BookgDt", "Other", StringComparison.Ordinal), BankMessageFault.MissingBookingDate },
        { BankXml.Batch(7, 7).Replace("PAY-0002", " ", StringComparison.Ordinal), BankMessageFault.MissingEndToEndId },
        { BankXml.Batch(7, 7).Replace("PAY-0002", "NOTPROVIDED", StringComparison.Ordinal), BankMessageFault.MissingEndToEndId },
        { BankXml.Batch(7, 8).Replace("<Amt Ccy=\"IDR\">8</Amt>", "", StringComparison.Ordinal), BankMessageFault.MissingAmount },
        { BankXml.Batch(7, 8).Replace(">8<", ">8.5<", StringComparison.Ordinal), BankMessageFault.FractionalAmount },
        { BankXml.Return("PAY-0001", 7).Replace("Rsn", "Other", StringComparison.Ordinal), BankMessageFault.MissingReturnReason },
        { BankXml.Return("", 7), BankMessageFault.MissingEndToEndId },
    };

    [Theory]
    [MemberData(nameof(ItemFaults))]
    public void Entries_OneThatCannotBeBooked_IsMarkedAndTheOthersAreRead(string entry, BankMessageFault fault)
    {
        var (entries, _) = Read(BankXml.Statement(0, 0, BankXml.Interest(1) + entry + BankXml.Interest(2)));

        Assert.Equal(3, entries.Count);
        var anomalies = entries.SelectMany(e => e.Entry.Anomalies.Concat(e.Details.SelectMany(d => d.Anomalies)));
        Assert.Equal(fault, Assert.Single(anomalies).Fault);
    }

    [Fact]
    public void Arithmetic_BeforeTheLastEntry_IsNotKnown()
    {
        using var statement = StatementReader.Open(BankXml.Stream(BankXml.Statement(0, 1, BankXml.Interest(1))));

        Assert.Throws<InvalidOperationException>(() => statement.Arithmetic);
    }

    [Fact]
    public void Details_NotAskedFor_AreAddedUpNevertheless()
    {
        using var statement = StatementReader.Open(BankXml.Stream(BankXml.Statement(0, 1_093_635, Day)));

        foreach (var entry in statement.Entries()) _ = statement.Details().Take(1).Count();

        Assert.Equal(5, statement.Arithmetic.DetailCount);
        Assert.True(statement.Arithmetic.Agrees);
    }

    [Fact]
    public void Notification_OfAReturn_IsReadLikeAnEntry()
    {
        using var notification = CreditNotificationReader.Open(BankXml.Stream(BankXml.Notification(BankXml.Return("PAY-0002", 600_000))));

        var details = notification.Entries().SelectMany(_ => notification.Details()).ToList();

        Assert.Equal(7L, notification.Header.SequenceNumber);
        Assert.Equal("10123456789", notification.Header.AccountNumber);
        Assert.Equal(("PAY-0002", "AC04", new Rupiah(600_000)), (details[0].EndToEndId, details[0].ReturnReason, details[0].Amount));
        Assert.True(notification.Arithmetic.Agrees);
    }

    [Fact]
    public void Builders_EachMessage_IsValidAgainstTheIsoSchema()
    {
        var status = BankXml.StatusReport(BankXml.Item() + BankXml.Item("PAY-0002", "RJCT", "AC04"));

        Assert.Empty(SharedSchemas.Violations("pain.002.001.10", BankXml.Stream(status)));
        Assert.Empty(SharedSchemas.Violations("camt.053.001.08", BankXml.Stream(BankXml.Statement(0, 1_093_635, Day))));
        Assert.Empty(SharedSchemas.Violations("camt.054.001.08", BankXml.Stream(BankXml.Notification(BankXml.Return("PAY-2", 600_000)))));
    }

    internal static (List<(StatementEntry Entry, List<EntryDetail> Details)> Entries, StatementArithmetic Arithmetic) Read(string xml)
    {
        using var statement = StatementReader.Open(BankXml.Stream(xml));
        List<(StatementEntry, List<EntryDetail>)> entries = [.. statement.Entries().Select(entry => (entry, statement.Details().ToList()))];
        return (entries, statement.Arithmetic);
    }
}
