using System.Globalization;
using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>Seals a ranking and moves the cases of its candidates.</summary>
internal sealed class RankingLanding(UnitOfWork work, PaymentRule payment, RankingRule rule, Candidacy candidacy)
{
    public async Task<CandidatesRanked> LandAsync(
        string lawHash, DateOnly ruleFrom, List<RankedCandidate> lines, OtherBenefits others,
        IReadOnlyDictionary<string, long> quotas, CancellationToken ct)
    {
        var before = await RankingStore.NewestAsync(work, payment.Programme, payment.Month, ct);
        var id = await work.TakeNumbersAsync("ranking", 1, ct);
        await WriteAsync(id, lines, ct);
        await work.AnalyzeAsync(["ranking_line"], ct);
        var root = await RankingRows.Set.ComputeAsync(work, id, ct);
        if (before is not null && before.AssessmentId == candidacy.AssessmentId && before.MerkleRoot == root.Root
            && before.LawHash == lawHash)
            return new CandidatesRanked(before, new Dictionary<string, long>(), WasKnown: true);

        long Count(string outcome) => lines.LongCount(line => line.Outcome == outcome);
        var ranking = new Ranking(
            id, payment.Programme, payment.Month.Index, payment.BenefitGroup, candidacy.AssessmentId, lawHash, ruleFrom.Iso,
            await Quotas.NewestChangeAsync(work, ct), payment.AmountPerMonth.Amount, Count(RankedOutcome.Selected),
            Count(RankedOutcome.Waiting), Count(RankedOutcome.Elsewhere), root.Root, work.Context.AtMicroseconds);
        await RankingStore.InsertAsync(work, ranking, ct);
        var taken = lines.FindAll(
            line => line.Outcome == RankedOutcome.Selected && others.Given.ContainsKey(line.Candidate.PersonId));
        var takenFrom = taken.GroupBy(line => others.Given[line.Candidate.PersonId])
            .ToDictionary(group => group.Key, group => group.LongCount());
        work.Record("candidates.ranked", ranking.Reference, new
        {
            ranking.Programme,
            month = ranking.Month.ToString(),
            law = lawHash,
            rule = ranking.RuleFrom,
            assessment = Assessments.ReferenceOf(ranking.AssessmentId),
            ranking.Selected,
            ranking.Waiting,
            ranking.Elsewhere,
            perMonth = ranking.PerMonth.Amount,
            takenFrom,
            rows = root,
        });
        await MoveAsync(ranking, lines, taken, others, quotas, ct);
        await work.CommitAsync(ct);
        return new CandidatesRanked(ranking, takenFrom, WasKnown: false);
    }

    private async Task WriteAsync(long id, List<RankedCandidate> lines, CancellationToken ct)
    {
        var keys = rule.KeysFor(payment.Programme);
        await using var bulk = work.Bulk(
            "ranking_line", "person_id", "ranking_id", "case_id", "application_id", "area", "place", "outcome", "origin", "grounds");
        foreach (var (candidate, values, outcome, place) in lines)
        {
            bulk.Add(candidate.PersonId).Add(id).Add(candidate.CaseId).Add(candidate.ApplicationId).Add(candidate.Area).Add(place)
                .Add(outcome).Add(candidate.IsCurrent ? "existing" : "new")
                .Add(string.Join(';', keys.Zip(values, (key, value) => key.Print(value)))).EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private async Task MoveAsync(
        Ranking ranking, List<RankedCandidate> lines, List<RankedCandidate> taken, OtherBenefits others,
        IReadOnlyDictionary<string, long> quotas, CancellationToken ct)
    {
        await CaseTrail.StageAsync(work, ct);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            foreach (var line in lines)
            {
                var quota = quotas[line.Candidate.Area];
                var detail = string.Create(CultureInfo.InvariantCulture, $"ranking={ranking.Reference};place={line.Place};quota={quota}");
                var (outcome, reason, note) = line.Outcome switch
                {
                    RankedOutcome.Selected => (CaseOutcome.Passed, (string?)null, ""),
                    RankedOutcome.Waiting => (
                        CaseOutcome.Waiting, "QUOTA_FULL", string.Create(CultureInfo.InvariantCulture, $";waiting={line.Place - quota}")),
                    _ => (CaseOutcome.Dropped, "OTHER_BENEFIT", ""),
                };
                bulk.Add(line.Candidate.CaseId).Add(line.Candidate.ApplicationId).Add(ranking.Programme).Add(outcome.Code()).Add(reason)
                    .Add(detail + note).EndRow();
            }
            foreach (var line in taken)
            {
                bulk.Add(line.Candidate.CaseId).Add(line.Candidate.ApplicationId).Add(others.Given[line.Candidate.PersonId])
                    .Add(CaseOutcome.Dropped.Code()).Add("OTHER_BENEFIT").Add($"ranking={ranking.Reference};keeps={ranking.Programme}")
                    .EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        await CasesMoved.LandAsync(work, new(CaseStep.Selection, candidacy.WaveId, ranking.Reference), ct);
    }
}
