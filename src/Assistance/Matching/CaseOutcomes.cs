using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>What the findings of a run mean for each case of the wave.</summary>
internal sealed class CaseOutcomes
{
    private readonly ILookup<long, Finding> byPerson;
    private readonly ILookup<long, Finding> byHousehold;
    private readonly string passedDetail;

    /// <param name="findings">All findings of the run.</param>
    /// <param name="passedDetail">What is said of a case of which nothing was found: the registers that were asked.</param>
    public CaseOutcomes(IReadOnlyList<Finding> findings, string passedDetail)
    {
        byPerson = findings.Where(finding => !finding.IsHousehold).ToLookup(finding => finding.Subject.PersonId);
        byHousehold = findings.Where(finding => finding.IsHousehold).ToLookup(finding => finding.Subject.HouseholdId);
        this.passedDetail = passedDetail;
    }

    /// <summary>What excludes comes before what must be looked at; then the firmer finding.</summary>
    public (CaseOutcome Outcome, string? Reason, string Detail) Of(ApplicantCase applicant)
    {
        var worst = byPerson[applicant.Subject.PersonId].Concat(byHousehold[applicant.Subject.HouseholdId])
            .OrderBy(finding => finding.Effect).ThenByDescending(finding => finding.Confidence).ThenBy(finding => finding.Kind)
            .FirstOrDefault();
        return worst switch
        {
            null => (CaseOutcome.Passed, null, passedDetail),
            { Effect: FindingEffect.Excludes } => (CaseOutcome.Dropped, worst.Reason, Detail(worst, applicant)),
            { Effect: FindingEffect.Verify } => (CaseOutcome.Verify, worst.Reason, Detail(worst, applicant)),
            _ => (CaseOutcome.Passed, null, Detail(worst, applicant)),
        };
    }

    /// <summary>Stages every case of the wave and lands them as one batch of the step.</summary>
    public async Task<CaseBatchLanded> LandAsync(
        UnitOfWork work, long wave, MatchKind kind, string reference, IEnumerable<ApplicantCase> cases, CancellationToken ct)
    {
        await CaseTrail.StageAsync(work, ct);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            foreach (var applicant in cases)
            {
                var (outcome, reason, detail) = Of(applicant);
                bulk.Add(applicant.Subject.PersonId).Add(applicant.ApplicationId).Add("").Add(outcome.Code()).Add(reason).Add(detail)
                    .EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        return await CaseTrail.LandAsync(work, new(kind.Step(), wave, reference), ct);
    }

    private static string Detail(Finding finding, ApplicantCase applicant) =>
        finding.Subject == applicant.Subject ? finding.Detail : $"rumah tangga: {finding.Detail}";
}
