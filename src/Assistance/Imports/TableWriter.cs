using System.Security.Cryptography;

namespace Paseban.Assistance.Imports;

/// <summary>
/// Writes a table row by row without keeping it: CSV (UTF-8 with a mark, for Excel) or the one sheet of an XLSX workbook, by the name
/// of the file. The same rows give the same bytes. Every cell is text, so that no spreadsheet rounds a number that names somebody.
/// </summary>
/// <remarks>
/// The file is readable by its owner only and stands under its name only after <see cref="Publish"/>; disposing before that removes it.
/// </remarks>
public abstract class TableWriter : IDisposable
{
    private string path = "";

    private string Part => path + ".part";

    public long Rows { get; private set; }

    /// <param name="path">Ends in .csv or .xlsx; its folder exists.</param>
    /// <param name="header">The names of the columns.</param>
    public static Outcome<TableWriter> Create(string path, IReadOnlyList<string> header)
    {
        var isWorkbook = path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
        if (!isWorkbook && !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return Problem.Invalid("table.format", "The name of the file says no kind of table.", "Let the name end in .csv or .xlsx.")
                .InIndonesian("Nama berkasnya tidak menyebut jenis tabel.", "Akhiri namanya dengan .csv atau .xlsx.")
                .AtCommandLine($"The file: {path}");
        }
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder))
        {
            return Problem.NotFound("table.folder", "The folder of the file does not exist.", "Make it first, or name another.")
                .InIndonesian("Folder untuk berkasnya tidak ada.", "Buat dahulu, atau pakai folder lain.")
                .AtCommandLine($"The file: {path}");
        }
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var file = new FileStream(path + ".part", options);
            TableWriter writer = isWorkbook ? new XlsxWriter(file, header.Count) : new CsvWriter(file);
            writer.path = path;
            writer.Write(header);
            return writer;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Problem.Invalid("table.file", "The file cannot be written.", "Check the folder and your right to write there.")
                .InIndonesian("Berkasnya tidak dapat ditulis.", "Periksa foldernya dan izin menulis di sana.")
                .AtCommandLine($"{path}: {e.Message}");
        }
    }

    public void Add(IReadOnlyList<string> cells)
    {
        Rows++;
        Write(cells);
    }

    /// <summary>Ends the table; gives the SHA-256 of its bytes in lower-case hexadecimal.</summary>
    public async Task<string> CompleteAsync(CancellationToken ct = default)
    {
        End();
        await using var written = File.OpenRead(Part);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(written, ct));
    }

    /// <summary>Gives the completed file its name, in place of one that stood there.</summary>
    public void Publish() => File.Move(Part, path, overwrite: true);

    public void Dispose()
    {
        End();
        File.Delete(Part);
        GC.SuppressFinalize(this);
    }

    private protected abstract void Write(IReadOnlyList<string> cells);

    /// <summary>May be called again.</summary>
    private protected abstract void End();
}
