using System.Globalization;
using System.Xml;

namespace Paseban.Sandbox.Bank;

/// <summary>What stands before the payments of a pain.001.001.09.</summary>
internal sealed class TransferHeader
{
    public string MessageId { get; set; } = "";
    public long Items { get; set; }
    public long Total { get; set; }
    public string PaymentInformationId { get; set; } = "";
    public DateOnly ValueDate { get; set; }
    public string Currency { get; set; } = "IDR";
    public string DebtorAccount { get; set; } = "";
}

/// <param name="Account">Number as it stands in the file.</param>
/// <param name="Amount">Rupiah.</param>
internal readonly record struct CreditTransfer(string EndToEndId, string Holder, string Account, long Amount, string Remittance);

/// <summary>Reads a credit transfer file from front to back, one payment at a time, whatever its length.</summary>
internal sealed class Pain001File : IDisposable
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private readonly XmlReader reader;
    private bool atTransfer;

    private Pain001File(XmlReader reader) => this.reader = reader;

    public TransferHeader Header { get; } = new();

    /// <summary>Reads up to the first payment.</summary>
    /// <exception cref="FileRefused">It is no such file, or says nothing that could be executed.</exception>
    public static Pain001File Open(Stream stream)
    {
        var file = new Pain001File(XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreWhitespace = true,
            IgnoreComments = true,
        }));
        try
        {
            file.ReadHeader();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The next payment, or false at the end of the file.</summary>
    public bool Next(out CreditTransfer transfer)
    {
        transfer = default;
        if (!atTransfer) return false;
        transfer = ReadTransfer();
        atTransfer = ToNextTransfer();
        return true;
    }

    public void Dispose() => reader.Dispose();

    private void ReadHeader()
    {
        if (reader.MoveToContent() != XmlNodeType.Element || reader.NamespaceURI != Namespace)
            throw new FileRefused("FF01", "The file is no pain.001.001.09.");
        var (part, section, element) = ("", "", "");
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
                if (reader.Depth == 2) part = element;
                if (reader.Depth == 3) section = element;
                if (section == "CdtTrfTxInf")
                {
                    atTransfer = true;
                    break;
                }
            }
            else if (reader.NodeType == XmlNodeType.Text)
            {
                TakeHeader(part, section, element, reader.Value);
            }
        }
        if (Header.MessageId.Length == 0) throw new FileRefused("FF01", "The file has no message id.");
    }

    private void TakeHeader(string part, string section, string element, string text)
    {
        switch (part, section, element)
        {
            case ("GrpHdr", "MsgId", _): Header.MessageId = text; break;
            case ("GrpHdr", "NbOfTxs", _): Header.Items = Whole(text, "AM18"); break;
            case ("GrpHdr", "CtrlSum", _): Header.Total = Whole(text, "AM10"); break;
            case ("PmtInf", "PmtInfId", _): Header.PaymentInformationId = text; break;
            case ("PmtInf", "ReqdExctnDt", "Dt"): Header.ValueDate = Date(text); break;
            case ("PmtInf", "DbtrAcct", "Id"): Header.DebtorAccount = text; break;
            case ("PmtInf", "DbtrAcct", "Ccy"): Header.Currency = text; break;
            default: break;
        }
    }

    /// <summary>Stands on CdtTrfTxInf; leaves the reader on its end.</summary>
    private CreditTransfer ReadTransfer()
    {
        var depth = reader.Depth;
        string id = "", holder = "", account = "", remittance = "", section = "", element = "";
        long amount = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
                if (reader.Depth == depth + 1) section = element;
                if (element == "InstdAmt" && reader.GetAttribute("Ccy") != "IDR")
                    throw new FileRefused("AM11", "A payment is not in rupiah.");
            }
            else if (reader.NodeType == XmlNodeType.Text)
            {
                switch (section, element)
                {
                    case ("PmtId", "EndToEndId"): id = reader.Value; break;
                    case ("Amt", "InstdAmt"): amount = Whole(reader.Value, "AM12"); break;
                    case ("Cdtr", "Nm"): holder = reader.Value; break;
                    case ("CdtrAcct", "Id"): account = reader.Value; break;
                    case ("RmtInf", "Ustrd"): remittance += reader.Value; break;
                    default: break;
                }
            }
        }
        if (id.Length == 0 || amount <= 0) throw new FileRefused("FF01", "A payment has no end-to-end id or no amount.");
        return new CreditTransfer(id, holder, account, amount, remittance);
    }

    private bool ToNextTransfer()
    {
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "CdtTrfTxInf") return true;
            throw new FileRefused("FF01", $"{reader.LocalName} stands after the payments; one block of payments is expected.");
        }
        return false;
    }

    private static long Whole(string text, string code)
    {
        var digits = text.AsSpan().Trim();
        if (digits.IndexOf('.') is >= 0 and var point && digits[point..].TrimEnd('0') is ".") digits = digits[..point];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : throw new FileRefused(code, $"'{text}' is no whole number of rupiah or payments.");
    }

    private static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FileRefused("DT01", $"'{text}' is no execution date.");
}

/// <summary>The file is refused whole. <see cref="Code"/> is an ISO 20022 status reason.</summary>
internal sealed class FileRefused(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
