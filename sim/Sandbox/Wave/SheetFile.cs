using System.IO.Compression;
using System.Security;
using System.Text;

namespace Paseban.Sandbox.Wave;

/// <summary>A table of text written row by row, as CSV or as a workbook of one sheet.</summary>
internal abstract class SheetFile : IDisposable
{
    public int Rows { get; private set; }

    /// <param name="path">Ends in .xlsx for a workbook.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="numbersIn">Column of a workbook that a careless clerk left as numbers; -1 for none.</param>
    public static SheetFile Create(string path, IReadOnlyList<string> header, int numbersIn = -1) =>
        path.EndsWith(".xlsx", StringComparison.Ordinal) ? new Workbook(path, header, numbersIn) : new Text(path, header);

    public void Row(IReadOnlyList<string> cells)
    {
        Write(cells);
        Rows++;
    }

    public abstract void Dispose();

    protected abstract void Write(IReadOnlyList<string> cells);

    private sealed class Text(string path, IReadOnlyList<string> header) : SheetFile
    {
        private readonly CsvFile file = new(path, string.Join(',', header));

        public override void Dispose() => file.Dispose();

        protected override void Write(IReadOnlyList<string> cells)
        {
            foreach (var cell in cells) file.Cell(cell);
            file.EndRow();
        }
    }

    /// <summary>Cells are text, as a careful clerk formats a column of NIKs.</summary>
    private sealed class Workbook : SheetFile
    {
        private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        private const string Package = "http://schemas.openxmlformats.org/package/2006/";
        private const string Part = "application/vnd.openxmlformats-officedocument.spreadsheetml";

        // An archive remembers times; one fixed day keeps the same seed at the same bytes.
        private static readonly DateTimeOffset Packed = new(2021, 6, 1, 0, 0, 0, TimeSpan.Zero);
        private readonly ZipArchive archive;
        private readonly StreamWriter sheet;
        private readonly int numbersIn;

        public Workbook(string path, IReadOnlyList<string> header, int numbersIn)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            archive = new ZipArchive(new FileStream(path, FileMode.Create), ZipArchiveMode.Create);
            Add("[Content_Types].xml",
                $"""
                <Types xmlns="{Package}content-types"><Default Extension="xml" ContentType="application/xml"/>
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{Part}.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Part}.worksheet+xml"/></Types>
                """);
            Add("_rels/.rels", Relation("officeDocument", "xl/workbook.xml"));
            Add("xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml"));
            Add("xl/workbook.xml",
                $"""
                <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Usulan" sheetId="1" r:id="r1"/></sheets></workbook>
                """);
            sheet = Begin("xl/worksheets/sheet1.xml");
            sheet.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
            this.numbersIn = -1;
            Write(header);
            this.numbersIn = numbersIn;
        }

        public override void Dispose()
        {
            sheet.Write("</sheetData></worksheet>");
            sheet.Dispose();
            archive.Dispose();
        }

        protected override void Write(IReadOnlyList<string> cells)
        {
            sheet.Write("<row>");
            for (var i = 0; i < cells.Count; i++)
            {
                var cell = cells[i];
                if (cell.Length == 0) sheet.Write("<c/>");
                else if (i == numbersIn) sheet.Write($"<c><v>{cell}</v></c>");
                else sheet.Write($"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>");
            }
            sheet.Write("</row>");
        }

        private static string Relation(string kind, string target) =>
            $"""
            <Relationships xmlns="{Package}relationships">
            <Relationship Id="r1" Type="{Relations}/{kind}" Target="{target}"/></Relationships>
            """;

        private StreamWriter Begin(string name)
        {
            var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = Packed;
            var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
            writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
            return writer;
        }

        private void Add(string name, string xml)
        {
            using var writer = Begin(name);
            writer.Write(xml);
        }
    }
}
