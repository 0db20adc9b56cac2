using System.Globalization;
using System.Text;
using System.Xml;

namespace Paseban.Sandbox.Bank;

/// <summary>Writes ISO 20022 messages element by element.</summary>
internal static class IsoXml
{
    public static XmlWriter Begin(Stream stream, string message, string root)
    {
        var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        writer.WriteStartDocument();
        writer.WriteStartElement("Document", $"urn:iso:std:iso:20022:tech:xsd:{message}");
        writer.WriteStartElement(root);
        return writer;
    }

    public static XmlWriter Open(this XmlWriter writer, string element)
    {
        writer.WriteStartElement(element);
        return writer;
    }

    /// <summary>An element with text.</summary>
    public static XmlWriter Put(this XmlWriter writer, string element, string text)
    {
        writer.WriteStartElement(element);
        writer.WriteString(text);
        writer.WriteEndElement();
        return writer;
    }

    /// <summary>Text inside several elements, the outermost first.</summary>
    public static XmlWriter Put(this XmlWriter writer, ReadOnlySpan<string> path, string text)
    {
        foreach (var element in path) writer.WriteStartElement(element);
        writer.WriteString(text);
        foreach (var _ in path) writer.WriteEndElement();
        return writer;
    }

    /// <summary>Rupiah.</summary>
    public static XmlWriter Amount(this XmlWriter writer, string element, long amount)
    {
        writer.WriteStartElement(element);
        writer.WriteAttributeString("Ccy", "IDR");
        writer.WriteString(amount.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndElement();
        return writer;
    }

    public static XmlWriter End(this XmlWriter writer)
    {
        writer.WriteEndElement();
        return writer;
    }

    public static XmlWriter GroupHeader(this XmlWriter writer, OutgoingFile file) =>
        writer.Open("GrpHdr").Put("MsgId", file.MessageId).Put("CreDtTm", file.Created).End();
}
