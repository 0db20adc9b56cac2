namespace Paseban.Storage;

/// <summary>
/// What must leave the system. The intent is written in the change that causes it, sent outside any transaction, and the answer
/// recorded: a crash between any two of these sends the same thing again under the same name, never a second thing.
/// </summary>
public static class Outbox
{
    /// <summary>
    /// Writes the intent to send <paramref name="name"/> over <paramref name="channel"/>; the same name again is the same intent.
    /// </summary>
    public static async Task AddAsync(UnitOfWork work, string channel, string name, CancellationToken ct = default)
    {
        var id = await work.TakeNumbersAsync("outbox", 1, ct);
        await work.ExecuteAsync(
            "insert into outbox (id, channel, name, created_at) values (@id, @channel, @name, @at) on conflict (channel, name) do nothing",
            new { id, channel, name, at = work.Context.AtMicroseconds },
            ct);
    }

    public static Task<IReadOnlyList<OutboxItem>> PendingAsync(Reading reading, string channel, CancellationToken ct = default) =>
        reading.ListAsync<OutboxItem>(
            """
            select id as Id, channel as Channel, name as Name, attempts as Attempts, last_error as LastError
            from outbox where channel = @channel and sent_at is null order by id
            """,
            new { channel },
            ct);

    public static Task MarkSentAsync(UnitOfWork work, long id, CancellationToken ct = default) =>
        work.ExecuteAsync(
            "update outbox set sent_at = @at, attempts = attempts + 1, last_error = null where id = @id",
            new { id, at = work.Context.AtMicroseconds },
            ct);

    public static Task MarkFailedAsync(UnitOfWork work, long id, string error, CancellationToken ct = default) =>
        work.ExecuteAsync("update outbox set attempts = attempts + 1, last_error = @error where id = @id", new { id, error }, ct);
}

public sealed record OutboxItem(long Id, string Channel, string Name, long Attempts, string? LastError);
