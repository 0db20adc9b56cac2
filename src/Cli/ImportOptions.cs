using Paseban.Assistance.Imports;

namespace Paseban.Cli;

/// <summary>What every import of a file understands.</summary>
internal sealed class ImportOptions
{
    private readonly Argument<FileInfo> file = Operand.File("CSV (UTF-8) or XLSX; columns are found by their names, in any order.");

    private readonly Option<bool> skip = new("--skip-bad-rows")
    {
        Description = "Let the good rows land; otherwise one bad row refuses the file.",
    };

    private readonly Option<string?> errors = new("--errors")
    {
        HelpName = "FILE",
        Description = "List of bad rows: line, column, value masked, reason, remedy, alasan, saran. [default: beside the file]",
    };

    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(skip);
        command.Add(errors);
    }

    public string Path(Session session) => session.Get(file).FullName;

    public BadRows BadRows(Session session) =>
        session.Get(skip) ? Assistance.Imports.BadRows.SkipRow : Assistance.Imports.BadRows.RefuseFile;

    public string? ErrorsPath(Session session) => session.Get(errors);

    /// <summary>What became of the file, before what became of its rows.</summary>
    public static void View(Page page, ImportSummary file)
    {
        if (file.Before is { } before)
        {
            page.Good(
                $"Berkas ini sudah diimpor pada {Page.Date(before.At)} ({before.Reference}): tidak ada yang berubah.",
                $"This file was imported on {Page.Date(before.At)} ({before.Reference}): nothing changed.");
            return;
        }
        Rows(page, file.File, file.RowsRead, file.RowsRefused, file.ErrorsFile, file.UnknownColumns);
        var language = page.Wording.Operator;
        foreach (var problem in file.FirstProblems) page.Line($"  {problem.Sentence().In(language)} {problem.Remedy.In(language)}");
    }

    public static void Rows(Page page, string file, long read, long refused, string? errorsFile, IReadOnlyList<string> unknownColumns)
    {
        page.Pairs(
            ("Berkas", "File", file),
            ("Baris dibaca", "Rows read", page.Count(read)),
            ("Baris ditolak", "Rows refused", page.Count(refused)));
        if (unknownColumns.Count > 0)
            page.Line($"{page.Word("Kolom yang tidak dibaca", "Columns that were not read")}: {string.Join(", ", unknownColumns)}");
        if (errorsFile is not null) page.Next("Daftar baris ditolak:", "Refused rows are listed in:", errorsFile);
    }
}
