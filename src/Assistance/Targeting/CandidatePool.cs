using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Targeting;

/// <summary>A judged candidate with what the meetings said.</summary>
/// <param name="CaseId">The record that the application names.</param>
/// <param name="Passed">Eligible by the programme's law when judged.</param>
/// <param name="Deliberated">The deliberation on recipients let them go on.</param>
/// <param name="GoesOn">Their registration was not dropped or withdrawn.</param>
/// <param name="Priority">The place that a meeting gave, 1 first: that on recipients, else that of the registration.</param>
/// <param name="Area">The kelurahan of residence, in whose quota they stand.</param>
/// <param name="AppliedAt">Microseconds; before all applications for a current recipient.</param>
internal sealed record PoolCandidate(
    long PersonId, long CaseId, long ApplicationId, bool Passed, bool Deliberated, bool GoesOn, long? Priority, string Area,
    long AppliedAt, bool IsCurrent)
{
    /// <summary>May be ranked.</summary>
    public bool IsRanked => Passed && Deliberated && GoesOn;
}

/// <summary>The newest judgement of a programme's candidates for a month.</summary>
internal sealed record Candidacy(long AssessmentId, long BatchId, long? WaveId, string LawHash)
{
    public static Task<Candidacy?> NewestAsync(Reading reading, string programme, Month month, CancellationToken ct) =>
        reading.FindAsync<Candidacy>(
            """
            select c.assessment_id as AssessmentId, c.batch_id as BatchId, b.wave_id as WaveId, a.law_hash as LawHash
            from candidacy c join case_batch b on b.id = c.batch_id join assessment a on a.id = c.assessment_id
            where c.programme = @programme and c.month = @month order by c.assessment_id desc limit 1
            """,
            new { programme, month = (long)month.Index },
            ct);
}

/// <summary>
/// Reads the judged candidates of a programme, in the order of their numbers. Records that were merged since they were judged are one
/// candidate, as <see cref="Candidates"/> would judge them now.
/// </summary>
internal static class CandidatePool
{
    private static readonly string Sql = $"""
        select q.person_id, c.person_id, c.application_id, c.outcome, c.detail, q.area, coalesce(f.submitted_at, 0),
               coalesce(d.outcome, ''), coalesce(d.detail, ''), coalesce(r.detail, ''), coalesce(m.standing, 'open')
        from case_step c
        join person p on p.person_id = c.person_id
        join person q on q.person_id = coalesce(p.merged_into, p.person_id)
        left join application f on f.id = c.application_id
        left join application_member m on m.person_id = c.person_id and m.application_id = c.application_id
        left join {NewestOutcome.Of(CaseStep.ProgrammeDeliberation)} d
             on d.person_id = c.person_id and d.application_id = c.application_id and d.programme = @programme
        left join {NewestOutcome.Of(CaseStep.Deliberation)} r
             on r.person_id = c.person_id and r.application_id = c.application_id
        where c.batch_id = @BatchId
        order by q.person_id, c.application_id
        """;

    public static async Task<List<PoolCandidate>> ReadAsync(
        Reading reading, Candidacy candidacy, string programme, CancellationToken ct)
    {
        var pool = new List<PoolCandidate>();
        await using var rows = await reading.StreamAsync(Sql, new { candidacy.BatchId, programme }, ct);
        while (await rows.ReadAsync(ct))
        {
            var isCurrent = CaseDetail.Find(rows.GetString(4), "origin") is "existing";
            var next = new PoolCandidate(
                rows.GetInt64(0),
                rows.GetInt64(1),
                rows.GetInt64(2),
                rows.GetString(3) is "passed",
                rows.GetString(7) is "passed" or "reopened",
                rows.GetString(10) is not ("dropped" or "withdrawn"),
                CaseDetail.Number(rows.GetString(8), "priority") ?? CaseDetail.Number(rows.GetString(9), "priority"),
                rows.GetString(5),
                isCurrent ? 0 : rows.GetInt64(6),
                isCurrent);
            // The newest application speaks; that somebody receives already is kept.
            if (pool is not [.., var last] || last.PersonId != next.PersonId) pool.Add(next);
            else if (last.IsCurrent) pool[^1] = next with { IsCurrent = true, AppliedAt = 0 };
            else pool[^1] = next;
        }
        return pool;
    }
}
