using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <param name="Programme">Code of the programme.</param>
/// <param name="At">The first month of the list in question.</param>
/// <param name="Wave">Only applications of this wave; null for those of all. Current recipients are judged in any case.</param>
public sealed record AssessCandidatesRequest(string Programme, Month At, string? Wave = null);

/// <param name="Reference">Names the stored decisions.</param>
/// <param name="Current">Current recipients among the people.</param>
/// <param name="Criteria">By criterion in force, in law order; one person may count at several.</param>
public sealed record CandidatesAssessed(
    string Reference, string Programme, Month At, string LawVersion, long People, long Current, long Eligible, long NotEligible,
    long Unknown, IReadOnlyList<CriterionCount> Criteria);

/// <summary>
/// Judges the candidates of a programme by its own law: who fails a criterion is dropped for the programme with that reason, and who
/// cannot be judged yet is verified.
/// </summary>
public sealed class AssessCandidates(Database database, Law law)
{
    public async Task<Outcome<CandidatesAssessed>> RunAsync(
        AssessCandidatesRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var compiled = law.AssessorFor(request.Programme, request.At);
        if (!compiled.Succeeded) return compiled.Problems.ToArray();
        await using var reading = await database.ReadAsync(ct);
        if (await AdoptedLaw.CheckAsync(reading, law, ct) is { } problem) return problem;
        RegistrationWave? wave = null;
        if (request.Wave is { } code)
        {
            var found = await WaveCalendar.FindAsync(reading, code, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            wave = found.Value;
        }
        var candidates = await Candidates.ReadAsync(reading, request.Programme, request.At, wave?.Code, ct);
        if (candidates.Count == 0) return CandidateErrors.Nobody(request);

        var people = PeopleToJudge.Candidates(request.Programme, request.At, wave?.Code);
        var evaluation = new Evaluation(law, compiled.Value, await MergedStatements.ReadAsync(reading, ct), keepDecisions: true);
        var assessment = new StoredAssessment(law, compiled.Value, evaluation);
        await using var work = await database.BeginAsync(context, ct);
        using var rows = await RegistryRows.OpenAsync(reading, people, ct);
        var (id, root) = await assessment.StoreAsync(work, rows, candidates.Count, progress, ct);
        var result = Result(request, Assessments.ReferenceOf(id), candidates, evaluation);
        work.Record("candidates.assessed", result.Reference, assessment.Event(root));
        progress?.Report(new(new("Mencatat tahapnya", "Recording the step"), 0, candidates.Count));
        await MoveAsync(work, id, result.Reference, compiled.Value, candidates, ct);
        await work.CommitAsync(ct);
        return result;
    }

    private static async Task MoveAsync(
        UnitOfWork work, long assessment, string reference, Assessor assessor, List<Candidate> candidates, CancellationToken ct)
    {
        await StageAsync(work, candidates, ct);
        await StageVerdictsAsync(work, assessment, reference, assessor, ct);
        await CaseTrail.StageAsync(work, ct);
        var programme = assessor.Programme.Code;
        await work.ExecuteAsync(
            """
            insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
            select c.case_id, c.application_id, @programme, v.verdict, v.reason,
                   v.detail || case c.is_current when 1 then ';origin=existing' else ';origin=new' end
            from temp_candidate c
            join decision d on d.person_id = c.person_id and d.assessment_id = @assessment
            join temp_verdict v on v.outcome = d.outcome and v.not_met = d.not_met and v.unknown = d.unknown
            """,
            new { programme, assessment },
            ct);
        var waves = candidates.Where(candidate => candidate.WaveId > 0).Select(candidate => candidate.WaveId).Distinct().Take(2).ToList();
        var landed = await CasesMoved.LandAsync(
            work, new(CaseStep.Candidacy, waves is [var only] ? only : null, reference), ct);
        await work.ExecuteAsync(
            "insert into candidacy (assessment_id, batch_id, programme, month) values (@assessment, @Id, @programme, @month)",
            new { assessment, landed.Id, programme, month = (long)assessor.Month.Index },
            ct);
    }

    private static async Task StageAsync(UnitOfWork work, List<Candidate> candidates, CancellationToken ct)
    {
        await work.TemporaryAsync(
            "candidate",
            "person_id bigint not null primary key, case_id bigint not null, application_id bigint not null, is_current bigint not null",
            ct);
        await using (var bulk = work.Bulk("temp_candidate", "person_id", "case_id", "application_id", "is_current"))
        {
            foreach (var candidate in candidates)
                bulk.Add(candidate.PersonId).Add(candidate.CaseId).Add(candidate.ApplicationId).Add(candidate.IsCurrent).EndRow();
            await bulk.CompleteAsync(ct);
        }
        await work.AnalyzeAsync(["temp_candidate", "decision"], ct);
    }

    /// <summary>People are many, results few: each is put in words once.</summary>
    private static async Task StageVerdictsAsync(
        UnitOfWork work, long assessment, string reference, Assessor assessor, CancellationToken ct)
    {
        var results = await work.ListAsync<(long Outcome, long NotMet, long Unknown)>(
            "select distinct outcome, not_met, unknown from decision where assessment_id = @assessment", new { assessment }, ct);
        await work.TemporaryAsync(
            "verdict",
            "outcome bigint not null, not_met bigint not null, unknown bigint not null, verdict text not null, reason text, "
                + "detail text not null",
            ct);
        await using var bulk = work.Bulk("temp_verdict", "outcome", "not_met", "unknown", "verdict", "reason", "detail");
        foreach (var (outcome, notMet, unknown) in results)
        {
            var code = new AssessmentCode(notMet, unknown);
            var criteria = assessor.Programme.Criteria;
            var failed = criteria.Where((_, place) => code.Of(place) == Truth.NotMet).ToList();
            var open = criteria.Where((_, place) => code.Of(place) == Truth.Unknown).ToList();
            var (verdict, reason) = code.Outcome switch
            {
                Eligibility.Eligible => (CaseOutcome.Passed, null),
                Eligibility.NotEligible => (CaseOutcome.Dropped, failed[0].Reason.Code),
                Eligibility.Unknown => (CaseOutcome.Verify, "FACT_UNKNOWN"),
            };
            var detail = $"assessment={reference}";
            if (failed.Count > 0) detail += $";failed={string.Join(',', failed.Select(criterion => criterion.Name))}";
            if (open.Count > 0) detail += $";unknown={string.Join(',', open.Select(criterion => criterion.Name))}";
            bulk.Add(outcome).Add(notMet).Add(unknown).Add(verdict.Code()).Add(reason).Add(detail).EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private CandidatesAssessed Result(
        AssessCandidatesRequest request, string reference, List<Candidate> candidates, Evaluation evaluation) => new(
        reference, request.Programme, request.At, law.Version, evaluation.People, candidates.Sum(candidate => candidate.IsCurrent),
        evaluation.CountOf(Eligibility.Eligible), evaluation.CountOf(Eligibility.NotEligible), evaluation.CountOf(Eligibility.Unknown),
        evaluation.Criteria());
}
