using System.Globalization;
using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class AssessCommand : LawCommand
{
    private readonly Option<string> programme = Operand.Required<string>("--programme", "CODE", "The programme.");
    private readonly Option<Month> at = Operand.Required<Month>("--at", "MONTH", "The month that is judged.");
    private readonly Option<bool> countOnly = new("--count-only") { Description = "Count, and keep no decision." };

    public AssessCommand() : base(
        Access.To(ProcessKind.PersonsAssessing),
        "assess",
        "Judges the whole registry by the law of a programme and month, and stores each decision with the law's version and its facts.",
        "paseban assess --programme KLJ --at 2024-03",
        "paseban assess --programme KAJ --at 2024-03 --count-only --json")
    {
        Add(programme);
        Add(at);
        Add(countOnly);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new AssessRequest(session.Get(programme), session.Get(at), !session.Get(countOnly));
        var assessed = await session.WorkAsync(progress =>
            new AssessRegistry(session.Database, law).RunAsync(request, session.Context(ProcessKind.PersonsAssessing), progress, ct));
        return session.Finish(assessed.Select(AssessedView.Of), View);
    }

    private static void View(Page page, AssessedView result)
    {
        page.Pairs(
            ("Penilaian", "Assessment", result.Reference ?? page.Word("tidak disimpan", "not stored")),
            ("Program dan bulan", "Programme and month", $"{result.Programme} {result.At}"),
            ("Versi hukum", "Law version", result.LawVersion));
        page.Table(
            [new("Hasil", "Outcome"), Column.Number("Orang", "People")],
            [
                [page.Word("Memenuhi syarat", "Eligible"), page.Count(result.Eligible)],
                [page.Word("Tidak memenuhi syarat", "Not eligible"), page.Count(result.NotEligible)],
                [page.Word("Perlu verifikasi", "To be verified"), page.Count(result.Unknown)],
            ],
            [page.Word("Jumlah", "Total"), page.Count(result.People)]);
        page.Table(
            [new("Kriteria", "Criterion"), Column.Number("Tidak terpenuhi", "Not met"), Column.Number("Belum diketahui", "Unknown")],
            result.Criteria.Select(count => (IReadOnlyList<string>)[count.Criterion, page.Count(count.NotMet), page.Count(count.Unknown)]));
        page.Pairs(
            ("Menilai", "Judging", Seconds(result.EvaluatingMilliseconds)),
            ("Menyimpan", "Storing", Seconds(result.StoringMilliseconds)));
        page.Next("Mengapa satu orang:", "Why one person:", $"paseban explain --nik ... --programme {result.Programme} --at {result.At}");
    }

    private static string Seconds(long milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000m:0.0} s");

    /// <summary>As it is written for machines: a criterion by its name, times in milliseconds.</summary>
    private sealed record AssessedView(
        string? Reference,
        string Programme,
        Month At,
        string LawVersion,
        long People,
        long Eligible,
        long NotEligible,
        long Unknown,
        IReadOnlyList<AssessedCriterion> Criteria,
        string? MerkleRoot,
        long EvaluatingMilliseconds,
        long StoringMilliseconds)
    {
        public static AssessedView Of(RegistryAssessed assessed) => new(
            assessed.Reference,
            assessed.Programme,
            assessed.At,
            assessed.LawVersion,
            assessed.People,
            assessed.Eligible,
            assessed.NotEligible,
            assessed.Unknown,
            [.. assessed.Criteria.Select(count => new AssessedCriterion(count.Criterion.Name, count.NotMet, count.Unknown))],
            assessed.MerkleRoot,
            (long)assessed.Evaluating.TotalMilliseconds,
            (long)assessed.Storing.TotalMilliseconds);
    }

    private sealed record AssessedCriterion(string Criterion, long NotMet, long Unknown);
}
