using System.Text;
using System.Xml;
using Paseban.Bench.Bank;

namespace Paseban.Bench.Floors;

/// <summary>The payments of a pain.001 written straight from strings: no head, no check, no hash, no database.</summary>
internal sealed class PlainPayments : IDisposable
{
    private readonly XmlWriter xml;

    public PlainPayments(Stream target)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false, CloseOutput = true };
        xml = XmlWriter.Create(target, settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("Document", SentFile.Namespace);
        xml.WriteStartElement("CstmrCdtTrfInitn", SentFile.Namespace);
        xml.WriteStartElement("PmtInf", SentFile.Namespace);
    }

    public void Add(in SentPayment payment)
    {
        Open("CdtTrfTxInf");
        Open("PmtId");
        Text("InstrId", payment.EndToEndId);
        Text("EndToEndId", payment.EndToEndId);
        xml.WriteEndElement();
        Open("Amt");
        Open("InstdAmt");
        xml.WriteAttributeString("Ccy", "IDR");
        xml.WriteString(payment.Amount);
        xml.WriteEndElement();
        xml.WriteEndElement();
        Open("CdtrAgt");
        Open("FinInstnId");
        Open("Othr");
        Text("Id", payment.Bank);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        Open("Cdtr");
        Text("Nm", payment.Name);
        xml.WriteEndElement();
        Open("CdtrAcct");
        Open("Id");
        Open("Othr");
        Text("Id", payment.Account);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        Open("RmtInf");
        Text("Ustrd", payment.Remittance);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public void Close()
    {
        xml.WriteEndDocument();
        xml.Close();
    }

    public void Dispose() => xml.Dispose();

    private void Open(string element) => xml.WriteStartElement(element, SentFile.Namespace);

    private void Text(string element, string text)
    {
        Open(element);
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
