using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

/// <summary>Messages that are XML but not what was agreed on: each is refused whole, with the fault that a person can act on.</summary>
public sealed class DamagedMessageTests
{
    private static readonly string Report = BankXml.StatusReport(BankXml.Item());
    private static readonly string Statement = BankXml.Statement(7, 0, BankXml.Batch(3, 4));

    public static TheoryData<string, string, BankMessageFault> Reports => new()
    {
        { "pain.002.001.10", "pain.002.001.03", BankMessageFault.WrongVersion },
        { "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10", "urn:example", BankMessageFault.UnknownMessage },
        { "Document", "Envelope", BankMessageFault.UnknownMessage },
        { "CstmrPmtStsRpt", "Other", BankMessageFault.MissingElement },
        { "<MsgId>BANK-0042</MsgId>", "", BankMessageFault.MissingElement },
        { "BANK-0042", " ", BankMessageFault.MissingElement },
        { "<MsgId>BANK-0042</MsgId>", "<MsgId>A</MsgId><MsgId>B</MsgId>", BankMessageFault.RepeatedElement },
        { "<CreDtTm>2024-03-01T09:30:00+07:00</CreDtTm>", "", BankMessageFault.MissingElement },
        { "2024-03-01T09:30:00+07:00", "yesterday", BankMessageFault.InvalidValue },
        { "2024-03-01T09:30:00+07:00", "2024-13-01T09:30:00", BankMessageFault.InvalidValue },
        { "<OrgnlMsgId>RUN-T1-2024-001</OrgnlMsgId>", "", BankMessageFault.MissingElement },
        { "<OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>", "<OrgnlMsgNmId>pain.008.001.02</OrgnlMsgNmId>", BankMessageFault.NotAgreed },
        { "OrgnlGrpInfAndSts", "Other", BankMessageFault.MissingElement },
        { "PART", "WHAT", BankMessageFault.InvalidValue },
        { ">600000<", ">much<", BankMessageFault.InvalidValue },
        { ">600000<", ">6e5<", BankMessageFault.InvalidValue },
        { ">600000<", "><", BankMessageFault.InvalidValue },
        { ">600000<", ">1234567890123456789<", BankMessageFault.InvalidValue },
        { "</OrgnlEndToEndId>", "</OrgnlEndToEndId><OrgnlEndToEndId>B</OrgnlEndToEndId>", BankMessageFault.RepeatedElement },
        { "<TxSts>ACSC</TxSts>", "<TxSts>ACSC</TxSts><TxSts>RJCT</TxSts>", BankMessageFault.RepeatedElement },
        { "</TxInfAndSts>", "", BankMessageFault.Malformed },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public void Read_DamagedReport_IsRefused(string right, string wrong, BankMessageFault fault) =>
        Assert.Equal(fault, Refused(Report, right, wrong, BankMessageKind.StatusReport).Fault);

    public static TheoryData<string, string, BankMessageFault> Statements => new()
    {
        { "OPBD", "ITBD", BankMessageFault.MissingElement },
        { "CLBD", "CLAV", BankMessageFault.MissingElement },
        { "CLBD", "OPBD", BankMessageFault.RepeatedElement },
        { "<Amt Ccy=\"IDR\">7</Amt><CdtDbtInd>CRDT", "<Amt Ccy=\"USD\">7</Amt><CdtDbtInd>CRDT", BankMessageFault.ForeignCurrency },
        { "<Amt Ccy=\"IDR\">7</Amt><CdtDbtInd>CRDT", "<CdtDbtInd>CRDT", BankMessageFault.MissingElement },
        { "<Ccy>IDR</Ccy>", "<Ccy>USD</Ccy>", BankMessageFault.NotAgreed },
        { "<Id>STM-2024-03-01</Id>", "", BankMessageFault.MissingElement },
        { "<Id>10123456789</Id>", "", BankMessageFault.MissingElement },
        { "<Amt Ccy=\"IDR\">7</Amt><CdtDbtInd>DBIT", "<CdtDbtInd>DBIT", BankMessageFault.MissingElement },
        { "<CdtDbtInd>DBIT</CdtDbtInd>", "", BankMessageFault.MissingElement },
        { "<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>BOTH</CdtDbtInd>", BankMessageFault.InvalidValue },
        { "<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>DBIT</CdtDbtInd><CdtDbtInd>CRDT</CdtDbtInd>", BankMessageFault.RepeatedElement },
        { "<Sts><Cd>BOOK</Cd></Sts>", "", BankMessageFault.MissingElement },
        { "<BookgDt><Dt>2024-03-01", "<BookgDt><Dt>2024-02-30", BankMessageFault.InvalidValue },
        { "</Btch>", "</Btch><Btch/>", BankMessageFault.NotAgreed },
        { "</Stmt>", "</Stmt><Stmt><Id>2</Id></Stmt>", BankMessageFault.NotAgreed },
        { "<ElctrncSeqNb>61", "<ElctrncSeqNb>x", BankMessageFault.InvalidValue },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void Read_DamagedStatement_IsRefused(string right, string wrong, BankMessageFault fault) =>
        Assert.Equal(fault, Refused(Statement, right, wrong, BankMessageKind.Statement).Fault);

    [Fact]
    public void Open_AnotherMessageThanExpected_SaysWhichItIs()
    {
        var refusal = Assert.Throws<BankMessageException>(() => StatusReportReader.Open(BankXml.Stream(Statement)));

        Assert.Equal(BankMessageFault.UnknownMessage, refusal.Error.Fault);
        Assert.Contains("camt.053.001.08", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToProblem_AnyFault_HasCodePlaceAndRemedy()
    {
        foreach (var fault in Enum.GetValues<BankMessageFault>())
        {
            var problem = new BankMessageError(fault, "Something.", 3, 9).ToProblem();

            Assert.Matches("^bank-message(-[a-z]+)+$", problem.Code);
            Assert.Equal("Line 3, position 9: Something.", problem.Message);
            Assert.NotEmpty(problem.Remedy);
        }
    }

    [Theory]
    [InlineData("2024-03-01T09:30:00", 2)]
    [InlineData("2024-03-01T09:30:00Z", 9)]
    [InlineData("2024-03-01T09:30:00.123+08:00", 1)]
    public void Identify_CreationTime_IsJakartasWithoutAZone(string time, int utcHour)
    {
        var identity = BankMessage.Identify(BankXml.Stream(Report.Replace("2024-03-01T09:30:00+07:00", time, StringComparison.Ordinal)));

        Assert.Equal(utcHour, identity.CreatedAt.UtcDateTime.Hour);
    }

    [Fact]
    public void Identify_EachMessage_GivesKindAndNumber()
    {
        using var payments = new MemoryStream();
        PaymentFileWriter.Write(payments, Payments.Header(), Payments.Many(1));
        payments.Position = 0;

        Assert.Equal((BankMessageKind.PaymentInitiation, "RUN-T1-2024-001"), Identified(payments));
        Assert.Equal((BankMessageKind.StatusReport, "BANK-0042"), Identified(BankXml.Stream(Report)));
        Assert.Equal((BankMessageKind.Statement, "BANK-0042"), Identified(BankXml.Stream(Statement)));
        Assert.Equal((BankMessageKind.CreditNotification, "BANK-0042"), Identified(BankXml.Stream(BankXml.Notification(""))));
    }

    private static (BankMessageKind Kind, string MessageId) Identified(Stream content)
    {
        var identity = BankMessage.Identify(content);
        return (identity.Kind, identity.MessageId);
    }

    private static BankMessageError Refused(string message, string right, string wrong, BankMessageKind kind)
    {
        var damaged = message.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(message, damaged);
        return Assert.Throws<BankMessageException>(() => BankXml.ReadWhole(BankXml.Stream(damaged), kind)).Error;
    }
}
