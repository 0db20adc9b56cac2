using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>
/// A bank that does exactly what a test tells it: keeps what it was sent, and puts down signed messages built from it. (The sandbox bank,
/// in its own process, is for the journeys; here a test must be able to say something wrong.)
/// </summary>
internal sealed class BankInMemory : IBankChannel
{
    public const string FundAccount = "10123456789";

    private readonly SortedDictionary<string, (byte[] Content, string Signature)> fromBank = new(StringComparer.Ordinal);
    private int nextFile;
    private int nextEntry;

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>What was handed over: message id and its payments.</summary>
    public Dictionary<string, List<PaymentInstruction>> Sent { get; } = new(StringComparer.Ordinal);

    public long Balance { get; private set; }

    public IEnumerable<PaymentInstruction> Payments => Sent.Values.SelectMany(payments => payments);

    /// <summary>What stands between us and the bank; null when nothing does.</summary>
    public BankChannelException? Trouble { get; set; }

    public Task<IReadOnlyList<BankChannelFile>> ListAsync(CancellationToken ct) => Trouble is { } trouble
        ? Task.FromException<IReadOnlyList<BankChannelFile>>(trouble)
        : Task.FromResult<IReadOnlyList<BankChannelFile>>(
            [.. fromBank.Select(f => new BankChannelFile(f.Key, $"{f.Value.Content.Length}-{f.Value.Signature}"))]);

    public Task<BankFileCopy> OpenAsync(string name, CancellationToken ct) =>
        Task.FromResult(new BankFileCopy(new MemoryStream(fromBank[name].Content), fromBank[name].Signature));

    public void Publish(
        string name, PaymentFileHeader header, IEnumerable<PaymentInstruction> payments, ECDsa privateKey, string expectedSha256) =>
        Sent[header.MessageId] = [.. payments];

    /// <summary>Puts a signed file down, or one with the given signature; returns its name.</summary>
    public string Put(string xml, string? signature = null)
    {
        var content = Encoding.UTF8.GetBytes(xml);
        var name = string.Create(CultureInfo.InvariantCulture, $"{++nextFile:0000}.xml");
        fromBank[name] = (content, signature ?? FileSignature.Sign(new MemoryStream(content), Key));
        return name;
    }

    /// <summary>A status report on the first file sent: each of <paramref name="items"/> is (end-to-end id, status, amount).</summary>
    public string Report(params (string EndToEndId, string Status, long Amount)[] items) => Report(Sent.Keys.First(), "IDR", items);

    public string Report(string original, string currency, params (string EndToEndId, string Status, long Amount)[] items) =>
        Put(Document(
            "pain.002.001.10",
            "CstmrPmtStsRpt",
            $"<OrgnlGrpInfAndSts><OrgnlMsgId>{original}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
            + "<GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>"
            + $"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{original}</OrgnlPmtInfId>"
            + string.Concat(items.Select(i =>
                $"<TxInfAndSts><OrgnlEndToEndId>{i.EndToEndId}</OrgnlEndToEndId><TxSts>{i.Status}</TxSts>"
                + (i.Status == "RJCT" ? "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>" : "")
                + $"<OrgnlTxRef><Amt><InstdAmt Ccy=\"{currency}\">{i.Amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>"))
            + "</OrgnlPmtInfAndSts>"));

    /// <summary>A status report that accepts the first file sent, with the sum that the bank found in it.</summary>
    public string ReportOfSum(long sum) =>
        Put(Document(
            "pain.002.001.10",
            "CstmrPmtStsRpt",
            $"<OrgnlGrpInfAndSts><OrgnlMsgId>{Sent.Keys.First()}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
            + $"<OrgnlCtrlSum>{sum}</OrgnlCtrlSum><GrpSts>ACCP</GrpSts></OrgnlGrpInfAndSts>"));

    /// <summary>A notification of entries on an account.</summary>
    public string Notification(string account, params BankEntry[] entries) =>
        Put(Document(
            "camt.054.001.08",
            "BkToCstmrDbtCdtNtfctn",
            $"<Ntfctn><Id>NTF</Id><Acct><Id><Othr><Id>{account}</Id></Othr></Id><Ccy>IDR</Ccy></Acct>"
            + string.Concat(entries.Select(e => e.Xml("2024-03-02", ++nextEntry))) + "</Ntfctn>"));

    /// <summary>A statement whose balances add up; moves the bank's balance.</summary>
    public string Statement(string day, params BankEntry[] entries)
    {
        var opening = Balance;
        Balance += entries.Sum(e => e.IsCredit ? e.Amount : -e.Amount);
        return Put(StatementXml(day, opening, Balance, entries));
    }

    public string StatementXml(string day, long opening, long closing, params BankEntry[] entries) =>
        StatementXml(day, null, opening, closing, entries);

    public string StatementXml(string day, int? number, long opening, long closing, params BankEntry[] entries) =>
        Document(
            "camt.053.001.08",
            "BkToCstmrStmt",
            $"<Stmt><Id>STM-{day}</Id>{(number is null ? "" : $"<ElctrncSeqNb>{number}</ElctrncSeqNb>")}"
            + $"<Acct><Id><Othr><Id>{FundAccount}</Id></Othr></Id><Ccy>IDR</Ccy></Acct>"
            + BalanceXml("OPBD", opening, day) + BalanceXml("CLBD", closing, day)
            + string.Concat(entries.Select(e => e.Xml(day, ++nextEntry))) + "</Stmt>");

    /// <summary>The debit for a file that was sent, with these of its payments (all by default).</summary>
    public BankEntry Batch(string? messageId = null, params string[] endToEndIds)
    {
        var message = messageId ?? Sent.Keys.First();
        var payments = Sent[message].Where(p => endToEndIds.Length == 0 || endToEndIds.Contains(p.EndToEndId)).ToList();
        return new BankEntry(
            false,
            payments.Sum(p => p.Amount.Amount),
            "<Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>SALA</SubFmlyCd></Fmly></Domn>",
            $"<Btch><MsgId>{message}</MsgId><PmtInfId>{message}</PmtInfId></Btch>"
                + string.Concat(payments.Select(p => Detail(p.EndToEndId, p.Amount.Amount))));
    }

    public static BankEntry Return(string endToEndId, long amount) =>
        new(
            true,
            amount,
            "<Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn>",
            Detail(endToEndId, amount, "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"));

    public static BankEntry Funding(string sp2d, long amount) =>
        new(true, amount, "<Prtry><Cd>TRANSFER</Cd></Prtry>", $"<TxDtls><Refs><EndToEndId>{sp2d}</EndToEndId></Refs></TxDtls>");

    /// <summary>A single transfer out that names itself and none of our files.</summary>
    public static BankEntry Transfer(string endToEndId, long amount) => Funding(endToEndId, amount) with { IsCredit = false };

    public static BankEntry Fee(long amount) => new(false, amount, "<Prtry><Cd>FEE</Cd></Prtry>", "");

    public static BankEntry Interest(long amount) => new(true, amount, "<Prtry><Cd>INTEREST</Cd></Prtry>", "");

    public static string Detail(string endToEndId, long amount, string more = "") =>
        $"<TxDtls><Refs><EndToEndId>{endToEndId}</EndToEndId></Refs><Amt Ccy=\"IDR\">{amount}</Amt>{more}</TxDtls>";

    private static string BalanceXml(string type, long amount, string day) =>
        $"<Bal><Tp><CdOrPrtry><Cd>{type}</Cd></CdOrPrtry></Tp><Amt Ccy=\"IDR\">{amount}</Amt>"
            + $"<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>";

    private string Document(string schema, string element, string content) =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{schema}\"><{element}>"
        + $"<GrpHdr><MsgId>BANK-{nextFile + 1:0000}</MsgId><CreDtTm>2024-03-01T09:30:00+07:00</CreDtTm></GrpHdr>"
        + $"{content}</{element}></Document>";
}

/// <summary>One entry of a statement.</summary>
internal sealed record BankEntry(bool IsCredit, long Amount, string Code, string Details, string? Reference = null)
{
    public string Xml(string day, int number) =>
        $"<Ntry><Amt Ccy=\"IDR\">{Amount}</Amt><CdtDbtInd>{(IsCredit ? "CRDT" : "DBIT")}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
        + $"<BookgDt><Dt>{day}</Dt></BookgDt><AcctSvcrRef>{Reference ?? $"BK-{number:0000}"}</AcctSvcrRef><BkTxCd>{Code}</BkTxCd>"
        + (Details.Length == 0 ? "</Ntry>" : $"<NtryDtls>{Details}</NtryDtls></Ntry>");
}
