namespace Paseban.Assistance.Imports;

/// <summary>
/// Reads a table row by row without keeping it: CSV (UTF-8; comma, semicolon or tab) or the first sheet of an XLSX workbook. The
/// first row that is not empty names the columns; rows without any value are passed over.
/// </summary>
public abstract class TableReader : IDisposable
{
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The line of the file (or row of the sheet) where the current row begins, counted from 1.</summary>
    public long Line { get; private protected set; }

    public int CellCount { get; private protected set; }

    /// <summary>Why the current row cannot be trusted, such as too few cells, within a sentence; null when it can.</summary>
    public BilingualText? RowFault { get; private protected set; }

    /// <summary>Why reading had to stop before the end; null at the true end. Rows before it may be half a file.</summary>
    public Problem? Fault { get; private protected set; }

    /// <summary>How much of the file is read, from 0 to <see cref="Length"/>, in units that only compare with each other.</summary>
    public abstract long Position { get; }

    public abstract long Length { get; }

    /// <summary>
    /// The cell of the current row without surrounding blanks; empty for a place beyond the row. Valid until the next <see cref="Read"/>.
    /// </summary>
    public abstract ReadOnlySpan<char> Cell(int place);

    /// <summary>Whether a spreadsheet holds this cell as a quantity rather than as text.</summary>
    public virtual bool IsQuantity(int place) => false;

    /// <summary>Goes to the next row that has a value; false at the end or at a <see cref="Fault"/>.</summary>
    public bool Read()
    {
        while (Fault is null && Next())
        {
            if (!IsBlank()) return Fault is null;
        }
        return false;
    }

    /// <summary>Opens the file by what is in it, whatever its name says, and reads the header.</summary>
    public static Outcome<TableReader> Open(string path)
    {
        if (Directory.Exists(path))
        {
            return Problem.Invalid("table.file", "This is a folder, not a file.", "Give a CSV or XLSX file.")
                .InIndonesian("Ini folder, bukan berkas.", "Berikan berkas CSV atau XLSX.").AtCommandLine($"The folder: {path}");
        }
        if (!File.Exists(path))
        {
            return Problem.NotFound("table.file", "The file is not there.", "Check the name and the folder.")
                .InIndonesian("Berkasnya tidak ada.", "Periksa nama dan foldernya.").AtCommandLine($"The file: {path}");
        }
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
            var reader = OpenByContent(file);
            if (!reader.Succeeded) file.Dispose();
            return reader;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            return Problem.Invalid("table.file", "The file cannot be read.", "Check that the file is whole and that you may read it.")
                .InIndonesian("Berkasnya tidak dapat dibaca.", "Periksa apakah berkasnya utuh dan boleh dibaca.")
                .AtCommandLine($"{path}: {e.Message}");
        }
    }

    public abstract void Dispose();

    private protected abstract bool Next();

    private static Outcome<TableReader> OpenByContent(FileStream file)
    {
        Span<byte> start = stackalloc byte[4];
        start = start[..file.ReadAtLeast(start, 4, throwOnEndOfStream: false)];
        file.Position = 0;
        if (start.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return Problem.Invalid(
                "table.format", "The file is a workbook of the old .xls format.", "Save it as .xlsx or as CSV UTF-8 and try again.")
                .InIndonesian("Berkas ini buku kerja format lama (.xls).", "Simpan sebagai .xlsx atau CSV UTF-8, lalu coba lagi.");
        }
        var opened = start.StartsWith("PK"u8) ? XlsxReader.OpenWorkbook(file) : new CsvReader(file);
        return opened.Match(reader => reader.WithHeader(), problems => problems.ToArray());
    }

    private Outcome<TableReader> WithHeader()
    {
        if (!Read())
        {
            var problem = Fault
                ?? Problem.Invalid("table.empty", "The file is empty.", "The first line must name the columns; the rows follow it.")
                    .InIndonesian("Berkasnya kosong.", "Baris pertama berisi nama kolom; baris berikutnya isinya.");
            Dispose();
            return problem;
        }
        Header = [.. Enumerable.Range(0, CellCount).Select(place => Cell(place).ToString())];
        return this;
    }

    private bool IsBlank()
    {
        for (var place = 0; place < CellCount; place++)
        {
            if (!Cell(place).IsEmpty) return false;
        }
        return RowFault is null || CellCount == 0;
    }
}
