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
    private const string Sql = """
        select e.sequence as Sequence,
        e.at as At,
        e.process as Process,
        coalesce(a.name, 'system') as Actor,
        e.kind as Kind,
        e.subject as Subject,
               e.reason as Reason, e.evidence as Evidence, e.body as Body, e.hash as Hash
        from audit_event e left join actor a on a.id = e.actor_id
        where e.sequence > @after and (@subject = '' or e.subject = @subject)
        order by e.sequence limit @limit
        """;

    public async Task<IReadOnlyList<ListedEvent>> RunAsync(ListAuditEventsRequest request, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return await ReadAsync(reading, request.Subject ?? "", request.After, request.Limit, ct);
    }

    internal static async Task<IReadOnlyList<ListedEvent>> ReadAsync(
        Reading reading, string subject, long after, int limit, CancellationToken ct)
    {
        var rows = await reading.ListAsync<Row>(Sql, new { subject, after, limit }, ct);
        return [.. rows.Select(row => new ListedEvent(
            row.Sequence,
            Instant.FromMicroseconds(row.At),
            (ProcessKind)row.Process,
            row.Actor,
            row.Kind,
            row.Subject,
            row.Reason,
            row.Evidence,
            row.Body,
            row.Hash))];
    }

    private sealed record Row(
        long Sequence,
        long At,
        long Process,
        string Actor,
        string Kind,
        string Subject,
        string Reason,
        string Evidence,
        string Body,
        string Hash);
}
