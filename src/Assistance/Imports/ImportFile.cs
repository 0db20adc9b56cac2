using System.Globalization;
using System.Security.Cryptography;

namespace Paseban.Assistance.Imports;

/// <summary>
/// A file on its way in: known by the hash of its bytes, its columns found, its bad rows listed. The hash is remembered in the
/// change that lands the rows, so the same file a second time is recognised.
/// </summary>
public sealed class ImportFile : IDisposable
{
    private readonly string kind;

    private ImportFile(string path, string kind, string hash, TableReader table, TableLayout layout, ErrorsFile errors)
    {
        Path = path;
        this.kind = kind;
        Hash = hash;
        Table = table;
        Layout = layout;
        Errors = errors;
    }

    public string Path { get; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Hash { get; }

    public TableReader Table { get; }

    public TableLayout Layout { get; }

    public ErrorsFile Errors { get; }

    /// <param name="path">CSV or XLSX.</param>
    /// <param name="kind">What the rows are: <c>persons</c>, <c>accounts</c>, a list of a decree.</param>
    /// <param name="columns">The columns that the import knows.</param>
    /// <param name="errorsPath">Where bad rows are listed; beside the input when null.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<Outcome<ImportFile>> OpenAsync(
        string path, string kind, IReadOnlyList<TableColumn> columns, string? errorsPath, CancellationToken ct = default)
    {
        var opened = TableReader.Open(path);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        var table = opened.Value;
        var layout = TableLayout.Bind(columns, table.Header);
        if (!layout.Succeeded)
        {
            table.Dispose();
            return layout.Problems.ToArray();
        }
        await using var content = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        return new ImportFile(path, kind, hash, table, layout.Value, new ErrorsFile(errorsPath ?? ErrorsFile.DefaultPath(path)));
    }

    /// <summary>When this very file was imported before; null when it was not.</summary>
    public async Task<PastImport?> FindPastAsync(Reading reading, CancellationToken ct = default) =>
        await reading.FindAsync<PastImport>(
            """
            select id as Id, name as Name, imported_at as ImportedAt, rows_read as RowsRead, rows_landed as RowsLanded,
            rows_refused as RowsRefused
            from import_file where kind = @kind and content_hash = @hash
            """,
            new { kind, hash = Hash },
            ct);

    /// <summary>Remembers the file in the change that lands its rows; gives the number that the audit trail names it by.</summary>
    public async Task<string> RememberAsync(UnitOfWork work, long read, long landed, CancellationToken ct = default)
    {
        var id = await work.SingleAsync<long>(
            """
            insert into import_file (id, kind, content_hash, name, imported_at, actor_id, rows_read, rows_landed, rows_refused)
            values (@id, @kind, @hash, @name, @at, @actor, @read, @landed, @refused)
            on conflict (kind, content_hash) do update set rows_landed = excluded.rows_landed, rows_refused = excluded.rows_refused
            returning id
            """,
            new
            {
                id = await work.TakeNumbersAsync("import_file", 1, ct),
                kind,
                hash = Hash,
                name = System.IO.Path.GetFileName(Path),
                at = work.Context.AtMicroseconds,
                actor = work.Context.Actor.Id,
                read,
                landed,
                refused = Errors.RefusedRows,
            },
            ct);
        return Reference.Of("IMP", id).ToString();
    }

    /// <summary>
    /// Completes the list of bad rows and says whether the file may land: not when it was cut off, has no rows, has bad rows where none
    /// are allowed, or nothing but bad rows.
    /// </summary>
    public (string? ErrorsFile, IReadOnlyList<Problem> Problems) Finish(long rowsRead, BadRows badRows)
    {
        var list = Errors.Complete();
        if (Table.Fault is { } fault) return (list, [fault]);
        if (rowsRead == 0)
        {
            return (list,
            [
                Problem.Invalid("import.empty", "The file names its columns but has no rows.", "Check that the whole list was exported.")
                    .InIndonesian("Berkas ini hanya berisi nama kolom, tanpa baris.", "Periksa apakah seluruh daftarnya sudah diekspor.")
                    .AtCommandLine($"The file: {Path}"),
            ]);
        }
        if (list is null || (badRows == BadRows.SkipRow && Errors.RefusedRows < rowsRead)) return (list, []);
        return (list,
        [
            Problem.Invalid(
                "import.bad-rows",
                string.Create(
                    CultureInfo.InvariantCulture, $"{Errors.RefusedRows} of {rowsRead} rows cannot be used, so nothing was imported."),
                $"Correct the bad rows and import again{(
                    badRows == BadRows.RefuseFile ? ", or let the good rows land without them." : ".")}")
                .InIndonesian(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Errors.RefusedRows} dari {rowsRead} baris tidak dapat dipakai, jadi tidak ada yang diimpor."),
                    "Perbaiki baris yang salah, lalu impor lagi"
                        + (badRows == BadRows.RefuseFile ? ", atau lanjutkan dengan baris yang baik saja." : "."))
                .AtCommandLine($"They are listed in {list}; the good rows land with --skip-bad-rows."),
            .. Errors.First.Select(row => Told(row.Sentence(), row.Remedy)),
        ]);
    }

    private static Problem Told(BilingualText sentence, BilingualText remedy) =>
        Problem.Invalid("import.row", sentence.En, remedy.En).InIndonesian(sentence.Id, remedy.Id);

    public void Dispose()
    {
        Table.Dispose();
        Errors.Dispose();
    }
}

/// <param name="Id">Number of the import.</param>
/// <param name="Name">The file's name then.</param>
/// <param name="ImportedAt">Microseconds since 1970, UTC.</param>
/// <param name="RowsRead">Rows in the file.</param>
/// <param name="RowsLanded">Rows that were used.</param>
/// <param name="RowsRefused">Rows that were bad.</param>
public sealed record PastImport(long Id, string Name, long ImportedAt, long RowsRead, long RowsLanded, long RowsRefused)
{
    public string Reference => Kernel.Reference.Of("IMP", Id).ToString();

    public DateTimeOffset At => Instant.FromMicroseconds(ImportedAt);
}
