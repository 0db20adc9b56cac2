using Paseban.Assistance.Accounts;

namespace Paseban.Assistance.Jobs;

/// <summary>
/// Where jobs are taken and given back. A job whose process died is begun again: every use case that is done as a job may be repeated.
/// After three broken-off tries it has failed.
/// </summary>
public sealed class JobDesk(Database database, TimeProvider time)
{
    private const int MostTries = 3;

    private static readonly string Failed = JobRow.Store(new(
        null, null,
        [
            Problem.Conflict(
                "job.failed",
                "This work broke off three times. What was not finished is not kept.",
                "Tell an administrator the number of this work.")
                .InIndonesian(
                    "Pekerjaan ini tiga kali terputus. Yang belum selesai tidak disimpan.",
                    "Beri tahu administrator nomor pekerjaan ini."),
        ]));

    /// <summary>Without a sign of life for so long, a job's process is taken for dead.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What broke a job off may pass: it is not begun again before that.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Puts back what was at work when this process began; on SQLite no other process can be at work on it.</summary>
    public async Task RecoverAsync(CancellationToken ct)
    {
        if (database.Engine != Engine.Sqlite) return;
        await ChangeAsync("update job set beat_at = 0 where state = 'running'", new { }, ct);
    }

    /// <summary>Takes the oldest job that waits, or one whose process died; null when there is none.</summary>
    public async Task<(Job Job, Actor Actor)?> TakeAsync(CancellationToken ct)
    {
        var now = Instant.ToMicroseconds(time.GetUtcNow());
        await using var work = await database.BeginAsync(Context(), ct);
        await work.ExecuteAsync(
            """
            update job set state = case when cancelling = 1 then 'cancelled' else 'failed' end, ended_at = @now,
                outcome = case when cancelling = 1 then outcome else @Failed end
            where state = 'running' and beat_at < @dead and (cancelling = 1 or tries >= @MostTries)
            """,
            new { now, dead = Before(now, Patience), MostTries, Failed },
            ct);
        var locked = work.Engine == Engine.Postgres ? " for update skip locked" : "";
        var row = await work.FindAsync<JobRow>(
            $"""
            select {JobRow.Columns} from job
            where (state = 'waiting' and (tries = 0 or beat_at < @paused)) or (state = 'running' and beat_at < @dead)
            order by id limit 1{locked}
            """,
            new { dead = Before(now, Patience), paused = Before(now, Pause) },
            ct);
        if (row is null)
        {
            await work.CommitAsync(ct);
            return null;
        }
        await work.ExecuteAsync(
            "update job set state = 'running', started_at = coalesce(started_at, @now), beat_at = @now, tries = tries + 1 where id = @Id",
            new { now, row.Id },
            ct);
        var actor = await ActorStore.ActAsync(work, row.ActorId, ct);
        await work.CommitAsync(ct);
        if (actor is not null && Rights.Refusal(actor, (ProcessKind)row.Process) is null) return (row.Job, actor);
        await EndAsync(
            row.Id, JobState.Refused,
            new(
                null, null,
                [
                    Problem.Forbidden("job.right", "Whoever asked for it has no right to it any more.", "Somebody else may ask.")
                        .InIndonesian("Yang memintanya tidak berhak lagi.", "Orang lain boleh memintanya."),
                ]),
            ct);
        return await TakeAsync(ct);
    }

    /// <summary>Gives a sign of life and says how far the work has come; answers whether it was called off.</summary>
    public async Task<bool> BeatAsync(long id, WorkProgress progress, CancellationToken ct)
    {
        await ChangeAsync(
            "update job set beat_at = @now, stage = @stage, done = @Done, total = @Total where id = @id and state = 'running'",
            new
            {
                now = Instant.ToMicroseconds(time.GetUtcNow()), stage = JobRow.StoreStage(progress.Stage), progress.Done, progress.Total,
                id,
            },
            ct);
        return await IsCancelledAsync(id, ct);
    }

    public async Task<bool> IsCancelledAsync(long id, CancellationToken ct)
    {
        await using var reading = await database.ReadAsync(ct);
        return await reading.SingleAsync<long>("select cancelling from job where id = @id", new { id }, ct) != 0;
    }

    public Task DoneAsync(long id, JobDone done, CancellationToken ct) => EndAsync(id, JobState.Done, new(done.Words, done.Link, []), ct);

    public Task RefusedAsync(long id, IReadOnlyList<Problem> problems, CancellationToken ct) =>
        EndAsync(id, JobState.Refused, new(null, null, problems), ct);

    public Task CancelledAsync(long id, CancellationToken ct) => EndAsync(id, JobState.Cancelled, new(null, null, []), ct);

    /// <summary>The work threw: it waits a minute for another try, or has failed. One that was called off has ended.</summary>
    public Task BrokenAsync(long id, CancellationToken ct) =>
        ChangeAsync(
            """
            update job set
                state = case when cancelling = 1 then 'cancelled' when tries >= @MostTries then 'failed' else 'waiting' end,
                ended_at = case when cancelling = 1 or tries >= @MostTries then @now end,
                outcome = case when cancelling = 0 and tries >= @MostTries then @Failed else outcome end, beat_at = @now
            where id = @id and state = 'running'
            """,
            new { now = Instant.ToMicroseconds(time.GetUtcNow()), MostTries, Failed, id },
            ct);

    /// <summary>The site stops in order: the job waits for its next start, and this try does not count. One called off has ended.</summary>
    public Task PutBackAsync(long id, CancellationToken ct) =>
        ChangeAsync(
            """
            update job set state = case when cancelling = 1 then 'cancelled' else 'waiting' end,
                ended_at = case when cancelling = 1 then @now end, tries = tries - 1, beat_at = 0
            where id = @id and state = 'running'
            """,
            new { now = Instant.ToMicroseconds(time.GetUtcNow()), id },
            ct);

    private Task EndAsync(long id, JobState state, JobRow.Ending ending, CancellationToken ct) =>
        ChangeAsync(
            "update job set state = @state, ended_at = @now, outcome = @outcome where id = @id and state = 'running'",
            new
            {
                state = JobRow.Code(state), now = Instant.ToMicroseconds(time.GetUtcNow()), outcome = JobRow.Store(ending), id,
            },
            ct);

    private async Task ChangeAsync(string sql, object args, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(Context(), ct);
        await work.ExecuteAsync(sql, args, ct);
        await work.CommitAsync(ct);
    }

    private static long Before(long now, TimeSpan time) => now - (time.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The desk itself changes nothing that is audited; the work records its own events.</summary>
    private ProcessContext Context() => new(ProcessKind.Housekeeping, time.GetUtcNow(), Actor.System);
}
