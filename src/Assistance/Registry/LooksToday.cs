namespace Paseban.Assistance.Registry;

/// <summary>How often identities were looked at on a day: what tells a data-protection officer where to look.</summary>
/// <param name="Looks">People shown, each time that they were; a search that found nobody counts as one.</param>
/// <param name="Readers">How many looked.</param>
/// <param name="Purpose">The most frequent purpose, in the readers' words; empty when nobody looked.</param>
/// <param name="OfPurpose">Looks for it.</param>
public sealed record LooksToday(long Looks, long Readers, string Purpose, long OfPurpose)
{
    /// <param name="database">Where it is read.</param>
    /// <param name="now">Looks of its day in Jakarta count.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<LooksToday> ReadAsync(Database database, DateTimeOffset now, CancellationToken ct = default)
    {
        var local = now.ToOffset(ProcessContext.Jakarta);
        var midnight = Instant.ToMicroseconds(local - local.TimeOfDay);
        await using var reading = await database.ReadAsync(ct);
        var (looks, readers) = await reading.SingleAsync<(long, long)>(
            "select count(*), count(distinct actor_id) from access_record where at >= @midnight", new { midnight }, ct);
        var frequent = await reading.FindAsync<(string Purpose, long Looks)?>(
            """
            select purpose, count(*) from access_record where at >= @midnight group by purpose order by count(*) desc, purpose limit 1
            """,
            new { midnight }, ct);
        return new(looks, readers, frequent?.Purpose ?? "", frequent?.Looks ?? 0);
    }
}
