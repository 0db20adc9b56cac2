using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>Writes what a match came to: findings, sound facts, reported deaths and moves, and the way of each case.</summary>
internal static class MatchLanding
{
    public static async Task<CaseBatchLanded> LandAsync(
        UnitOfWork work, FactCatalogue catalogue, long run, long wave, MatchKind kind, Matched matched, IEnumerable<ApplicantCase> cases,
        CancellationToken ct)
    {
        await FindingStore.AddAsync(work, run, wave, matched.Findings, ct);
        if (matched.Kinds.Count > 0) await FindingStore.SupersedeAsync(work, run, wave, matched, ct);
        foreach (var statements in matched.Statements) await SourceRecords.MergeAsync(work, catalogue, statements, ct);
        await VitalDates.ReportAsync(work, [.. matched.Reports.Select(report => (report.PersonId, report.DiedOn, report.MovedOutOn))], ct);
        return await new CaseOutcomes(matched.Findings, matched.Passed).LandAsync(work, wave, kind, MatchRuns.ReferenceOf(run), cases, ct);
    }
}
