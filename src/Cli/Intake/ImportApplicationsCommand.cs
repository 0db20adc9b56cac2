using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class ImportApplicationsCommand : LawCommand
{
    private readonly ImportOptions import = new();
    private readonly Option<string?> wave = WaveCommands.Optional("The wave. [default: the one that is open]");

    public ImportApplicationsCommand() : base(
        Access.To(ProcessKind.ApplicationsImporting),
        "import",
        "Takes a list of proposals (daftar usulan) into a wave: the rows of one family card become one application.",
        "paseban application import usulan-01.csv --wave FMOTM-2021",
        "paseban application import usulan-02.xlsx --wave FMOTM-2021 --skip-bad-rows --errors refused.csv")
    {
        import.AddTo(this);
        Add(wave);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new ImportApplicationsRequest(
            import.Path(session), session.Get(wave), import.BadRows(session), import.ErrorsPath(session));
        var imported = await session.WorkAsync(progress =>
            new ImportApplications(session.Database, session.Keys, law).RunAsync(
                request, session.Context(ProcessKind.ApplicationsImporting), progress, ct));
        return session.Finish(imported, View, result => ExitCode.OfRows(result.File.RowsRefused));
    }

    private static void View(Page page, ApplicationsImported result)
    {
        ImportOptions.View(page, result.File);
        if (!result.File.WasImportedBefore)
        {
            page.Pairs(
                ("Gelombang", "Wave", result.Wave.Code),
                ("Pendaftaran baru", "New applications", page.Count(result.Applications)),
                ("Sudah diusulkan daftar lain", "Proposed by an earlier list", page.Count(result.ProposedBefore)),
                ("Menunggu NIK (draf)", "Waiting for a NIK (drafts)", page.Count(result.Waiting)),
                ("KK terbit ulang", "Cards issued again", page.Count(result.CardsReissued)));
            page.Table(
                [new("Yang terjadi", "What happened"), Column.Number("Orang", "People")],
                [
                    [page.Word("Anggota terdaftar", "Members registered"), page.Count(result.Members)],
                    [page.Word("Baru dikenal", "Not known before"), page.Count(result.NewPeople)],
                    [page.Word("Lanjut", "Go on"), page.Count(result.Open)],
                    [page.Word("Lanjut, perlu verifikasi", "Go on, to be verified"), page.Count(result.Verify)],
                    [page.Word("Gugur", "Dropped"), page.Count(result.Dropped)],
                    [page.Word("Permintaan di luar batas umur", "Requests outside the age limits"), page.Count(result.OutsideAge)],
                ]);
        }
        page.Next(
            "Berikutnya:", "Next:",
            result.Waiting > 0 ? $"paseban proposal link --wave {result.Wave.Code}" : $"paseban wave show {result.Wave.Code}");
    }
}
