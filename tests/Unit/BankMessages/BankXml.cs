using System.Globalization;
using System.Text;
using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

/// <summary>
/// Messages of a bank, valid unless a test makes them wrong: each part is a text that a test can replace, because most of what has to be
/// refused could not be written with an honest writer.
/// </summary>
internal static class BankXml
{
    public static Stream Stream(string xml) => new MemoryStream(Encoding.UTF8.GetBytes(xml));

    public static string StatusReport(string items, string group = "<GrpSts>PART</GrpSts>") =>
        Document(
            "pain.002.001.10",
            "CstmrPmtStsRpt",
            "<OrgnlGrpInfAndSts><OrgnlMsgId>RUN-T1-2024-001</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
                + $"{group}</OrgnlGrpInfAndSts>"
                + $"<OrgnlPmtInfAndSts><OrgnlPmtInfId>RUN-T1-2024-001</OrgnlPmtInfId>{items}</OrgnlPmtInfAndSts>");

    public static string Item(
        string id = "PAY-0001", string status = "ACSC", string reason = "", string amount = "600000", string currency = "IDR") =>
        $"<TxInfAndSts><OrgnlEndToEndId>{id}</OrgnlEndToEndId><TxSts>{status}</TxSts>"
        + (reason.Length == 0 ? "" : $"<StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn><AddtlInf>as the bank puts it</AddtlInf></StsRsnInf>")
        + $"<OrgnlTxRef><Amt><InstdAmt Ccy=\"{currency}\">{amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>";

    public static string Statement(long opening, long closing, string entries) =>
        Document("camt.053.001.08", "BkToCstmrStmt", $"<Stmt>{StatementHead(opening, closing)}{entries}</Stmt>");

    public static string StatementHead(long opening, long closing) =>
        "<Id>STM-2024-03-01</Id><ElctrncSeqNb>61</ElctrncSeqNb>"
        + "<FrToDt><FrDtTm>2024-03-01T00:00:00</FrDtTm><ToDtTm>2024-03-01T23:59:59</ToDtTm></FrToDt>"
        + $"{Account}{Balance("OPBD", opening)}{Balance("CLBD", closing)}";

    public static string Balance(string type, long amount) =>
        $"<Bal><Tp><CdOrPrtry><Cd>{type}</Cd></CdOrPrtry></Tp><Amt Ccy=\"IDR\">{Math.Abs(amount)}</Amt>"
        + $"<CdtDbtInd>{(amount < 0 ? "DBIT" : "CRDT")}</CdtDbtInd><Dt><Dt>2024-03-01</Dt></Dt></Bal>";

    public static string Notification(string entries) =>
        Document(
            "camt.054.001.08",
            "BkToCstmrDbtCdtNtfctn",
            $"<Ntfctn><Id>NTF-7</Id><ElctrncSeqNb>7</ElctrncSeqNb>{Account}{entries}</Ntfctn>");

    public static string Account => "<Acct><Id><Othr><Id>10123456789</Id></Othr></Id><Ccy>IDR</Ccy></Acct>";

    /// <summary>A batch of payments as the bank books it: one debit, each payment beneath.</summary>
    public static string Batch(params long[] amounts)
    {
        var number = 0;
        var details = string.Concat(amounts.Select(amount => Detail($"PAY-{++number:0000}", amount)));
        return Entry(
            amounts.Sum(),
            "DBIT",
            "<Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>SALA</SubFmlyCd></Fmly></Domn>",
            $"<Btch><MsgId>RUN-T1-2024-001</MsgId><PmtInfId>RUN-T1-2024-001</PmtInfId><NbOfTxs>{amounts.Length}</NbOfTxs></Btch>{details}");
    }

    public static string Return(string id, long amount, string reason = "AC04") =>
        Entry(
            amount,
            "CRDT",
            "<Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn>",
            Detail(id, amount, reason));

    public static string Funding(string sp2d, long amount) =>
        Entry(amount, "CRDT", "<Prtry><Cd>TRANSFER</Cd></Prtry>", $"<TxDtls><Refs><EndToEndId>{sp2d}</EndToEndId></Refs></TxDtls>");

    public static string Fee(long amount) => Entry(amount, "DBIT", "<Prtry><Cd>FEE</Cd></Prtry>");

    public static string Interest(long amount) => Entry(amount, "CRDT", "<Prtry><Cd>INTEREST</Cd></Prtry>");

    public static string Entry(long amount, string direction, string code, string details = "", string status = "BOOK") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<Ntry><Amt Ccy=\"IDR\">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts><Cd>{status}</Cd></Sts>")
        + "<BookgDt><Dt>2024-03-01</Dt></BookgDt><ValDt><Dt>2024-03-02</Dt></ValDt>"
        + $"<AcctSvcrRef>BKREF-{amount}</AcctSvcrRef><BkTxCd>{code}</BkTxCd>"
        + (details.Length == 0 ? "" : $"<NtryDtls>{details}</NtryDtls>") + "</Ntry>";

    public static string Detail(string id, long amount, string reason = "") =>
        $"<TxDtls><Refs><EndToEndId>{id}</EndToEndId></Refs><Amt Ccy=\"IDR\">{amount}</Amt>"
        + (reason.Length == 0 ? "" : $"<RtrInf><Rsn><Cd>{reason}</Cd></Rsn></RtrInf>") + "</TxDtls>";

    public static string Document(string schema, string element, string content) =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{schema}\"><{element}>"
        + $"<GrpHdr><MsgId>BANK-0042</MsgId><CreDtTm>2024-03-01T09:30:00+07:00</CreDtTm></GrpHdr>{content}</{element}></Document>";

    /// <summary>Reads a message whole, as its kind is read.</summary>
    public static void ReadWhole(Stream content, BankMessageKind kind)
    {
        if (kind == BankMessageKind.StatusReport)
        {
            using var report = StatusReportReader.Open(content);
            _ = report.Items().Count();
        }
        else if (kind == BankMessageKind.Statement)
        {
            using var statement = StatementReader.Open(content);
            foreach (var entry in statement.Entries()) _ = statement.Details().Count();
        }
        else
        {
            using var notification = CreditNotificationReader.Open(content);
            foreach (var entry in notification.Entries()) _ = notification.Details().Count();
        }
    }
}
