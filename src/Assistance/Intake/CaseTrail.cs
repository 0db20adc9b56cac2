using System.Globalization;

namespace Paseban.Assistance.Intake;

/// <summary>What a step said of a case.</summary>
public enum CaseOutcome
{
    /// <summary>Goes on; what earlier steps left to be verified stays so.</summary>
    Passed = 1,

    /// <summary>Goes on, and somebody has to look before it is determined.</summary>
    Verify = 2,

    /// <summary>On the waiting list.</summary>
    Waiting = 3,

    /// <summary>Goes no further, for a reason.</summary>
    Dropped = 4,

    /// <summary>An earlier drop or doubt was lifted by decision; goes on.</summary>
    Reopened = 5,
}

/// <summary>One act of one step upon many cases.</summary>
/// <param name="Step">Which step.</param>
/// <param name="WaveId">Its wave; null for a step that asks for no registration.</param>
/// <param name="Reference">What it rests on: a match run, the minutes, a list.</param>
public sealed record CaseBatch(CaseStep Step, long? WaveId, string Reference);

/// <summary>What came out of a batch, and the root that the step's audit event carries under the name <c>rows</c>.</summary>
public sealed record CaseBatchLanded(long Id, long Passed, long Verify, long Waiting, long Dropped, long Reopened, RowSetRoot Root)
{
    public long All => Passed + Verify + Waiting + Dropped + Reopened;
}

/// <summary>
/// The way of every case through the steps of the process: what each step said, why, and on what it rests. Steps stage their outcomes
/// in <c>temp_case_step</c> and land them as one batch; the newest outcome moves <c>application_member.step</c> and
/// <c>standing</c>. Counts in and out, every drop with its reason, and the citizen's own history are read from here.
/// </summary>
public static class CaseTrail
{
    /// <summary>The rows of a batch, which never change.</summary>
    public static readonly RowSet Rows = new(
        "case.steps",
        """
        select person_id, application_id, programme, outcome, reason, detail from case_step where batch_id = @id
        order by person_id, application_id, programme
        """);

    /// <summary>Makes the staging table, empty: fill it by <see cref="Bulk"/> or by <c>insert into temp_case_step ... select</c>.</summary>
    public static Task StageAsync(UnitOfWork work, CancellationToken ct = default) =>
        work.TemporaryAsync(
            "case_step",
            "person_id bigint not null, application_id bigint not null, programme text not null, outcome text not null, reason text, "
                + "detail text not null",
            ct);

    public static BulkWriter Bulk(UnitOfWork work) =>
        work.Bulk("temp_case_step", "person_id", "application_id", "programme", "outcome", "reason", "detail");

    /// <summary>
    /// Lands what was staged, once for each case and programme. A case that was dropped before is left as it is unless the batch reopens
    /// it: a later match run does not bring back whom the meeting refused. What was withdrawn is never brought back.
    /// </summary>
    public static async Task<CaseBatchLanded> LandAsync(UnitOfWork work, CaseBatch batch, CancellationToken ct = default)
    {
        var id = await work.TakeNumbersAsync("case_batch", 1, ct);
        await work.ExecuteAsync(
            """
            delete from temp_case_step where exists (
                select 1 from application_member m where m.person_id = temp_case_step.person_id
                  and m.application_id = temp_case_step.application_id
                  and (m.standing = 'withdrawn' or (m.standing = 'dropped' and temp_case_step.outcome <> 'reopened')))
            """,
            ct: ct);
        var counts = (await work.ListAsync<(string Outcome, long Count)>(
            "select outcome, count(*) from temp_case_step group by outcome", ct: ct)).ToDictionary(row => row.Outcome, row => row.Count);
        long Of(CaseOutcome outcome) => counts.GetValueOrDefault(outcome.Code());
        await work.ExecuteAsync(
            """
            insert into case_batch (id, step, wave_id, reference, passed, verify, waiting, dropped, reopened, merkle_root, recorded_at,
                                    recorded_by)
            values (@id, @step, @WaveId, @Reference, @passed, @verify, @waiting, @dropped, @reopened, '', @at, @by)
            """,
            new
            {
                id,
                step = (long)batch.Step,
                batch.WaveId,
                batch.Reference,
                passed = Of(CaseOutcome.Passed),
                verify = Of(CaseOutcome.Verify),
                waiting = Of(CaseOutcome.Waiting),
                dropped = Of(CaseOutcome.Dropped),
                reopened = Of(CaseOutcome.Reopened),
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
            },
            ct);
        await work.ExecuteAsync(
            """
            insert into case_step (person_id, application_id, batch_id, programme, outcome, reason, detail)
            select person_id, application_id, @id, programme, outcome, reason, detail from temp_case_step
            order by person_id, application_id, programme
            """,
            new { id },
            ct);
        if (!batch.Step.IsByProgramme()) await MoveAsync(work, batch.Step, ct);
        if (Of(CaseOutcome.Dropped) > 0 && !batch.Step.IsByProgramme()) await CancelVisitsAsync(work, id, batch.Reference, ct);
        // The next step reads the outcomes of this one: without new statistics PostgreSQL would plan for the few rows that it knew.
        await work.AnalyzeAfterAsync(counts.Values.Sum(), ["case_step", "application_member"], ct);
        var root = await Rows.ComputeAsync(work, id, ct);
        await work.ExecuteAsync("update case_batch set merkle_root = @Root where id = @id", new { root.Root, id }, ct);
        return new(
            id, Of(CaseOutcome.Passed), Of(CaseOutcome.Verify), Of(CaseOutcome.Waiting), Of(CaseOutcome.Dropped), Of(CaseOutcome.Reopened),
            root);
    }

    /// <summary>As it is stored.</summary>
    public static string Code(this CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Passed => "passed",
        CaseOutcome.Verify => "verify",
        CaseOutcome.Waiting => "waiting",
        CaseOutcome.Dropped => "dropped",
        CaseOutcome.Reopened => "reopened",
    };

    /// <summary>A condition on members <c>m</c>: the step has not looked at the case since it was registered last.</summary>
    /// <param name="step">Not one that is taken by programme.</param>
    /// <param name="reference">Only the batch of this act looked, a parameter with its <c>@</c>; null for any batch of the step.</param>
    public static string IsDue(CaseStep step, string? reference = null) => string.Create(CultureInfo.InvariantCulture, $"""
        not exists (
            select 1 from case_step s join case_batch b on b.id = s.batch_id
            where s.person_id = m.person_id and s.application_id = m.application_id and s.programme = '' and b.step = {(long)step}
              and b.reference = {reference ?? "b.reference"} and s.batch_id > coalesce((
                  select max(r.batch_id) from case_step r join case_batch c on c.id = r.batch_id
                  where r.person_id = m.person_id and r.application_id = m.application_id and c.step = {(long)CaseStep.Registered}), 0))
        """);

    public static CaseOutcome OutcomeOf(string code) => Enum.GetValues<CaseOutcome>().Single(outcome => outcome.Code() == code);

    /// <summary>Nobody goes to see a case that goes no further; were it reopened, its visit would be planned anew.</summary>
    private static async Task CancelVisitsAsync(UnitOfWork work, long batch, string reference, CancellationToken ct)
    {
        var visits = await work.ExecuteAsync(
            """
            update visit set state = 'cancelled', cancelled_batch = @batch
            where state = 'planned' and application_id <> 0 and (person_id, application_id) in (
                select person_id, application_id from temp_case_step where outcome = 'dropped' and programme = '')
            """,
            new { batch }, ct);
        if (visits > 0) work.Record("visits.cancelled", reference, new { visits });
    }

    // What other steps said last and doubted, since the case was registered. A visit that lifts, lifts all that was doubted before it.
    private const string Doubts = """
        from case_step d join case_batch b on b.id = d.batch_id
        where d.person_id = s.person_id and d.application_id = s.application_id and d.programme = '' and d.outcome = 'verify'
          and b.step <> @step and not exists (
              select 1 from case_step l join case_batch c on c.id = l.batch_id
              where l.person_id = d.person_id and l.application_id = d.application_id and l.programme = '' and l.batch_id > d.batch_id
                and (c.step = b.step or c.step = @Registered
                     or (c.step = @FieldVerification and l.outcome = 'reopened' and b.step < @FieldVerification)))
        """;

    // Passing leaves a doubt that an earlier step had; only a decision lifts it, and only the doubt of the step that it belongs to.
    private static Task<int> MoveAsync(UnitOfWork work, CaseStep step, CancellationToken ct) =>
        work.ExecuteAsync(
            $"""
            update application_member set
                step = @step,
                standing = case s.outcome when 'passed' then application_member.standing
                    when 'reopened' then case when exists (select 1 {Doubts}) then 'verify' else 'open' end
                    else s.outcome end,
                reason = case s.outcome when 'passed' then application_member.reason
                    when 'reopened' then (select d.reason {Doubts} order by d.batch_id desc limit 1)
                    else s.reason end
            from temp_case_step s
            where s.person_id = application_member.person_id and s.application_id = application_member.application_id
              and s.programme = ''
            """,
            new { step = (long)step, Registered = (long)CaseStep.Registered, FieldVerification = (long)CaseStep.FieldVerification },
            ct);
}
