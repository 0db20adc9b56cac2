using System.Text.Json;

namespace Paseban.Storage;

/// <summary>
/// Recomputes the whole trail: each event's hash and link, the head, and the Merkle root of every row set that an event vouches for.
/// </summary>
public static class AuditVerification
{
    private const string Events = """
        select sequence as Sequence, at as At, process as Process, actor_id as ActorId, reason as Reason, evidence as Evidence,
            kind as Kind,
               subject as Subject, body as Body, previous_hash as PreviousHash, hash as Hash
        from audit_event where sequence > @after order by sequence limit 2000
        """;

    public static async Task<AuditReport> RunAsync(
        Database database, IReadOnlyCollection<RowSet> rowSets, AuditHead? kept = null, Action<long, long>? progress = null,
        CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var byName = rowSets.ToDictionary(set => set.Name, StringComparer.Ordinal);
        var faults = new List<string>();
        var claims = new List<(long Sequence, RowSetRoot Claim)>();
        var head = await reading.SingleAsync<(long Sequence, string Hash)>("select sequence, hash from audit_head where id = 1", ct: ct);
        var (last, hash, keptSeen) = (0L, new string('0', 64), kept is null || kept.Sequence == 0);
        while (true)
        {
            var page = await reading.ListAsync<ChainedEvent>(Events, new { after = last }, ct);
            if (page.Count == 0) break;
            foreach (var happened in page)
            {
                if (happened.Sequence != last + 1) faults.Add($"Event {last + 1} is missing.");
                if (happened.PreviousHash != hash) faults.Add($"Event {happened.Sequence} does not follow the event before it.");
                if (happened.ComputeHash() != happened.Hash) faults.Add($"Event {happened.Sequence} was changed after it was written.");
                if (kept?.Sequence == happened.Sequence) keptSeen = kept.Hash == happened.Hash;
                if (ClaimOf(happened.Body) is { } claim) claims.Add((happened.Sequence, claim));
                (last, hash) = (happened.Sequence, happened.Hash);
            }
            progress?.Invoke(last, head.Sequence);
        }
        if (head.Sequence != last || head.Hash != hash)
            faults.Add($"The head names event {head.Sequence}, but the chain ends at event {last}.");
        if (!keptSeen) faults.Add($"The head kept outside (event {kept!.Sequence}) is not part of this chain: history was rewritten.");

        foreach (var (sequence, claim) in claims)
        {
            if (!byName.TryGetValue(claim.Name, out var set))
            {
                faults.Add($"Event {sequence} vouches for rows '{claim.Name}', which this version does not know.");
                continue;
            }
            if (await set.ComputeAsync(reading, claim.Id, ct) != claim)
                faults.Add($"The rows '{claim.Name}' of {claim.Id} differ from what event {sequence} recorded.");
        }
        return new AuditReport(last, claims.Count, claims.Sum(entry => entry.Claim.Count), faults);
    }

    private static RowSetRoot? ClaimOf(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Object
            ? rows.Deserialize<RowSetRoot>(JsonSerializerOptions.Web)
            : null;
    }
}

/// <param name="Events">Events in the chain.</param>
/// <param name="RowSets">Row sets whose Merkle root was recomputed.</param>
/// <param name="Rows">Rows in them.</param>
/// <param name="Faults">What does not agree; empty when the trail is whole.</param>
public sealed record AuditReport(long Events, int RowSets, long Rows, IReadOnlyList<string> Faults)
{
    public bool Verified => Faults.Count == 0;
}
