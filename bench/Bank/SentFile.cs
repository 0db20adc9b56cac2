using System.Xml;

namespace Paseban.Bench.Bank;

/// <summary>A payment as it stands in a bank file.</summary>
internal readonly record struct SentPayment(string EndToEndId, string Amount, string Bank, string Name, string Account, string Remittance);

/// <summary>A pain.001 as a bank reads it: the head at once, then payment by payment.</summary>
internal sealed class SentFile : IDisposable
{
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private readonly FileStream file;
    private readonly XmlReader xml;

    private SentFile(string path)
    {
        file = File.OpenRead(path);
        xml = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        MessageId = Next("MsgId");
        Count = Next("NbOfTxs");
        Sum = Next("CtrlSum");
        MoveTo("PmtInf");
    }

    public string MessageId { get; }

    /// <summary>How many payments there are.</summary>
    public string Count { get; }

    /// <summary>Rupiah.</summary>
    public string Sum { get; }

    public static SentFile Open(string path) => new(path);

    /// <summary>To be asked for once.</summary>
    public IEnumerable<SentPayment> Payments()
    {
        while (IsAt("CdtTrfTxInf") || xml.ReadToFollowing("CdtTrfTxInf", Namespace))
        {
            var reference = Next("EndToEndId");
            var amount = Next("InstdAmt");
            MoveTo("CdtrAgt");
            var bank = Next("Id");
            var name = Next("Nm");
            MoveTo("CdtrAcct");
            // Id stands within Othr within Id: the inner one has the number.
            MoveTo("Othr");
            yield return new SentPayment(reference, amount, bank, name, Next("Id"), Next("Ustrd"));
        }
    }

    public void Dispose()
    {
        xml.Dispose();
        file.Dispose();
    }

    private string Next(string element)
    {
        MoveTo(element);
        return xml.ReadElementContentAsString();
    }

    /// <summary>After its content was read, the reader may stand on the element that is asked for next.</summary>
    private void MoveTo(string element)
    {
        if (!IsAt(element) && !xml.ReadToFollowing(element, Namespace)) throw new InvalidDataException($"{file.Name} has no {element}.");
    }

    private bool IsAt(string element) => xml.NodeType == XmlNodeType.Element && xml.LocalName == element;
}
