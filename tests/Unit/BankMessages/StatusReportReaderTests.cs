using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

public sealed class StatusReportReaderTests
{
    [Fact]
    public void Open_Report_GivesItsHead()
    {
        var group = "<OrgnlNbOfTxs>3</OrgnlNbOfTxs><OrgnlCtrlSum>1800000</OrgnlCtrlSum><GrpSts>RJCT</GrpSts>"
            + "<StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf>";

        using var report = StatusReportReader.Open(BankXml.Stream(BankXml.StatusReport("", group)));

        var created = new DateTimeOffset(2024, 3, 1, 9, 30, 0, TimeSpan.FromHours(7));
        Assert.Equal(
            new("BANK-0042", created, "RUN-T1-2024-001", 3, new Rupiah(1_800_000), BankStatus.Rejected, "RJCT", "AM04"), report.Header);
        Assert.Empty(report.Items());
        Assert.True(report.Completed);
    }

    [Fact]
    public void Items_SettledAndRejected_AreReadWithTheirReasons()
    {
        var xml = BankXml.StatusReport(BankXml.Item("PAY-0001") + BankXml.Item("PAY-0002", "RJCT", "AC04", "300000.00"));
        using var report = StatusReportReader.Open(BankXml.Stream(xml));

        var items = report.Items().ToList();

        Assert.Equal(2, report.ItemCount);
        Assert.Equal(("PAY-0001", BankStatus.Settled, "", new Rupiah(600_000)), Facts(items[0]));
        Assert.Equal(("PAY-0002", BankStatus.Rejected, "AC04", new Rupiah(300_000)), Facts(items[1]));
        Assert.Equal("as the bank puts it", items[1].ReasonText);
        Assert.All(items, item => Assert.Empty(item.Anomalies));
    }

    [Fact]
    public void Items_SeveralBatchesAmongThemEmptyOnes_AreAllRead()
    {
        var batch = "</OrgnlPmtInfAndSts><OrgnlPmtInfAndSts/><OrgnlPmtInfAndSts><OrgnlPmtInfId>X</OrgnlPmtInfId>";
        using var report = StatusReportReader.Open(BankXml.Stream(BankXml.StatusReport(BankXml.Item("A") + batch + BankXml.Item("B"))));

        Assert.Equal(["A", "B"], report.Items().Select(item => item.EndToEndId));
    }

    [Fact]
    public void Open_StatusOnlyOfTheBatch_StandsForTheFile()
    {
        var batch = "<PmtInfSts>RJCT</PmtInfSts><StsRsnInf><Rsn><Prtry>NOFUNDS</Prtry></Rsn></StsRsnInf>";

        using var report = StatusReportReader.Open(BankXml.Stream(BankXml.StatusReport(batch, group: "")));

        Assert.Equal((BankStatus.Rejected, "NOFUNDS"), (report.Header.Status, report.Header.ReasonCode));
    }

    public static TheoryData<string, BankMessageFault> ItemFaults => new()
    {
        { BankXml.Item(currency: "USD"), BankMessageFault.ForeignCurrency },
        { BankXml.Item().Replace(" Ccy=\"IDR\"", "", StringComparison.Ordinal), BankMessageFault.ForeignCurrency },
        { BankXml.Item(amount: "600000.50"), BankMessageFault.FractionalAmount },
        { BankXml.Item(amount: ".01"), BankMessageFault.FractionalAmount },
        { BankXml.Item(amount: "-600000"), BankMessageFault.NegativeAmount },
        { BankXml.Item().Replace("InstdAmt", "EqvtAmt", StringComparison.Ordinal), BankMessageFault.MissingAmount },
        { BankXml.Item(id: ""), BankMessageFault.MissingEndToEndId },
        { BankXml.Item().Replace("OrgnlEndToEndId", "OrgnlInstrId", StringComparison.Ordinal), BankMessageFault.MissingEndToEndId },
        { BankXml.Item(status: "PART"), BankMessageFault.UnknownStatus },
        { BankXml.Item(status: "GONE"), BankMessageFault.UnknownStatus },
        { BankXml.Item().Replace("TxSts", "StsId", StringComparison.Ordinal), BankMessageFault.UnknownStatus },
    };

    [Theory]
    [MemberData(nameof(ItemFaults))]
    public void Items_OneThatCannotBeBooked_IsMarkedAndTheOthersAreRead(string item, BankMessageFault fault)
    {
        var xml = BankXml.StatusReport(BankXml.Item("BEFORE") + "\n\n" + item + BankXml.Item("AFTER"));
        using var report = StatusReportReader.Open(BankXml.Stream(xml));

        var items = report.Items().ToList();

        var anomaly = Assert.Single(items[1].Anomalies);
        Assert.Equal((fault, 3), (anomaly.Fault, anomaly.Line));
        Assert.NotEmpty(anomaly.Remedy);
        Assert.Equal(["BEFORE", "AFTER"], items.Where(i => i.Anomalies.Count == 0).Select(i => i.EndToEndId));
        Assert.True(report.Completed);
    }

    [Fact]
    public void Items_AskedForTwice_Throws()
    {
        using var report = StatusReportReader.Open(BankXml.Stream(BankXml.StatusReport(BankXml.Item())));
        _ = report.Items().Count();

        Assert.Throws<InvalidOperationException>(() => report.Items().Count());
    }

    [Fact]
    public void Items_LeftHalfway_IsNotCompleted()
    {
        using var report = StatusReportReader.Open(BankXml.Stream(BankXml.StatusReport(BankXml.Item() + BankXml.Item("PAY-0002"))));

        _ = report.Items().First();

        Assert.False(report.Completed);
    }

    private static (string Id, BankStatus Status, string Reason, Rupiah? Amount) Facts(StatusItem item) =>
        (item.EndToEndId, item.Status, item.ReasonCode, item.Amount);
}
