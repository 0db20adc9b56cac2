using System.Globalization;
using System.Text.Json;
using Paseban.Assistance.Accounts;

namespace Paseban.Assistance.Jobs;

/// <summary>
/// Asks for a long work. Asked again by the same actor in the same words while it is under way, it answers with that one: a double click
/// begins nothing twice. Anything else that is asked of the same subject meanwhile is refused, never answered with a work of other
/// contents.
/// </summary>
public sealed class AskJob(Database database)
{
    /// <param name="kind">One of the kinds that the office knows how to do.</param>
    /// <param name="subject">Upon what; two jobs of a kind upon the same never run at once.</param>
    /// <param name="request">What is asked; no identity in it. Stored as JSON.</param>
    /// <param name="context">The act that it is: its kind, who asks, and why.</param>
    /// <param name="ct">Ends the asking, not the job.</param>
    public async Task<Outcome<Job>> RunAsync(
        string kind, string subject, object request, ProcessContext context, CancellationToken ct = default)
    {
        var asked = new Asked(kind, subject, JsonSerializer.Serialize(request), context);
        // On PostgreSQL the work that stood in the way may end between the two statements; then there is room for this one.
        return await TryAsync(asked, ct) ?? await TryAsync(asked, ct)
            ?? throw new InvalidOperationException($"Works of the kind {kind} end faster than one can be asked for.");
    }

    private async Task<Outcome<Job>?> TryAsync(Asked asked, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(asked.Context, ct);
        var id = await work.TakeNumbersAsync("job", 1, ct);
        await work.ExecuteAsync(
            """
            insert into job (id, kind, subject, process, request, actor_id, reason, evidence, state, asked_at, stage, outcome)
            values (@id, @Kind, @Subject, @process, @Request, @actor, @Reason, @Evidence, 'waiting', @at, '', '')
            on conflict do nothing
            """,
            new
            {
                id,
                asked.Kind,
                asked.Subject,
                process = (long)asked.Context.Kind,
                asked.Request,
                actor = asked.Context.Actor.Id,
                asked.Context.Reason,
                asked.Context.Evidence,
                at = asked.Context.AtMicroseconds,
            },
            ct);
        var row = await work.FindAsync<JobRow>(
            $"""
            select {JobRow.Columns} from job where kind = @Kind and subject = @Subject and state in ('waiting', 'running')
            """,
            new { asked.Kind, asked.Subject },
            ct);
        if (row is null) return null;
        if (!asked.IsSameAs(row)) return InTheWay(await ActorStore.ReadAsync(work, row.ActorId, ct), row.Job);
        await work.CommitAsync(ct);
        return row.Job;
    }

    private static Problem InTheWay(StoredActor asker, Job job)
    {
        var since = job.AskedAt.ToOffset(ProcessContext.Jakarta).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Problem.Conflict(
            "job.under-way",
            $"{asker.Name} asked for other work upon the same ({job.Subject}) on {since}, and it has not ended.",
            "Wait until it has ended, then ask again.")
            .InIndonesian(
                $"{asker.Name} sudah meminta pekerjaan lain atas hal yang sama ({job.Subject}) pada {since}, dan itu belum selesai.",
                "Tunggu sampai selesai, lalu minta lagi.");
    }

    private sealed record Asked(string Kind, string Subject, string Request, ProcessContext Context)
    {
        public bool IsSameAs(JobRow row) =>
            (Request, Context.Actor.Id, Context.Reason, Context.Evidence) == (row.Request, row.ActorId, row.Reason, row.Evidence);
    }
}
