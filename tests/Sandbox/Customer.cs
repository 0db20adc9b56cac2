using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Paseban.Tests.Sandbox;

internal sealed record TestPayment(
    string EndToEndId, string Holder, string Account, long Amount = 600_000, string Remittance = "KLJ 2024-01..2024-02");

/// <summary>The bank's customer: a key, and credit transfer files written and signed as the exchange wants them.</summary>
internal sealed class Customer : IDisposable
{
    public const string FundAccount = "99800000001";
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string folder;

    public Customer(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        Directory.CreateDirectory(Path.Combine(folder, "to-bank"));
        File.WriteAllText(Path.Combine(folder, "keys", "paseban.pub.pem"), key.ExportSubjectPublicKeyInfoPem());
    }

    public string Sign(byte[] bytes) =>
        Convert.ToBase64String(key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    public string PathOf(string name) => Path.Combine(folder, "to-bank", name);

    public void Send(string name, byte[] file, string? signature = null)
    {
        File.WriteAllBytes(PathOf(name), file);
        File.WriteAllText(PathOf(name) + ".sig", signature ?? Sign(file));
    }

    public void Send(string name, string messageId, IReadOnlyList<TestPayment> payments, string valueDate = "2024-03-01") =>
        Send(name, File001(messageId, payments, valueDate));

    /// <summary>A pain.001.001.09; the control figures can be given wrong on purpose.</summary>
    public static byte[] File001(
        string messageId,
        IReadOnlyList<TestPayment> payments,
        string valueDate = "2024-03-01",
        int? items = null,
        long? sum = null,
        string currency = "IDR")
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
            <GrpHdr><MsgId>{messageId}</MsgId><CreDtTm>2024-02-28T09:00:00+07:00</CreDtTm>
            <NbOfTxs>{items ?? payments.Count}</NbOfTxs>
            <CtrlSum>{sum ?? payments.Sum(payment => payment.Amount)}</CtrlSum><InitgPty><Nm>DINSOS DKI JAKARTA</Nm></InitgPty></GrpHdr>
            <PmtInf><PmtInfId>{messageId}-P</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg>
            <ReqdExctnDt><Dt>{valueDate}</Dt></ReqdExctnDt>
            <Dbtr><Nm>DINSOS DKI JAKARTA</Nm></Dbtr><DbtrAcct><Id><Othr><Id>{FundAccount}</Id></Othr></Id></DbtrAcct>
            <DbtrAgt><FinInstnId><BICFI>BDKIIDJ1XXX</BICFI></FinInstnId></DbtrAgt>
            """);
        foreach (var payment in payments)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                <CdtTrfTxInf><PmtId><InstrId>{payment.EndToEndId}</InstrId><EndToEndId>{payment.EndToEndId}</EndToEndId></PmtId>
                <Amt><InstdAmt Ccy="{currency}">{payment.Amount}</InstdAmt></Amt>
                <CdtrAgt><FinInstnId><BICFI>BDKIIDJ1XXX</BICFI></FinInstnId></CdtrAgt>
                <Cdtr><Nm>{payment.Holder}</Nm></Cdtr><CdtrAcct><Id><Othr><Id>{payment.Account}</Id></Othr></Id></CdtrAcct>
                <RmtInf><Ustrd>{payment.Remittance}</Ustrd></RmtInf></CdtTrfTxInf>
                """);
        }
        return Encoding.UTF8.GetBytes(text.Append("</PmtInf></CstmrCdtTrfInitn></Document>").ToString());
    }

    public void Dispose() => key.Dispose();
}
