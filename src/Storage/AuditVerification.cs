using System.Text.Json;

namespace Paseban.Storage;

/// <summary>
/// Recomputes the whole trail: each event's hash and link, the head, the Merkle root of every row set that an event vouches for, the rows
/// that events tell of, and the rows that follow from these.
/// </summary>
public sealed class AuditVerification
{
    private const string Events = """
        select sequence as Sequence, at as At, process as Process, actor_id as ActorId, reason as Reason, evidence as Evidence,
            kind as Kind,
               subject as Subject, body as Body, previous_hash as PreviousHash, hash as Hash
        from audit_event where sequence > @after order by sequence limit 2000
        """;

    private readonly Reading reading;
    private readonly Dictionary<string, RowSet> rowSets;
    private readonly ILookup<string, ClaimCheck> claims;
    private readonly IReadOnlyList<DerivedRows> derived;
    private readonly List<(long Sequence, RowSetRoot Root)> roots = [];
    private readonly FaultList faults = new();

    private AuditVerification(Reading reading, Vouched vouched)
    {
        this.reading = reading;
        rowSets = vouched.RowSets.ToDictionary(set => set.Name, StringComparer.Ordinal);
        claims = vouched.Claims.ToLookup(claim => claim.Kind, claim => new ClaimCheck(claim), StringComparer.Ordinal);
        derived = vouched.Derived;
    }

    public static async Task<AuditReport> RunAsync(
        Database database, Vouched vouched, AuditHead? kept = null, Action<long, long>? progress = null, CancellationToken ct = default)
    {
        await using var whole = await database.ReadAsync(ct);
        var verification = new AuditVerification(whole, vouched);
        var events = await verification.FollowChainAsync(kept, progress, ct);
        await verification.RecomputeRootsAsync(ct);
        var compared = await verification.CompareRowsAsync(ct);
        var inRoots = verification.roots.Sum(entry => entry.Root.Count);
        return new AuditReport(events, verification.roots.Count, inRoots + compared, verification.faults.All);
    }

    /// <summary>Returns the number of the last event.</summary>
    private async Task<long> FollowChainAsync(AuditHead? kept, Action<long, long>? progress, CancellationToken ct)
    {
        var head = await reading.SingleAsync<(long Sequence, string Hash)>("select sequence, hash from audit_head where id = 1", ct: ct);
        var (last, hash, keptSeen) = (0L, new string('0', 64), kept is null || kept.Sequence == 0);
        while (true)
        {
            var page = await reading.ListAsync<ChainedEvent>(Events, new { after = last }, ct);
            if (page.Count == 0) break;
            foreach (var happened in page)
            {
                if (happened.Sequence != last + 1) Fault($"Event {last + 1} is missing.");
                if (happened.PreviousHash != hash) Fault($"Event {happened.Sequence} does not follow the event before it.");
                if (happened.ComputeHash() != happened.Hash) Fault($"Event {happened.Sequence} was changed after it was written.");
                if (kept?.Sequence == happened.Sequence) keptSeen = kept.Hash == happened.Hash;
                Hear(happened);
                (last, hash) = (happened.Sequence, happened.Hash);
            }
            progress?.Invoke(last, head.Sequence);
        }
        if (head.Sequence != last || head.Hash != hash) Fault($"The head names event {head.Sequence}, but the chain ends at event {last}.");
        if (!keptSeen) Fault($"The head kept outside (event {kept!.Sequence}) is not part of this chain: history was rewritten.");
        return last;
    }

    private void Hear(ChainedEvent happened)
    {
        using var body = JsonDocument.Parse(happened.Body);
        if (body.RootElement.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Object)
            roots.Add((happened.Sequence, rows.Deserialize<RowSetRoot>(JsonSerializerOptions.Web)!));
        foreach (var claim in claims[happened.Kind]) claim.Hear(happened, body.RootElement);
    }

    private async Task RecomputeRootsAsync(CancellationToken ct)
    {
        foreach (var (sequence, root) in roots)
        {
            if (!rowSets.TryGetValue(root.Name, out var set))
                Fault($"Event {sequence} vouches for rows '{root.Name}', which this version does not know.");
            else if (await set.ComputeAsync(reading, root.Id, ct) != root)
                Fault($"The rows '{root.Name}' of {root.Id} differ from what event {sequence} recorded.");
        }
    }

    /// <summary>Returns how many rows events tell of.</summary>
    private async Task<long> CompareRowsAsync(CancellationToken ct)
    {
        var compared = 0L;
        foreach (var claim in claims.SelectMany(ofKind => ofKind)) compared += await claim.CompareAsync(reading, faults, ct);
        foreach (var rows in derived) await rows.CompareAsync(reading, faults, ct);
        return compared;
    }

    private void Fault(string fault) => faults.Add("The chain and its roots", fault);
}

/// <param name="Events">Events in the chain.</param>
/// <param name="RowSets">Row sets whose Merkle root was recomputed.</param>
/// <param name="Rows">Rows in them, and rows that were compared with what an event tells of them.</param>
/// <param name="Faults">What does not agree; empty when the trail is whole.</param>
public sealed record AuditReport(long Events, int RowSets, long Rows, IReadOnlyList<string> Faults)
{
    public bool Verified => Faults.Count == 0;
}
