namespace Paseban.Assistance.Intake;

/// <param name="Wave">Code of the wave.</param>
/// <param name="Area">Only in this area, of any level; null for all that the reader sees.</param>
public sealed record CountApplicationsRequest(string Wave, AreaCode? Area = null);

/// <param name="Applications">By state and door.</param>
/// <param name="Members">People of submitted applications, by where they stand.</param>
public sealed record ApplicationCounts(
    IReadOnlyList<(ApplicationState State, ApplicationDoor Door, long Count)> Applications,
    IReadOnlyList<(string Standing, long Count)> Members)
{
    public long Of(ApplicationState? state, ApplicationDoor? door) => Applications
        .Where(row => (state is null || row.State == state) && (door is null || row.Door == door)).Sum(row => row.Count);

    public long Standing(string standing) => Members.Where(row => row.Standing == standing).Sum(row => row.Count);
}

/// <summary>Counts the applications of a wave and their members, from the same rows as <see cref="ListApplications"/> lists.</summary>
public sealed class CountApplications(Database database)
{
    private const string ByStateAndDoor = "select a.state, a.door, count(*) from application a where a.wave_id = @wave";

    // All members of a wave lie beside each other by where they stand; those of a part of the city are found by their applications.
    private const string OfWave = "select m.standing, count(*) from application_member m where m.wave_id = @wave group by m.standing";

    private const string OfPart = """
        select m.standing, count(*) from application a join application_member m on m.application_id = a.id where a.wave_id = @wave
        """;

    private const string InArea = " and (a.area = @area or a.area like @within)";

    public async Task<Outcome<ApplicationCounts>> RunAsync(CountApplicationsRequest request, Actor actor, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var wave = (await WaveCalendar.ReadAsync(reading, ct)).Find(request.Wave);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var args = new { wave = wave.Value.Id, area = request.Area?.Value, within = $"{request.Area?.Value}.%" };
        var narrowed = request.Area is null ? "" : InArea;
        var applications = await reading.ListAsync<(string State, string Door, long Count)>(
            $"{ByStateAndDoor}{narrowed} group by a.state, a.door", args, ct);
        var isPart = request.Area is not null || actor.Areas.Count > 0;
        var members = await reading.ListAsync<(string Standing, long Count)>(
            isPart ? $"{OfPart}{narrowed} group by m.standing" : OfWave, args, ct);
        return new ApplicationCounts(
            [.. applications.Select(row => (ApplicationWords.StateOf(row.State), ApplicationWords.DoorOf(row.Door), row.Count))], members);
    }
}
