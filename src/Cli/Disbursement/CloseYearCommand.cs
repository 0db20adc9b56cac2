using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class CloseYearCommand : SessionCommand
{
    private readonly Argument<int> year = new("YEAR") { Description = "The fiscal year." };

    public CloseYearCommand() : base(
        Access.To(ProcessKind.YearClosing),
        "close",
        "Closes a fiscal year whose runs are all closed: nothing more is booked in it, and idle money becomes due to the treasury.",
        "paseban year close 2024")
    {
        Add(year);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new CloseYear(session.Database).RunAsync(session.Get(year), session.Context(ProcessKind.YearClosing), ct: ct), View);

    private static void View(Page page, ClosedYear result)
    {
        page.Good($"Tahun {result.Year} ditutup.", $"The year {result.Year} is closed.");
        page.Pairs(
            ("Sisa perhitungan tahun", "Result of the year", page.Amount(result.Result)),
            ("Harus disetor ke kas daerah", "Due back to the treasury", page.Amount(result.RefundDue)),
            ("Rujukan setoran", "The transfer's reference", result.RefundReference?.ToString() ?? "-"));
        page.Next("Berikutnya:", "Next:", result.RefundReference is null ? "paseban ledger trial-balance" : "paseban ledger refunds");
    }
}
