using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

/// <summary>The three sides of a run beside each other, and what is left between them.</summary>
internal static class ReconciliationView
{
    public static int ExitCode(Reconciliation sides) =>
        sides.Run.State is RunState.Reconciled or RunState.Closed ? Cli.ExitCode.Ok : Cli.ExitCode.Problems;

    public static void Show(Page page, Reconciliation sides)
    {
        RunView.Head(page, sides.Run);
        page.Table(
            [new("Sisi", "Side"), Column.Number("Rupiah", "Rupiah")],
            Rows(page, sides),
            [page.Word("Selisih", "Difference"), page.Amount(sides.Difference)]);
        if (sides.OpenPayments > 0)
        {
            page.Bad(
                $"{page.Count(sides.OpenPayments)} pembayaran masih terbuka ({sides.OpenStates}).",
                $"{Plural.Of(sides.OpenPayments, "payment is", "payments are")} still open ({sides.OpenStates}).");
            page.Next(
                "Berikutnya:", "Next:",
                $"paseban bank receive; paseban import accounts FILE; paseban run reissue NAME --of {sides.Run.Name} --value-date DATE");
            return;
        }
        if (sides.Difference == Rupiah.Zero)
            page.Good("Ketiga sisi sama sampai rupiah terakhir.", "The three sides agree to the last rupiah.");
        else page.Bad("Ketiga sisi belum sama.", "The three sides do not agree yet.");
        page.Next("Berikutnya:", "Next:", RunCommands.Next(sides.Run));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(Page page, Reconciliation sides) =>
    [
        [page.Word("Disusun", "Planned"), page.Amount(sides.Planned)],
        [page.Word("Menurut keputusan gubernur", "Behind it: lines of the decree"), page.Amount(sides.Decree)],
        [page.Word("Diperintahkan ke bank", "Instructed to the bank"), page.Amount(sides.Instructed)],
        [page.Word("Ditolak bank", "Rejected by the bank"), page.Amount(sides.Rejected)],
        [page.Word("Didebit menurut rincian", "Debited, payment by payment"), page.Amount(sides.Debited)],
        [page.Word("Didebit menurut rekening koran", "Debited, statement by statement"), page.Amount(sides.StatementDebits)],
        [page.Word("Diretur", "Returned"), page.Amount(sides.Returned)],
        [page.Word("Dikreditkan", "Credited"), page.Amount(sides.Credited)],
        [page.Word("Ditahan", "Held"), page.Amount(sides.Held)],
        [page.Word("Gugur", "Forfeited"), page.Amount(sides.Forfeited)],
        [page.Word("Dibatalkan", "Cancelled"), page.Amount(sides.Cancelled)],
        [page.Word("Dibayar ulang", "Paid again in a reissue"), page.Amount(sides.Moved)],
    ];
}
