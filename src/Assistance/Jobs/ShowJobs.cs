namespace Paseban.Assistance.Jobs;

/// <param name="After">Where the next page begins; null at the end.</param>
public sealed record JobsListed(IReadOnlyList<Job> Jobs, string? After);

/// <summary>Shows jobs: one's own, newest first; an administrator and an auditor see all.</summary>
public sealed class ShowJobs(Database database)
{
    /// <summary>An administrator and an auditor see what anybody asked for; it is theirs to narrow the list to their own.</summary>
    public static bool SeesAll(Actor actor) => actor.Has(Role.Administrator) || actor.Has(Role.Auditor);

    public async Task<Outcome<JobsListed>> ListAsync(
        Actor actor, JobFilter filter, DateTimeOffset now, string? after = null, int most = 50, CancellationToken ct = default)
    {
        var before = after is null ? long.MaxValue : 0;
        if (after is not null)
        {
            var id = Job.IdOf(after);
            if (!id.Succeeded) return id.Problems.ToArray();
            before = id.Value;
        }
        await using var reading = await database.ReadAsync(ct);
        var rows = await reading.ListAsync<JobRow>(
            $"""
            select {JobRow.Columns} from job j where id < @before and {(filter with { Mine = filter.Mine || !SeesAll(actor) }).Sql}
            order by id desc limit @most
            """,
            new { before, actor = actor.Id, weekAgo = Instant.ToMicroseconds(now - JobFilter.Lately), most = most + 1 },
            ct);
        var page = rows.Take(most).Select(row => row.Job).ToList();
        return new JobsListed(page, rows.Count > most ? page[^1].Reference : null);
    }

    public async Task<Outcome<Job>> FindAsync(string reference, Actor actor, CancellationToken ct = default)
    {
        var id = Job.IdOf(reference);
        if (!id.Succeeded) return id.Problems.ToArray();
        await using var reading = await database.ReadAsync(ct);
        var row = await reading.FindAsync<JobRow>($"select {JobRow.Columns} from job where id = @id", new { id = id.Value }, ct);
        return row is not null && (SeesAll(actor) || row.ActorId == actor.Id)
            ? row.Job
            : Problem.NotFound("job.unknown", $"{reference} names no work of yours.", "Look at your list of work.")
                .InIndonesian($"{reference} bukan pekerjaan Anda.", "Lihat daftar pekerjaan Anda.");
    }

    /// <summary>
    /// Calls a job off. One that has not begun ends at once; one at work is told to stop, and what it had not committed is undone.
    /// </summary>
    public async Task<Outcome<Job>> CancelAsync(string reference, ProcessContext context, CancellationToken ct = default)
    {
        var found = await FindAsync(reference, context.Actor, ct);
        if (!found.Succeeded) return found;
        if (context.Actor.Id != found.Value.ActorId && !context.Actor.Has(Role.Administrator))
        {
            return Problem.Forbidden("job.other", "Only who asked for a work, or an administrator, calls it off.", "Ask them.")
                .InIndonesian("Hanya yang meminta pekerjaan ini, atau administrator, yang boleh membatalkannya.", "Hubungi mereka.");
        }
        await using var work = await database.BeginAsync(context, ct);
        await work.ExecuteAsync(
            """
            update job set cancelling = 1, state = case when state = 'waiting' then 'cancelled' else state end,
                ended_at = case when state = 'waiting' then @at else ended_at end
            where id = @Id and state in ('waiting', 'running')
            """,
            new { found.Value.Id, at = work.Context.AtMicroseconds },
            ct);
        await work.CommitAsync(ct);
        return await FindAsync(reference, context.Actor, ct);
    }
}
