using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Paseban.Assistance.Imports;

/// <summary>
/// The least workbook that spreadsheets open: one sheet, every cell an inline text. Entries bear one fixed date, so that the same rows
/// make the same file.
/// </summary>
internal sealed class XlsxWriter : TableWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, string Text)[] Parts =
    [
        ("[Content_Types].xml",
            $"""
            <Types xmlns="{Package}/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{MediaType}.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{MediaType}.worksheet+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{MediaType}.styles+xml"/></Types>
            """),
        ("_rels/.rels",
            $"""
            <Relationships xmlns="{Package}/relationships">
            <Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """),
        ("xl/workbook.xml",
            $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>
            """),
        ("xl/_rels/workbook.xml.rels",
            $"""
            <Relationships xmlns="{Package}/relationships">
            <Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """),
        // The one format is text (49): a number that somebody edits there keeps its digits.
        ("xl/styles.xml",
            $"""
            <styleSheet xmlns="{Main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>
            <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
            <cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>
            """),
    ];

    private readonly ZipArchive archive;
    private readonly XmlWriter sheet;
    private int row;
    private bool hasEnded;

    public XlsxWriter(FileStream file, int columns)
    {
        archive = new(file, ZipArchiveMode.Create, leaveOpen: false);
        foreach (var (name, text) in Parts)
        {
            using var part = Open(name);
            part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + text));
        }
        sheet = XmlWriter.Create(Open("xl/worksheets/sheet1.xml"), new() { CloseOutput = true });
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("cols", Main);
        sheet.WriteStartElement("col", Main);
        sheet.WriteAttributeString("min", "1");
        sheet.WriteAttributeString("max", Math.Max(1, columns).ToString(CultureInfo.InvariantCulture));
        sheet.WriteAttributeString("width", "20");
        sheet.WriteAttributeString("style", "1");
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.WriteStartElement("sheetData", Main);
    }

    private protected override void Write(IReadOnlyList<string> cells)
    {
        sheet.WriteStartElement("row", Main);
        sheet.WriteAttributeString("r", (++row).ToString(CultureInfo.InvariantCulture));
        foreach (var cell in cells)
        {
            sheet.WriteStartElement("c", Main);
            sheet.WriteAttributeString("t", "inlineStr");
            sheet.WriteAttributeString("s", "1");
            sheet.WriteStartElement("is", Main);
            sheet.WriteStartElement("t", Main);
            sheet.WriteAttributeString("xml", "space", null, "preserve");
            sheet.WriteString(Printable(cell));
            sheet.WriteEndElement();
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }
        sheet.WriteEndElement();
    }

    private protected override void End()
    {
        if (hasEnded) return;
        hasEnded = true;
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Dispose();
        archive.Dispose();
    }

    /// <summary>Without the control signs that XML cannot hold; a spreadsheet would call the file damaged.</summary>
    private static string Printable(string cell) =>
        cell.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 ? cell : string.Concat(cell.Where(XmlConvert.IsXmlChar));

    private Stream Open(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }
}
