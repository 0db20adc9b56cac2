namespace Paseban.Assistance.Deliberation;

/// <param name="OpensOn">The first day; null while the list was never up.</param>
/// <param name="ClosesOn">The last day.</param>
/// <param name="TakenDownAt">Null while it is up.</param>
/// <param name="Objections">In all.</param>
/// <param name="Waiting">Of them, those without an answer.</param>
public sealed record DisplayShown(
    DateOnly? OpensOn, DateOnly? ClosesOn, DateTimeOffset? TakenDownAt, long Objections, long Waiting)
{
    /// <summary>Whether objections are taken on this day.</summary>
    public bool IsUpOn(DateOnly day) => OpensOn is not null && TakenDownAt is null && day <= ClosesOn;
}

/// <summary>Shows whether the list of a signed meeting is on public display, and what was said against it.</summary>
public sealed class ShowDisplay(Database database)
{
    private static readonly DisplayShown Never = new(null, null, null, 0, 0);

    /// <param name="reference">MEET-...; one that is not signed was never up.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<DisplayShown>> RunAsync(string reference, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await Meeting.FindAsync(reading, reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        return await reading.FindAsync<Row>(
            """
            select d.opens_on as OpensOn, d.closes_on as ClosesOn, d.closed_at as ClosedAt,
                   (select count(*) from objection o where o.display_id = d.id) as Objections,
                   (select count(*) from objection o where o.display_id = d.id and o.state = 'received') as Waiting
            from display d join minutes n on n.id = d.minutes_id where n.meeting_id = @Id
            """,
            new { found.Value.Id }, ct) is { } row ? row.Shown : Never;
    }

    private sealed record Row(string OpensOn, string ClosesOn, long? ClosedAt, long Objections, long Waiting)
    {
        public DisplayShown Shown => new(
            IsoDate.Parse(OpensOn), IsoDate.Parse(ClosesOn),
            ClosedAt is { } at ? Instant.FromMicroseconds(at).ToOffset(ProcessContext.Jakarta) : null, Objections, Waiting);
    }
}
