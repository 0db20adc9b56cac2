using System.Xml;

namespace Paseban.Bench.Bank;

/// <summary>Writes a message element by element, in the namespace of the element around.</summary>
internal static class XmlWords
{
    extension(XmlWriter xml)
    {
        public XmlWriter Open(string element)
        {
            xml.WriteStartElement(element);
            return xml;
        }

        public XmlWriter Put(string element, string text)
        {
            xml.WriteStartElement(element);
            xml.WriteString(text);
            xml.WriteEndElement();
            return xml;
        }

        public XmlWriter Amount(string element, string rupiah)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("Ccy", "IDR");
            xml.WriteString(rupiah);
            xml.WriteEndElement();
            return xml;
        }

        public XmlWriter Close(int elements)
        {
            for (var i = 0; i < elements; i++) xml.WriteEndElement();
            return xml;
        }
    }
}
