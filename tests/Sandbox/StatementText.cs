using System.Globalization;
using System.Xml;
using System.Xml.XPath;

namespace Paseban.Tests.Sandbox;

internal sealed record StatementEntry(long Amount, bool Credit, IReadOnlyList<long> Details)
{
    public long Signed => Credit ? Amount : -Amount;
}

/// <summary>A camt.053 as an accountant reads it: two balances, and what moved between them.</summary>
internal sealed record StatementText(long Opening, long Closing, IReadOnlyList<StatementEntry> Entries)
{
    public static StatementText Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var document = new XPathDocument(reader).CreateNavigator();
        var names = new XmlNamespaceManager(document.NameTable);
        names.AddNamespace("c", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08");
        var entries = document.Select("//c:Ntry", names).Cast<XPathNavigator>().Select(entry => new StatementEntry(
            Amount(entry.SelectSingleNode("c:Amt", names)!),
            entry.SelectSingleNode("c:CdtDbtInd", names)!.Value == "CRDT",
            [.. entry.Select("c:NtryDtls/c:TxDtls/c:Amt", names).Cast<XPathNavigator>().Select(Amount)]));
        return new StatementText(Balance("OPBD"), Balance("CLBD"), [.. entries]);

        long Balance(string type) => Amount(document.SelectSingleNode($"//c:Bal[c:Tp/c:CdOrPrtry/c:Cd='{type}']/c:Amt", names)!);
    }

    private static long Amount(XPathNavigator element) => long.Parse(element.Value, NumberStyles.None, CultureInfo.InvariantCulture);
}
