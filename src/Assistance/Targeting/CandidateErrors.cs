using System.Globalization;
using Paseban.Kernel;

namespace Paseban.Assistance.Targeting;

/// <summary>Every way in which judging, ranking and drafting candidates is refused as a whole.</summary>
internal static class CandidateErrors
{
    public static Problem Nobody(AssessCandidatesRequest request) => Problem.Conflict(
        "candidates.none",
        $"Nobody determined by the ministry asked for {request.Programme}, and nobody receives it in {request.At} or the month before.",
        "Import the ministry's answers first: paseban siks-ng import");

    public static Problem NotAssessed(string programme, Month at) => Problem.Conflict(
        "candidates.not-assessed", $"The candidates of {programme} for {at} have not been judged.",
        $"Judge them: paseban candidates assess --programme {programme} --month {at}");

    public static Problem OtherLaw(string programme, Month at) => Problem.Conflict(
        "candidates.law-changed", $"The candidates of {programme} for {at} were judged by another version of the law.",
        $"Judge them again: paseban candidates assess --programme {programme} --month {at}");

    public static Problem NobodyToRank(RankRequest request, List<PoolCandidate> pool) => Problem.Conflict(
        "candidates.none-to-rank",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Nobody can be ranked for {request.Programme}: of {pool.Count} candidates {pool.Count(c => c.Passed)} passed the law, ")
            + string.Create(CultureInfo.InvariantCulture, $"{pool.Count(c => c.Passed && c.Deliberated)} of them the deliberation."),
        "Hold the deliberations on recipients first: paseban meeting draw --kind pkd");

    public static Problem NotRanked(string programme, Month at) => Problem.Conflict(
        "candidates.not-ranked", $"The candidates of {programme} for {at} have not been ranked.",
        $"Rank them: paseban candidates rank --programme {programme} --month {at}");
}
