using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Paseban.Assistance.Imports;

/// <summary>The first sheet of a workbook, row by row.</summary>
internal sealed class XlsxReader : TableReader
{
    // Excel keeps fifteen significant digits. A longer number was rounded when it was typed, whatever the file shows now.
    private const decimal FirstRoundedNumber = 1_000_000_000_000_000m;

    private readonly IExcelDataReader sheet;
    private string[] cells = [];
    private bool[] quantities = [];
    private long row;

    // The reader asks for Windows-1252 as soon as it is made, although a workbook of this format never uses it.
    static XlsxReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private XlsxReader(IExcelDataReader sheet) => this.sheet = sheet;

    public override long Position => row;

    public override long Length => Math.Max(sheet.RowCount, row);

    public static Outcome<TableReader> OpenWorkbook(FileStream file)
    {
        try
        {
            return new XlsxReader(ExcelReaderFactory.CreateOpenXmlReader(file));
        }
        catch (Exception e) when (IsDamage(e))
        {
            return Problem.Invalid(
                "table.truncated", "The file is not a whole workbook: it is damaged or was cut off.", "Save or fetch it again.")
                .InIndonesian("Berkas ini bukan buku kerja yang utuh: rusak atau terpotong.", "Simpan atau ambil ulang berkasnya.");
        }
    }

    public override ReadOnlySpan<char> Cell(int place) => place >= 0 && place < CellCount ? cells[place].AsSpan().Trim() : [];

    public override bool IsQuantity(int place) => place >= 0 && place < CellCount && quantities[place];

    public override void Dispose() => sheet.Dispose();

    private protected override bool Next()
    {
        try
        {
            if (!sheet.Read()) return false;
        }
        catch (Exception e) when (IsDamage(e))
        {
            Fault = Problem.Invalid(
                "table.truncated",
                string.Create(CultureInfo.InvariantCulture, $"The workbook cannot be read beyond row {row}: it is damaged or was cut off."),
                "Save or fetch it again.")
                .InIndonesian(
                    string.Create(
                        CultureInfo.InvariantCulture, $"Buku kerja ini tidak terbaca sesudah baris {row}: rusak atau terpotong."),
                    "Simpan atau ambil ulang berkasnya.");
            return false;
        }
        Line = ++row;
        // A sheet has no ragged rows; cells beyond the header are remarks.
        CellCount = Header.Count == 0 ? sheet.FieldCount : Header.Count;
        if (cells.Length < CellCount) (cells, quantities) = (new string[CellCount], new bool[CellCount]);
        for (var place = 0; place < CellCount; place++)
        {
            var value = place < sheet.FieldCount ? sheet.GetValue(place) : null;
            cells[place] = Text(value);
            quantities[place] = value is not null and not string and not DateTime and not bool;
        }
        return true;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool answer => answer ? "ya" : "tidak",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IConvertible number => Number(number),
        _ => value.ToString() ?? "",
    };

    /// <summary>A number that Excel may have rounded is given in scientific notation, which every identity number refuses.</summary>
    private static string Number(IConvertible number)
    {
        try
        {
            var exact = number.ToDecimal(CultureInfo.InvariantCulture);
            if (Math.Abs(exact) < FirstRoundedNumber) return exact.ToString("G29", CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            // Far beyond any number that has a meaning here; told the same way.
        }
        return ((IFormattable)number).ToString("0.#####E+0", CultureInfo.InvariantCulture);
    }

    private static bool IsDamage(Exception e) =>
        e is ExcelReaderException or InvalidDataException or System.Xml.XmlException or EndOfStreamException or FormatException
            or KeyNotFoundException;
}
