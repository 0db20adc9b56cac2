using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

/// <summary>What became of the bank's files.</summary>
internal static class ReceivedFilesView
{
    /// <summary>A refused file or a parked item needs a person.</summary>
    public static int ExitCode(IReadOnlyList<ReceivedFile> files) =>
        files.Any(file => file.Outcome == "refused" || file.Exceptions > 0) ? Cli.ExitCode.Problems : Cli.ExitCode.Ok;

    public static void Show(Page page, IReadOnlyList<ReceivedFile> files)
    {
        if (files.Count == 0)
        {
            page.Line(page.Word("Tidak ada berkas baru.", "No new file."));
            return;
        }
        page.Table(
            [
                new("Berkas", "File"),
                new("Jenis", "Kind"),
                new("Hasil", "Outcome"),
                Column.Number("Isi", "Items"),
                Column.Number("Pengecualian", "Exceptions"),
            ],
            files.Select(file => (IReadOnlyList<string>)[
                file.Name, Kind(page, file.Kind), Outcome(page, file.Outcome), page.Count(file.Items), page.Count(file.Exceptions),
            ]));
        foreach (var file in files)
        {
            foreach (var problem in file.Problems)
                page.Bad($"{file.Name}: {page.Words(problem)}");
        }
        if (files.Any(file => file.Exceptions > 0)) page.Next("Berikutnya:", "Next:", "paseban bank exceptions");
        else if (files.Any(file => file.Outcome == "applied"))
            page.Next("Berikutnya:", "Next:", "paseban run status RUN, paseban run reconcile RUN");
    }

    private static string Kind(Page page, string kind) => kind switch
    {
        "StatusReport" => page.Word("laporan status", "status report"),
        "Statement" => page.Word("rekening koran", "statement"),
        "CreditNotification" => page.Word("pemberitahuan", "notification"),
        "PaymentInitiation" => page.Word("perintah bayar", "payment file"),
        _ => page.Word("tidak dikenal", "unknown"),
    };

    private static string Outcome(Page page, string outcome) => outcome switch
    {
        "applied" => page.Word("diterapkan", outcome),
        "repeated" => page.Word("berulang", outcome),
        "refused" => page.Word("ditolak", outcome),
        "waits" => page.Word("menunggu", outcome),
        _ => outcome,
    };
}
