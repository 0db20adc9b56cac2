namespace Paseban.Assistance.Oversight;

/// <summary>Events as they are listed, with the name of who acted.</summary>
internal static class AuditRows
{
    private const string Select = """
        select e.sequence as Sequence, e.at as At, e.process as Process, coalesce(a.name, 'system') as Actor, e.kind as Kind,
               e.subject as Subject, e.reason as Reason, e.evidence as Evidence, e.body as Body, e.hash as Hash
        from audit_event e left join actor a on a.id = e.actor_id
        """;

    /// <param name="reading">Where they are read.</param>
    /// <param name="which">Which events (e), in which order, how many: only what was asked for, so that it finds its index.</param>
    /// <param name="args">What <paramref name="which"/> refers to.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<IReadOnlyList<ListedEvent>> ReadAsync(Reading reading, string which, object args, CancellationToken ct) =>
        [.. (await reading.ListAsync<Row>($"{Select} where {which}", args, ct)).Select(row => new ListedEvent(
            row.Sequence, Instant.FromMicroseconds(row.At), (ProcessKind)row.Process, row.Actor, row.Kind, row.Subject, row.Reason,
            row.Evidence, row.Body, row.Hash))];

    private sealed record Row(
        long Sequence, long At, long Process, string Actor, string Kind, string Subject, string Reason, string Evidence, string Body,
        string Hash);
}
