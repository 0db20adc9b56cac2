using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal static class QuotaCommands
{
    public static CommandGroup Group() => new(
        "quota", "How many each kelurahan may have in a programme, by year.", new ImportQuotaCommand(), new ShowQuotaCommand());
}

internal sealed class ImportQuotaCommand : LawCommand
{
    private readonly ImportOptions import = new();
    private readonly Option<int> year = new("--year") { HelpName = "YEAR", Description = "The year they hold for.", Required = true };

    public ImportQuotaCommand() : base(
        Access.To(ProcessKind.QuotaSetting),
        "import",
        "Sets quotas from a file (kode_kelurahan, program, kuota); what was set before stays on record.",
        "paseban quota import quota-2022.csv --year 2022")
    {
        import.AddTo(this);
        Add(year);
        Add(Reasons.Why(required: false));
        Add(Reasons.Evidence(required: false));
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new ImportQuotaRequest(
            import.Path(session), session.Get(year), import.BadRows(session), import.ErrorsPath(session));
        var imported = await new ImportQuota(session.Database, law).RunAsync(
            request, session.Context(ProcessKind.QuotaSetting), ct);
        return session.Finish(imported, View, result => ExitCode.OfRows(result.File.RowsRefused));
    }

    private static void View(Page page, QuotaImported result)
    {
        ImportOptions.View(page, result.File);
        if (result.Reference is null) page.Good("Kuota sudah tercatat: tidak ada yang berubah.", "On record already: nothing changed.");
        else page.Good($"Tercatat sebagai {result.Reference}.", $"Recorded as {result.Reference}.");
        page.Table(
            [
                new("Program", "Programme"), Column.Number("Sebelum", "Before"), Column.Number("Sesudah", "After"),
                Column.Number("Kelurahan berubah", "Kelurahan changed"),
            ],
            result.Totals.Select(total => (IReadOnlyList<string>)[
                total.Programme, page.Count(total.Before), page.Count(total.After), page.Count(total.Changed),
            ]));
        page.Next(
            "Berikutnya:", "Next:",
            string.Create(CultureInfo.InvariantCulture, $"paseban candidates rank --programme KLJ --month {result.Year}-01"));
    }
}

internal sealed class ShowQuotaCommand : SessionCommand
{
    private readonly Option<int> year = new("--year") { HelpName = "YEAR", Description = "The year.", Required = true };
    private readonly Option<string?> programme = new("--programme") { HelpName = "CODE", Description = "Only this programme." };

    public ShowQuotaCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "show",
        "The quotas in force for a year, with what was set before the last change.",
        "paseban quota show --year 2022",
        "paseban quota show --year 2022 --programme KLJ --json")
    {
        Add(year);
        Add(programme);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(await new ShowQuota(session.Database).RunAsync(session.Get(year), session.Get(programme), ct), View);

    private static void View(Page page, QuotaShown shown) =>
        page.Table(
            [
                new("Program", "Programme"), new("Kota", "City"), new("Kelurahan", "Kelurahan"), new("Kode", "Code"),
                Column.Number("Kuota", "Quota"), Column.Number("Sebelum", "Before"),
            ],
            shown.Kelurahan.Select(quota => (IReadOnlyList<string>)[
                quota.Programme, quota.City, quota.Kelurahan, quota.Area, page.Count(quota.Places),
                quota.PlacesBefore is { } before ? page.Count(before) : "-",
            ]),
            ["", "", "", page.Word("Jumlah", "Total"), page.Count(shown.Kelurahan.Sum(quota => quota.Places)), ""]);
}
