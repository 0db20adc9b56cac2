using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class AssessCandidatesCommand : LawCommand
{
    private readonly ListInQuestion list = new();
    private readonly Option<string?> wave = new("--wave")
    {
        HelpName = "CODE", Description = "Only applications of this wave, beside current recipients.",
    };

    public AssessCandidatesCommand() : base(
        Access.To(ProcessKind.CandidatesRanking),
        "assess",
        "Judges by the programme's law whom the ministry determined and who asked for it, and its current recipients.",
        "paseban candidates assess --programme KLJ --month 2022-01")
    {
        list.AddTo(this);
        Add(wave);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new AssessCandidatesRequest(list.Programme(session), list.Month(session), session.Get(wave));
        var assessed = await session.WorkAsync(progress => new AssessCandidates(session.Database, law).RunAsync(
            request, session.Context(ProcessKind.CandidatesRanking), progress, ct));
        return session.Finish(assessed.Select(AssessedView.Of), View);
    }

    private static void View(Page page, AssessedView result)
    {
        page.Pairs(
            ("Penilaian", "Assessment", result.Reference),
            ("Program dan bulan", "Programme and month", $"{result.Programme} {result.Month}"),
            ("Versi hukum", "Law version", result.LawVersion),
            ("Penerima sekarang di antaranya", "Current recipients among them", page.Count(result.Current)));
        page.Table(
            [new("Hasil", "Outcome"), Column.Number("Orang", "People")],
            [
                [page.Word("Memenuhi syarat", "Eligible"), page.Count(result.Eligible)],
                [page.Word("Gugur", "Dropped"), page.Count(result.NotEligible)],
                [page.Word("Perlu verifikasi", "To be verified"), page.Count(result.Unknown)],
            ],
            [page.Word("Jumlah", "Total"), page.Count(result.People)]);
        page.Table(
            [new("Kriteria", "Criterion"), Column.Number("Tidak terpenuhi", "Not met"), Column.Number("Belum diketahui", "Unknown")],
            result.Criteria.Select(count => (IReadOnlyList<string>)[count.Criterion, page.Count(count.NotMet), page.Count(count.Unknown)]));
        page.Next(
            "Sesudah musyawarah penerima:", "After the deliberations on recipients:",
            $"paseban candidates rank --programme {result.Programme} --month {result.Month}");
    }

    private sealed record AssessedView(
        string Reference, string Programme, Month Month, string LawVersion, long People, long Current, long Eligible, long NotEligible,
        long Unknown, IReadOnlyList<CriterionView> Criteria)
    {
        public static AssessedView Of(CandidatesAssessed result) => new(
            result.Reference, result.Programme, result.At, result.LawVersion, result.People, result.Current, result.Eligible,
            result.NotEligible, result.Unknown, CriterionView.Of(result.Criteria));
    }
}

/// <summary>A criterion by its name, as machines read it.</summary>
internal sealed record CriterionView(string Criterion, long NotMet, long Unknown)
{
    public static IReadOnlyList<CriterionView> Of(IReadOnlyList<CriterionCount> counts) =>
        [.. counts.Select(count => new CriterionView(count.Criterion.Name, count.NotMet, count.Unknown))];
}
