using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

/// <summary>A run in a few lines: what it is, how much, and what comes next.</summary>
internal static class RunView
{
    public static void Show(Page page, Run run)
    {
        Head(page, run);
        page.Next("Berikutnya:", "Next:", RunCommands.Next(run));
    }

    public static void Head(Page page, Run run) => page.Pairs(
        ("Pencairan", "Run", $"{run.Name}  {run.Reference}"),
        ("Keadaan", "State", page.Word(StateWord(run.State), run.State.ToString().ToLowerInvariant())),
        ("Program", "Programmes", string.Join(", ", run.Programmes)),
        ("Kohort", "Cohort", run.Cohort ?? page.Word("semua", "all")),
        ("Bulan", "Months", run.Months + (run.Arrears ? page.Word(" dengan rapel", " with arrears") : "")),
        ("Tanggal valuta", "Value date", run.ValueDate.Iso),
        ("Pembayaran", "Payments", page.Count(run.Payments)),
        ("Jumlah", "Total", page.Amount(run.Total)),
        ("Sidik", "Snapshot", run.SnapshotRoot));

    public static string StateWord(RunState state) => state switch
    {
        RunState.Built => "disusun",
        RunState.Checked => "diperiksa",
        RunState.Approved => "disetujui",
        RunState.Instructed => "diperintahkan",
        RunState.Reconciled => "direkonsiliasi",
        RunState.Closed => "ditutup",
        RunState.Cancelled => "dibatalkan",
    };

    public static string StateWord(PaymentState state) => state switch
    {
        PaymentState.Planned => "direncanakan",
        PaymentState.Held => "ditahan",
        PaymentState.Approved => "disetujui",
        PaymentState.Cancelled => "dibatalkan",
        PaymentState.Instructed => "diperintahkan",
        PaymentState.Credited => "dikreditkan",
        PaymentState.Rejected => "ditolak bank",
        PaymentState.Returned => "diretur",
        PaymentState.Reissued => "dibayar ulang",
        PaymentState.Forfeited => "gugur",
    };
}
