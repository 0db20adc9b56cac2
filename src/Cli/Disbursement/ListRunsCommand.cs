using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ListRunsCommand() : SessionCommand(
    Access.ToAsk(Inquiry.Runs), "list", "All runs, the newest first.", "paseban run list", "paseban run list --json")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        await using var reading = await session.Database.ReadAsync(ct);
        return session.Show(await Run.ListAsync(reading, ct), View);
    }

    private static void View(Page page, IReadOnlyList<Run> runs) =>
        page.Table(
            [
                new("Pencairan", "Run"),
                new("Keadaan", "State"),
                new("Bulan", "Months"),
                new("Kohort", "Cohort"),
                new("Tanggal valuta", "Value date"),
                Column.Number("Pembayaran", "Payments"),
                Column.Number("Jumlah", "Total"),
            ],
            runs.Select(run => (IReadOnlyList<string>)[
                run.Name,
                page.Word(RunView.StateWord(run.State), run.State.ToString().ToLowerInvariant()),
                run.Months.ToString(),
                run.Cohort ?? "-",
                run.ValueDate.Iso,
                page.Count(run.Payments),
                page.Amount(run.Total),
            ]));
}
