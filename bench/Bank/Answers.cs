using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Paseban.Assistance.Disbursement;

namespace Paseban.Bench.Bank;

/// <summary>
/// A bank without faults: for each bank file a report of acceptance and one of settlement, then the day's statement with the treasury's
/// money coming in and every payment going out.
/// </summary>
/// <param name="folder">The exchange; files are signed, and the key is published, as agreed.</param>
/// <param name="account">The programme fund account.</param>
/// <param name="funding">Number of the SP2D that the money comes with.</param>
/// <param name="day">When all of it happens.</param>
internal sealed class Answers(BankFileFolder folder, string account, string funding, DateOnly day)
{
    private int written;

    public IReadOnlyList<string> SentFiles =>
        [.. Directory.EnumerateFiles(folder.ToBank, "*.xml").Order(StringComparer.Ordinal)];

    public ECDsa Write()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Directory.CreateDirectory(folder.FromBank);
        foreach (var path in SentFiles)
        {
            WriteReport(path, "acceptance", isSettlement: false, key);
            WriteReport(path, "settlement", isSettlement: true, key);
        }
        WriteStatement(key);
        return key;
    }

    private void WriteReport(string path, string name, bool isSettlement, ECDsa key)
    {
        using var sent = SentFile.Open(path);
        Put($"pain.002-{name}", "pain.002.001.10", "CstmrPmtStsRpt", key, xml =>
        {
            xml.Open("OrgnlGrpInfAndSts").Put("OrgnlMsgId", sent.MessageId).Put("OrgnlMsgNmId", "pain.001.001.09")
                .Put("OrgnlNbOfTxs", sent.Count).Put("OrgnlCtrlSum", sent.Sum).Put("GrpSts", "ACTC").WriteEndElement();
            if (!isSettlement) return;
            xml.Open("OrgnlPmtInfAndSts").Put("OrgnlPmtInfId", sent.MessageId);
            foreach (var payment in sent.Payments())
            {
                xml.Open("TxInfAndSts").Put("OrgnlEndToEndId", payment.EndToEndId).Put("TxSts", "ACSC")
                    .Open("OrgnlTxRef").Open("Amt").Amount("InstdAmt", payment.Amount).Close(3);
            }
            xml.WriteEndElement();
        });
    }

    private void WriteStatement(ECDsa key)
    {
        var sums = SentFiles.Select(path =>
        {
            using var file = SentFile.Open(path);
            return long.Parse(file.Sum, CultureInfo.InvariantCulture);
        }).ToList();
        Put("camt.053", "camt.053.001.08", "BkToCstmrStmt", key, xml =>
        {
            xml.Open("Stmt").Put("Id", $"FUND-{Day}").Put("ElctrncSeqNb", "1")
                .Open("Acct").Open("Id").Open("Othr").Put("Id", account).Close(2).Put("Ccy", "IDR").WriteEndElement();
            Balance(xml, "OPBD");
            Balance(xml, "CLBD");
            Entry(xml, sums.Sum(), "CRDT", "FUNDING", "E0", () => Detail(xml, funding, Text(sums.Sum())));
            foreach (var (number, path) in SentFiles.Index())
            {
                using var sent = SentFile.Open(path);
                Entry(xml, sums[number], "DBIT", "PAYMENT", $"E{number + 1}", () =>
                {
                    xml.Open("Btch").Put("MsgId", sent.MessageId).Put("PmtInfId", sent.MessageId).WriteEndElement();
                    foreach (var payment in sent.Payments()) Detail(xml, payment.EndToEndId, payment.Amount);
                });
            }
            xml.WriteEndElement();
        });
    }

    private string Day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What comes in goes out on the same day, so the account is empty before and after.</summary>
    private void Balance(XmlWriter xml, string type) =>
        xml.Open("Bal").Open("Tp").Open("CdOrPrtry").Put("Cd", type).Close(2)
            .Amount("Amt", "0").Put("CdtDbtInd", "CRDT").Open("Dt").Put("Dt", Day).Close(2);

    private void Entry(XmlWriter xml, long amount, string direction, string code, string reference, Action details)
    {
        var family = code == "PAYMENT" ? "ICDT" : "RCDT";
        xml.Open("Ntry").Amount("Amt", Text(amount)).Put("CdtDbtInd", direction).Open("Sts").Put("Cd", "BOOK").Close(1)
            .Open("BookgDt").Put("Dt", Day).Close(1).Put("AcctSvcrRef", reference)
            .Open("BkTxCd").Open("Domn").Put("Cd", "PMNT").Open("Fmly").Put("Cd", family).Put("SubFmlyCd", "BOOK").Close(2)
            .Open("Prtry").Put("Cd", code).Close(2).Open("NtryDtls");
        details();
        xml.Close(2);
    }

    private static void Detail(XmlWriter xml, string reference, string amount) =>
        xml.Open("TxDtls").Open("Refs").Put("EndToEndId", reference).Close(1).Amount("Amt", amount).WriteEndElement();

    private void Put(string name, string schema, string root, ECDsa key, Action<XmlWriter> content)
    {
        var path = Path.Combine(folder.FromBank, $"{++written:000000}-{name}.xml");
        using (var xml = XmlWriter.Create(path, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("Document", $"urn:iso:std:iso:20022:tech:xsd:{schema}");
            xml.Open(root).Open("GrpHdr").Put("MsgId", $"BANK-{written:000000}").Put("CreDtTm", $"{Day}T20:00:00+07:00").WriteEndElement();
            content(xml);
            xml.WriteEndDocument();
        }
        using var file = File.OpenRead(path);
        File.WriteAllText(path + FileSignature.Suffix, FileSignature.Sign(file, key));
    }

    private static string Text(long amount) => amount.ToString(CultureInfo.InvariantCulture);
}
