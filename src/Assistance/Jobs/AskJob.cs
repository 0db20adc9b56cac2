using System.Text.Json;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Assistance.Jobs;

/// <summary>
/// Asks for a long work. Asked again while the same is under way, it answers with that one: a double click begins nothing twice.
/// </summary>
public sealed class AskJob(Database database)
{
    /// <param name="kind">One of the kinds that the office knows how to do.</param>
    /// <param name="subject">Upon what; two jobs of a kind upon the same never run at once.</param>
    /// <param name="request">What is asked; no identity in it. Stored as JSON.</param>
    /// <param name="context">The act that it is: its kind, who asks, and why.</param>
    /// <param name="ct">Ends the asking, not the job.</param>
    public async Task<Job> RunAsync(string kind, string subject, object request, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var id = await work.TakeNumbersAsync("job", 1, ct);
        await work.ExecuteAsync(
            """
            insert into job (id, kind, subject, process, request, actor_id, reason, evidence, state, asked_at, stage, outcome)
            values (@id, @kind, @subject, @process, @request, @actor, @Reason, @Evidence, 'waiting', @at, '', '')
            on conflict do nothing
            """,
            new
            {
                id,
                kind,
                subject,
                process = (long)context.Kind,
                request = JsonSerializer.Serialize(request),
                actor = context.Actor.Id,
                context.Reason,
                context.Evidence,
                at = context.AtMicroseconds,
            },
            ct);
        var row = await work.SingleAsync<JobRow>(
            $"""
            select {JobRow.Columns} from job where kind = @kind and subject = @subject and state in ('waiting', 'running')
            """,
            new { kind, subject },
            ct);
        await work.CommitAsync(ct);
        return row.Job;
    }
}
