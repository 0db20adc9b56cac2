namespace Paseban.Assistance.Intake;

/// <param name="Wave">Only of this wave; null for all, drafts outside a wave among them.</param>
/// <param name="State">Only in this state.</param>
/// <param name="Area">Only in this area, of any level.</param>
/// <param name="After">The reference where the page before ended.</param>
/// <param name="Most">At most this many.</param>
/// <param name="Door">Only through this door.</param>
/// <param name="Standing">Only with a member who stands like this; asks for a wave.</param>
public sealed record ListApplicationsRequest(
    string? Wave = null, ApplicationState? State = null, AreaCode? Area = null, string? After = null, int Most = 50,
    ApplicationDoor? Door = null, string? Standing = null);

/// <summary>One application in a list; nobody's name.</summary>
/// <param name="Reference">REG-...</param>
/// <param name="Wave">The wave; null for a draft outside every wave.</param>
/// <param name="Door">How it came.</param>
/// <param name="State">Draft, submitted or withdrawn.</param>
/// <param name="Area">Code of the kelurahan; null before it is submitted.</param>
/// <param name="Members">People of the application, withdrawn ones not counted.</param>
/// <param name="Open">Of them, those who are still under way.</param>
/// <param name="BegunAt">When the draft was begun.</param>
/// <param name="SubmittedAt">When it was last submitted.</param>
public sealed record ListedApplication(
    string Reference, string? Wave, ApplicationDoor Door, ApplicationState State, string? Area, long Members, long Open,
    DateTimeOffset BegunAt, DateTimeOffset? SubmittedAt);

/// <param name="Applications">In the order of their numbers.</param>
/// <param name="After">Where the next page begins; null at the end.</param>
public sealed record ApplicationsListed(IReadOnlyList<ListedApplication> Applications, string? After);

/// <summary>Lists applications page by page; a citizen gets their own, however many households these are.</summary>
public sealed class ListApplications(Database database)
{
    private const string Sql = """
        select a.id as Id, w.code as Wave, a.door as Door, a.state as State, a.area as Area, a.begun_at as BegunAt,
               a.submitted_at as SubmittedAt,
               (select count(*) from application_member m where m.application_id = a.id and m.standing <> 'withdrawn') as Members,
               (select count(*) from application_member m where m.application_id = a.id
                  and m.standing in ('open', 'verify')) as OpenMembers
        """;

    private const string Any = """

        from application a left join registration_wave w on w.id = a.wave_id
        where a.id > @after
        """;

    // Goes along the members who stand like this, in the order of their applications.
    private const string ByStanding = """

        from (select m.application_id as id from application_member m
              where m.wave_id = @wave and m.standing = @standing and m.application_id > @after
              group by m.application_id) k
        join application a on a.id = k.id left join registration_wave w on w.id = a.wave_id
        where a.id > @after
        """;

    public async Task<Outcome<ApplicationsListed>> RunAsync(ListApplicationsRequest request, Actor actor, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var (after, wave) = (0L, (long?)null);
        if (request.After is not null)
        {
            var reference = Reference.Read(ApplicationWords.Prefix, request.After);
            if (!reference.Succeeded) return reference.Problems.ToArray();
            after = reference.Value.Id;
        }
        if (request.Wave is not null)
        {
            var found = (await WaveCalendar.ReadAsync(reading, ct)).Find(request.Wave);
            if (!found.Succeeded) return found.Problems.ToArray();
            wave = found.Value.Id;
        }
        if (request.Standing is not null && wave is null)
            return Problem.Invalid("application.standing", "Where members stand is asked for in one wave.", "Name the wave.")
                .InIndonesian("Keadaan anggota dicari dalam satu gelombang.", "Pilih gelombangnya.");
        // Only the conditions that were asked for, so that each finds its index.
        var sql = Sql
            + (request.Standing is null ? Any : ByStanding)
            + (wave is null ? "" : " and a.wave_id = @wave")
            + (request.State is null ? "" : " and a.state = @state")
            + (request.Door is null ? "" : " and a.door = @door")
            + (request.Area is null ? "" : " and (a.area = @area or a.area like @within)")
            + (Applications.IsOnlyCitizen(actor) ? " and a.owner_id = @owner" : "")
            + " order by a.id limit @most";
        var rows = await reading.ListAsync<Row>(
            sql,
            new
            {
                after,
                wave,
                state = request.State?.Code(),
                door = request.Door?.Code(),
                standing = request.Standing,
                area = request.Area?.Value,
                within = $"{request.Area?.Value}.%",
                owner = actor.Id,
                most = request.Most + 1,
            },
            ct);
        var page = rows.Take(request.Most).Select(row => row.Listed).ToList();
        return new ApplicationsListed(page, rows.Count > request.Most ? page[^1].Reference : null);
    }

    private sealed record Row(
        long Id, string? Wave, string Door, string State, string? Area, long BegunAt, long? SubmittedAt, long Members, long OpenMembers)
    {
        public ListedApplication Listed => new(
            ApplicationWords.ReferenceOf(Id), Wave, ApplicationWords.DoorOf(Door), ApplicationWords.StateOf(State), Area, Members,
            OpenMembers, Instant.FromMicroseconds(BegunAt), SubmittedAt is { } at ? Instant.FromMicroseconds(at) : null);
    }
}
