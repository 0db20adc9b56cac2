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
        var ofSubject = request.Subject is null ? "" : "and e.subject = @Subject";
        return await AuditRows.ReadAsync(reading, $"e.sequence > @After {ofSubject} order by e.sequence limit @Limit", request, ct);
    }

    /// <summary>The latest events of any of these subjects, the newest first.</summary>
    internal static Task<IReadOnlyList<ListedEvent>> LatestAsync(
        Reading reading, IReadOnlyCollection<string> subjects, int most, CancellationToken ct)
    {
        // A reference has letters, digits and hyphens only; what has other signs is none, and nothing is recorded under it.
        var known = subjects.Where(subject => subject.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-'));
        return AuditRows.ReadAsync(
            reading, $"e.subject in ('{string.Join("','", known)}') order by e.sequence desc limit @most", new { most }, ct);
    }
}
