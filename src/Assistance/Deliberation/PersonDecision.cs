namespace Paseban.Assistance.Deliberation;

/// <summary>What a meeting decided of somebody.</summary>
/// <param name="Meeting">MEET-...</param>
/// <param name="Programme">Empty at a meeting on registrations.</param>
/// <param name="Priority">1 comes first; null without one.</param>
/// <param name="Minutes">Number of the signed minutes; null before.</param>
public sealed record PersonDecision(
    string Meeting, string Wave, MeetingKind Kind, DateTimeOffset? HeldAt, string Programme, CommunityDecision Decision, string Reason,
    long? Priority, string? Minutes)
{
    internal static async Task<IReadOnlyList<PersonDecision>> ReadAsync(Reading reading, long person, CancellationToken ct) =>
    [
        .. (await reading.ListAsync<Row>(
            """
            select m.id as Id, w.code as Wave, m.kind as Kind, m.begun_at as BegunAt, d.programme as Programme, d.decision as Decision,
                   d.reason as Reason, d.priority as Priority, n.number as Minutes
            from meeting_decision d join meeting m on m.id = d.meeting_id join registration_wave w on w.id = m.wave_id
            left join minutes n on n.meeting_id = m.id
            where d.person_id = @person order by d.recorded_at desc, d.programme
            """,
            new { person }, ct)).Select(row => row.Shown),
    ];

    private sealed record Row(
        long Id, string Wave, string Kind, long? BegunAt, string Programme, string Decision, string Reason, long? Priority, string? Minutes)
    {
        public PersonDecision Shown => new(
            Deliberation.Meeting.ReferenceOf(Id), Wave, Words.Kind(Kind), BegunAt is { } at ? Instant.FromMicroseconds(at) : null,
            Programme, Words.FindDecision(Decision)!.Value, Reason, Priority, Minutes);
    }
}
