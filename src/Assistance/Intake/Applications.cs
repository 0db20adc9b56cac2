using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Intake;

/// <summary>An application as it is stored, without its form.</summary>
internal sealed record ApplicationRow(
    long Id, long? WaveId, string Door, long? HouseholdId, string? Area, string State, long Version, long OwnerId)
{
    public string Reference => ApplicationWords.ReferenceOf(Id);

    public ApplicationState StateNow => ApplicationWords.StateOf(State);

    public ApplicationDoor CameBy => ApplicationWords.DoorOf(Door);
}

/// <summary>Reads and writes applications, one at a time, for an actor who sees only what is theirs to see.</summary>
internal static class Applications
{
    /// <summary>Roles that help others to register; a citizen sees and changes their own applications only.</summary>
    private static readonly Role[] Helpers = [Role.PusdatinOfficer, Role.KelurahanOfficer, Role.Lurah, Role.Pendamsos];

    private const string Columns = """
        id as Id, wave_id as WaveId, door as Door, household_id as HouseholdId, area as Area, state as State, version as Version,
        owner_id as OwnerId
        """;

    public static bool Helps(Actor actor) => Helpers.Any(actor.Has);

    /// <summary>Whether the actor is nothing but a citizen, who asks for what is their own.</summary>
    public static bool IsOnlyCitizen(Actor actor) => actor.Has(Role.Citizen) && actor.Roles.Count == 1;

    /// <summary>To read it. Somebody else's is as unknown to a citizen as one that does not exist.</summary>
    public static async Task<Outcome<ApplicationRow>> FindAsync(Reading reading, string reference, Actor actor, CancellationToken ct)
    {
        var read = Reference.Read(ApplicationWords.Prefix, reference);
        if (!read.Succeeded) return read.Problems.ToArray();
        var found = await reading.FindAsync<ApplicationRow>($"select {Columns} from application where id = @Id", new { read.Value.Id }, ct);
        return found is null || (IsOnlyCitizen(actor) && found.OwnerId != actor.Id) ? Unknown(read.Value) : found;
    }

    /// <summary>To change it: its owner, or whoever helps people to register. The row is locked until the change ends.</summary>
    public static async Task<Outcome<ApplicationRow>> FindToChangeAsync(UnitOfWork work, string reference, CancellationToken ct)
    {
        var actor = work.Context.Actor;
        var found = await FindAsync(work, reference, actor, ct);
        if (!found.Succeeded) return found;
        if (found.Value.OwnerId != actor.Id && !Helps(actor))
            return Problem.Forbidden(
                "application.foreign", $"{found.Value.Reference} is not {actor.Name}'s to change.",
                "Its owner or the kelurahan changes it.")
                .InIndonesian(
                    $"{found.Value.Reference} bukan milik {actor.Name}.",
                    "Hanya pemiliknya atau kelurahan yang dapat mengubahnya.");
        // Two changes at once wait for each other; the second sees what the first made.
        await work.ExecuteAsync("update application set version = version where id = @Id", new { found.Value.Id }, ct);
        return await FindAsync(work, reference, actor, ct);
    }

    public static async Task<ApplicationRow> InsertAsync(UnitOfWork work, ApplicationDoor door, long? waveId, CancellationToken ct)
    {
        var context = work.Context;
        var row = new ApplicationRow(
            await work.TakeNumbersAsync("application", 1, ct), waveId, door.Code(), null, null, ApplicationState.Draft.Code(), 0,
            context.Actor.Id);
        await work.ExecuteAsync(
            """
            insert into application (id, wave_id, door, state, version, owner_id, begun_at, begun_by)
            values (@Id, @WaveId, @Door, @State, @Version, @OwnerId, @at, @OwnerId)
            """,
            new { row.Id, row.WaveId, row.Door, row.State, row.Version, row.OwnerId, at = context.AtMicroseconds },
            ct);
        return row;
    }

    /// <summary>Keeps the form as the application's next version.</summary>
    public static async Task<ApplicationRow> AddVersionAsync(
        UnitOfWork work, IdentityVault vault, ApplicationRow application, string form, CancellationToken ct)
    {
        var version = application.Version + 1;
        await work.ExecuteAsync(
            """
            insert into application_form (application_id, version, ciphertext, recorded_at, recorded_by)
            values (@Id, @version, @ciphertext, @at, @by)
            """,
            new
            {
                application.Id,
                version,
                ciphertext = vault.Seal(FormOwner(application.Id, version), form),
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
            },
            ct);
        await work.ExecuteAsync("update application set version = @version where id = @Id", new { version, application.Id }, ct);
        return application with { Version = version };
    }

    /// <summary>The form as it was last saved.</summary>
    public static async Task<string> ReadFormAsync(
        Reading reading, IdentityVault vault, ApplicationRow application, CancellationToken ct) =>
        vault.Open(
            FormOwner(application.Id, application.Version),
            await reading.SingleAsync<string>(
                "select ciphertext from application_form where application_id = @Id and version = @Version",
                new { application.Id, application.Version },
                ct));

    public static Task<int> AddEventAsync(
        UnitOfWork work, long application, ApplicationEventKind kind, string note, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into application_event (application_id, number, kind, note, recorded_at, recorded_by)
            select @application, coalesce(max(number), 0) + 1, @kind, @note, @at, @by from application_event
            where application_id = @application
            """,
            new { application, kind = kind.Code(), note, at = work.Context.AtMicroseconds, by = work.Context.Actor.Id },
            ct);

    /// <summary>What the vault binds a form to.</summary>
    public static string FormOwner(long application, long version) => $"application:{application}:{version}";

    internal static Problem Withdrawn(ApplicationRow application) =>
        Problem.Conflict("application.withdrawn", $"{application.Reference} was withdrawn.", "Begin a new one.")
            .InIndonesian($"{application.Reference} sudah ditarik.", "Buat pendaftaran baru.");

    internal static Problem Unknown(Reference reference) =>
        Problem.NotFound("application.unknown", $"There is no application {reference}.", "Compare it sign by sign with the letter.")
            .InIndonesian($"Tidak ada pendaftaran {reference}.", "Cocokkan lagi nomornya huruf demi huruf.");
}
