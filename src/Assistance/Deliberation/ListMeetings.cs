using Paseban.Assistance.Intake;
using Paseban.Assistance.Territory;

namespace Paseban.Assistance.Deliberation;

/// <param name="Wave">Code of the wave.</param>
/// <param name="Area">Only in this area, of any level.</param>
/// <param name="After">The reference where the page before ended.</param>
/// <param name="Most">At most this many.</param>
public sealed record MeetingsRequest(
    string Wave, MeetingKind? Kind = null, MeetingState? State = null, AreaCode? Area = null, string? After = null, int Most = 50);

/// <summary>How many meetings stand so, and the names on their agendas.</summary>
public sealed record MeetingCount(MeetingKind Kind, MeetingState State, long Meetings, long Names);

/// <param name="Counts">Of the whole wave as its reader sees it, whatever the list is filtered by.</param>
/// <param name="After">Where the next page begins; null at the end.</param>
public sealed record MeetingsListed(IReadOnlyList<MeetingCount> Counts, IReadOnlyList<MeetingSummary> Meetings, string? After);

/// <summary>Lists the meetings of a wave by kelurahan, page by page. Nobody's name.</summary>
public sealed class ListMeetings(Database database)
{
    public async Task<Outcome<MeetingsListed>> RunAsync(MeetingsRequest request, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var wave = await WaveCalendar.FindAsync(reading, request.Wave, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        Meeting? after = null;
        if (request.After is not null)
        {
            var found = await Meeting.FindAsync(reading, request.After, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            after = found.Value;
        }
        // Only the conditions that were asked for, so that each finds its index.
        var sql = $"{ShowMeeting.Summaries} where m.wave_id = @Id"
            + (request.Kind is null ? "" : " and m.kind = @kind")
            + (request.State is null ? "" : " and m.state = @state")
            + (request.Area is null ? "" : " and (m.area = @area or m.area like @within)")
            + (after is null ? "" : " and (m.area, m.kind, m.number) > (@afterArea, @afterKind, @afterNumber)")
            + " order by m.area, m.kind, m.number limit @most";
        var rows = await reading.ListAsync<ShowMeeting.Row>(
            sql,
            new
            {
                wave.Value.Id, kind = request.Kind?.Code(), state = request.State?.Code(), area = request.Area?.Value,
                within = $"{request.Area?.Value}.%", afterArea = after?.Area, afterKind = after?.Kind.Code(),
                afterNumber = after?.Number, most = request.Most + 1L,
            },
            ct);
        var areas = await AreaIndex.ReadAsync(reading, ct);
        var page = rows.Take(request.Most).Select(row => row.ToSummary(areas)).ToList();
        var counts = await reading.ListAsync<(string Kind, string State, long Meetings, long Names)>(
            """
            select kind, state, count(*), cast(sum(names) as bigint) from meeting where wave_id = @Id group by kind, state
            order by kind, state
            """,
            new { wave.Value.Id }, ct);
        return new MeetingsListed(
            [.. counts.Select(row => new MeetingCount(Words.Kind(row.Kind), Words.State(row.State), row.Meetings, row.Names))],
            page, rows.Count > request.Most ? page[^1].Reference : null);
    }
}
