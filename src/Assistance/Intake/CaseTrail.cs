using Paseban.Storage;

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

    // The next step reads the outcomes of this one: without new statistics PostgreSQL would plan for the few rows that it knew.
    private const long LargeBatch = 10_000;

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
    /// Lands what was staged, once for each case and programme. A case that was dropped or withdrawn before is left as it is unless
    /// the batch reopens it: a later match run does not bring back whom the meeting refused.
    /// </summary>
    public static async Task<CaseBatchLanded> LandAsync(UnitOfWork work, CaseBatch batch, CancellationToken ct = default)
    {
        var id = await work.TakeNumbersAsync("case_batch", 1, ct);
        await work.ExecuteAsync(
            """
            delete from temp_case_step where outcome <> 'reopened' and exists (
                select 1 from application_member m where m.person_id = temp_case_step.person_id
                  and m.application_id = temp_case_step.application_id and m.standing in ('dropped', 'withdrawn'))
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
        if (counts.Values.Sum() > LargeBatch) await work.AnalyzeAsync(["case_step", "application_member"], ct);
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

    public static CaseOutcome OutcomeOf(string code) => Enum.GetValues<CaseOutcome>().Single(outcome => outcome.Code() == code);

    // Passing leaves a doubt that an earlier step had; only a decision lifts it.
    private static Task<int> MoveAsync(UnitOfWork work, CaseStep step, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            update application_member set
                step = @step,
                standing = case s.outcome when 'passed' then case standing when 'waiting' then 'open' else standing end
                    when 'reopened' then 'open' else s.outcome end,
                reason = case s.outcome when 'passed' then application_member.reason when 'reopened' then null else s.reason end
            from temp_case_step s
            where s.person_id = application_member.person_id and s.application_id = application_member.application_id
              and s.programme = ''
            """,
            new { step = (long)step },
            ct);
}
