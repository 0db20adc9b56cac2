namespace Paseban.Assistance.Oversight;

/// <param name="Subject">A reference as printed anywhere (RUN-..., ACT-...); null for all.</param>
/// <param name="After">Only events with a higher sequence.</param>
/// <param name="Limit">At most this many, the oldest first.</param>
public sealed record ListAuditEventsRequest(string? Subject, long After, int Limit);

/// <param name="Body">What was recorded, as JSON.</param>
public sealed record ListedEvent(
    long Sequence,
    DateTimeOffset At,
    ProcessKind Process,
    string Actor,
    string Kind,
    string Subject,
    string Reason,
    string Evidence,
    string Body,
    string Hash);

/// <summary>What happened, to one thing or to all, in the order in which it was chained.</summary>
public sealed class ListAuditEvents(Database database)
{
    public async Task<IReadOnlyList<ListedEvent>> RunAsync(ListAuditEventsRequest request, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return await ReadAsync(reading, request.Subject, request.After, request.Limit, ct);
    }

    internal static Task<IReadOnlyList<ListedEvent>> ReadAsync(
        Reading reading, string? subject, long after, int limit, CancellationToken ct) =>
        AuditRows.ReadAsync(
            reading, "e.sequence > @after" + (subject is null ? "" : " and e.subject = @subject") + " order by e.sequence limit @limit",
            new { subject, after, limit }, ct);
}
