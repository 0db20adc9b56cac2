using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Deliberation;

/// <param name="Meeting">Only to its list.</param>
/// <param name="Wave">Only to lists of this wave.</param>
/// <param name="State"><c>received</c>, <c>accepted</c> or <c>refused</c>; null for all.</param>
/// <param name="After">The reference where the page before ended.</param>
/// <param name="Most">At most this many.</param>
public sealed record ObjectionsRequest(
    string? Meeting = null, string? State = null, string? After = null, int Most = 50, string? Wave = null);

/// <param name="Waiting">Objections without an answer, whatever the list is filtered by.</param>
/// <param name="After">Where the next page begins; null at the end.</param>
public sealed record ObjectionsListed(long Waiting, IReadOnlyList<ObjectionShown> Objections, string? After);

/// <summary>Lists objections page by page, the oldest first, and shows one. Names are masked.</summary>
public sealed class ListObjections(Database database)
{
    public async Task<Outcome<ObjectionsListed>> RunAsync(ObjectionsRequest request, CancellationToken ct = default)
    {
        var after = 0L;
        if (request.After is not null)
        {
            var read = Reference.Read(ReceiveObjection.Prefix, request.After);
            if (!read.Succeeded) return read.Problems.ToArray();
            after = read.Value.Id;
        }
        await using var reading = await database.ReadAsync(ct);
        long? meeting = null;
        if (request.Meeting is not null)
        {
            var found = await Meeting.FindAsync(reading, request.Meeting, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            meeting = found.Value.Id;
        }
        long? wave = null;
        if (request.Wave is not null)
        {
            var found = await WaveCalendar.FindAsync(reading, request.Wave, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            wave = found.Value.Id;
        }
        var rows = await reading.ListAsync<ReceiveObjection.Row>(
            $"{ReceiveObjection.Select} where o.id > @after" + (meeting is null ? "" : " and m.id = @meeting")
                + (wave is null ? "" : " and m.wave_id = @wave")
                + (request.State is null ? "" : " and o.state = @State") + " order by o.id limit @most",
            new { after, meeting, wave, request.State, most = request.Most + 1L }, ct);
        var page = rows.Take(request.Most).Select(row => row.ToShown()).ToList();
        var waiting = await reading.SingleAsync<long>("select count(*) from objection where state = 'received'", ct: ct);
        return new ObjectionsListed(waiting, page, rows.Count > request.Most ? page[^1].Reference : null);
    }

    public async Task<Outcome<ObjectionShown>> FindAsync(string reference, CancellationToken ct = default)
    {
        var read = Reference.Read(ReceiveObjection.Prefix, reference);
        if (!read.Succeeded) return read.Problems.ToArray();
        await using var reading = await database.ReadAsync(ct);
        return await ReceiveObjection.FindAsync(reading, read.Value.Id, ct) is { } objection
            ? objection
            : MeetingErrors.UnknownObjection(reference);
    }
}
