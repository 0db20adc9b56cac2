using System.Globalization;

namespace Paseban.Assistance.Targeting;

/// <summary>Every way in which judging, ranking and drafting candidates is refused as a whole.</summary>
internal static class CandidateErrors
{
    public static Problem Nobody(AssessCandidatesRequest request) => Problem.Conflict(
        "candidates.none",
        $"Nobody determined by the ministry asked for {request.Programme}, and nobody receives it in {request.At} or the month before.",
        "Import the ministry's answers first.")
        .InIndonesian(
            $"Tidak ada yang ditetapkan kementerian dan meminta {request.Programme}, dan tidak ada yang menerimanya pada {request.At} atau "
                + "bulan sebelumnya.",
            "Impor jawaban kementerian dahulu.")
        .AtCommandLine("Import them: paseban siks-ng import");

    public static Problem NotAssessed(string programme, Month at) => Problem.Conflict(
        "candidates.not-assessed", $"The candidates of {programme} for {at} have not been judged.", "Judge them first.")
        .InIndonesian($"Calon {programme} untuk {at} belum dinilai.", "Nilai dahulu.")
        .AtCommandLine(Judge(programme, at));

    public static Problem OtherLaw(string programme, Month at) => Problem.Conflict(
        "candidates.law-changed", $"The candidates of {programme} for {at} were judged by another version of the law.",
        "Judge them again.")
        .InIndonesian($"Calon {programme} untuk {at} dinilai dengan versi aturan yang lain.", "Nilai sekali lagi.")
        .AtCommandLine(Judge(programme, at));

    public static Problem NobodyToRank(RankRequest request, List<PoolCandidate> pool)
    {
        var (passed, deliberated) = (pool.Count(one => one.Passed), pool.Count(one => one.Passed && one.Deliberated));
        return Problem.Conflict(
            "candidates.none-to-rank",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Nobody can be ranked for {request.Programme}: of {pool.Count} candidates {passed} passed the law, {deliberated} of them "
                    + $"the deliberation."),
            "Hold the deliberations on recipients first.")
            .InIndonesian(
                $"Belum ada calon {request.Programme} yang dapat diperingkatkan: dari {pool.Count} calon {passed} memenuhi aturan, "
                    + $"{deliberated} di antaranya lolos musyawarah.",
                "Adakan musyawarah calon penerima dahulu.")
            .AtCommandLine("Draw its agendas: paseban meeting draw --kind pkd --wave ...");
    }

    public static Problem NotRanked(string programme, Month at) => Problem.Conflict(
        "candidates.not-ranked", $"The candidates of {programme} for {at} have not been ranked.", "Rank them first.")
        .InIndonesian($"Calon {programme} untuk {at} belum diperingkatkan.", "Peringkatkan dahulu.")
        .AtCommandLine($"Rank them: paseban candidates rank --programme {programme} --month {at}");

    private static string Judge(string programme, Month at) =>
        $"Judge them: paseban candidates assess --programme {programme} --month {at}";
}
