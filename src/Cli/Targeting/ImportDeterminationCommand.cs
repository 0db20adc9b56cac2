using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class ImportDeterminationCommand : SessionCommand
{
    private readonly ImportOptions import = new();
    private readonly ColumnMapOption map = new();

    public ImportDeterminationCommand() : base(
        Access.To(ProcessKind.DeterminationImporting),
        "import",
        "Reads the ministry's answers (nik, status, desil, periode): each becomes a registry snapshot and moves the case.",
        "paseban siks-ng import hasil-siks-ng.csv",
        "paseban siks-ng import hasil-siks-ng.xlsx --skip-bad-rows --json")
    {
        import.AddTo(this);
        map.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var (law, read) = (session.Law(), map.Read(session));
        if (!read.Succeeded) return session.Refuse(read.Problems);
        var request = new ImportDeterminationRequest(import.Path(session), import.BadRows(session), import.ErrorsPath(session));
        var imported = await session.WorkAsync(progress =>
            new ImportDetermination(session.Database, session.Keys, law.Value.Facts, read.Value).RunAsync(
                request, session.Context(ProcessKind.DeterminationImporting), progress, ct));
        return session.Finish(imported, View, result => ExitCode.OfRows(result.File.RowsRefused));
    }

    private static void View(Page page, DeterminationImported result)
    {
        ImportOptions.View(page, result.File);
        if (result.File.WasImportedBefore) return;
        page.Pairs(
            ("Hasil", "Result", result.Reference ?? page.Word("tidak ada yang baru", "nothing new")),
            ("Layak", "Eligible", page.Count(result.Eligible)),
            ("Tidak layak", "Not eligible", page.Count(result.NotEligible)),
            ("Perbaikan data", "Civil data to mend", page.Count(result.ToMend)),
            ("Sudah tercatat", "On record already", page.Count(result.Unchanged)));
        page.Next("Selisih dengan yang dikirim:", "How it differs from what was sent:", "paseban siks-ng differences");
    }
}
