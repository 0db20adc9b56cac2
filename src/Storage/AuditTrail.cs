namespace Paseban.Storage;

internal static class AuditTrail
{
    /// <summary>Locks the head, chains the events behind it and moves it. Called last before a commit.</summary>
    public static async Task AppendAsync(UnitOfWork work, IReadOnlyList<AuditEvent> events, CancellationToken ct)
    {
        if (events.Count == 0) return;
        var head = await work.SingleAsync<(long Sequence, string Hash)>(
            "select sequence, hash from audit_head where id = 1" + work.Database.ForUpdate, ct: ct);
        var context = work.Context;
        var (sequence, hash) = head;
        foreach (var happened in events)
        {
            var chained = new ChainedEvent(
                ++sequence, context.AtMicroseconds, (long)context.Kind, context.Actor.Id, context.Reason, context.Evidence,
                happened.Kind, happened.Subject, happened.Body, hash, "");
            chained = chained with { Hash = chained.ComputeHash() };
            hash = chained.Hash;
            await work.ExecuteAsync(
                """
                insert into audit_event (sequence, at, process, actor_id, reason, evidence, kind, subject, body, previous_hash, hash)
                values (@Sequence, @At, @Process, @ActorId, @Reason, @Evidence, @Kind, @Subject, @Body, @PreviousHash, @Hash)
                """,
                chained,
                ct);
        }
        await work.ExecuteAsync("update audit_head set sequence = @sequence, hash = @hash where id = 1", new { sequence, hash }, ct);
    }
}
