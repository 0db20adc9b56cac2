namespace Paseban.Assistance.Oversight;

/// <summary>When something was last written to the audit trail.</summary>
public static class LastEvent
{
    /// <summary>Null before the first event.</summary>
    public static async Task<DateTimeOffset?> AtAsync(Database database, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var at = await reading.FindAsync<long?>("select at from audit_event order by sequence desc limit 1", ct: ct);
        return at is { } known ? Instant.FromMicroseconds(known) : null;
    }
}
