using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class ImportPersonsCommand : LawCommand
{
    private readonly ImportOptions import = new();

    private readonly Option<string?> source = new("--source")
    {
        HelpName = "BDT|DTKS|DTSEN", Description = "Who states the facts of rows that do not name a source.",
    };

    private readonly Option<Month?> vintage = Operand.OptionalValue<Month>(
        "--vintage", "MONTH", "The month that rows without one describe: 2024-01.");

    public ImportPersonsCommand() : base(
        Access.To(ProcessKind.PersonsImporting),
        "persons",
        "Lands people, their households and what the registers say of them. Only present columns are updated; an empty cell says nothing.",
        "paseban import persons registry.csv",
        "paseban import persons dtks-2023-12.xlsx --source DTKS --vintage 2023-12 --skip-bad-rows --errors refused.csv")
    {
        import.AddTo(this);
        Add(source);
        Add(vintage);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new ImportPersonsRequest(
            import.Path(session), import.BadRows(session), import.ErrorsPath(session), session.Get(source), session.Get(vintage));
        var imported = await session.WorkAsync(progress =>
            new ImportPersons(session.Database, session.Keys, law.Facts).RunAsync(
                request, session.Context(ProcessKind.PersonsImporting), progress, ct));
        return session.Finish(imported, View, result => ExitCode.OfRows(result.File.RowsRefused));
    }

    private static void View(Page page, PersonsImported result)
    {
        ImportOptions.View(page, result.File);
        if (!result.File.WasImportedBefore)
        {
            page.Table(
                [new("Yang terjadi", "What happened"), Column.Number("Orang", "People")],
                [
                    [page.Word("Baru", "New"), page.Count(result.Created)],
                    [page.Word("Berubah", "Changed"), page.Count(result.Updated)],
                    [page.Word("Tetap", "Unchanged"), page.Count(result.Unchanged)],
                    [page.Word("Meninggal dilaporkan", "Deaths reported"), page.Count(result.Deaths)],
                    [page.Word("Pindah dari DKI dilaporkan", "Moves out of DKI reported"), page.Count(result.MovedOut)],
                    [page.Word("Pindah rumah tangga", "Moved to another household"), page.Count(result.HouseholdMoves)],
                    [
                        page.Word("NIK tidak cocok dengan tanggal lahir atau jenis kelamin", "NIK disagrees with birth date or sex"),
                        page.Count(result.Flagged)
                    ],
                ]);
            page.Pairs(
                ("Rumah tangga baru", "New households", page.Count(result.HouseholdsBegun)),
                ("KK terbit ulang", "Cards issued again", page.Count(result.CardsReissued)),
                ("Keterangan sumber", "Source records", page.Count(result.Statements)));
        }
        page.Next("Berikutnya:", "Next:", "paseban import accounts FILE");
    }
}
