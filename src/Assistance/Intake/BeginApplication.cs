using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <param name="Form">The form as JSON; it may be incomplete.</param>
/// <param name="Door">How the household came; by the actor's role when null.</param>
/// <param name="Wave">The wave; the one that is open when null.</param>
public sealed record BeginApplicationRequest(string Form, ApplicationDoor? Door = null, string? Wave = null);

/// <param name="Reference">Names the application: REG-...</param>
/// <param name="Version">Of the form, from 1.</param>
/// <param name="State">Draft, or submitted when a submitted application was changed.</param>
/// <param name="Changed">False when the form said the same before; nothing was written.</param>
/// <param name="Wave">The wave that takes it; null while none is open.</param>
/// <param name="Next">The next wave, for a draft outside every wave; null when none is announced.</param>
/// <param name="Gaps">What stands in the way of submitting it.</param>
/// <param name="Notices">What the household should know.</param>
public sealed record ApplicationSaved(
    string Reference, long Version, ApplicationState State, bool Changed, RegistrationWave? Wave, RegistrationWave? Next,
    IReadOnlyList<Problem> Gaps, IReadOnlyList<SubmissionNotice> Notices);

/// <summary>
/// Begins an application as a draft: complete or not, inside a wave or before one opens. It is kept encrypted, version by version.
/// </summary>
public sealed class BeginApplication(Database database, KeyRing keys, Law law)
{
    private const int MostDrafts = 10;

    public async Task<Outcome<ApplicationSaved>> RunAsync(
        BeginApplicationRequest request, ProcessContext context, CancellationToken ct = default)
    {
        var door = DoorFor(context.Actor, request.Door);
        if (!door.Succeeded) return door.Problems.ToArray();
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        if (door.Value == ApplicationDoor.Citizen && await TooManyDraftsAsync(work, ct) is { } tooMany) return tooMany;
        var waves = await WaveCalendar.ReadAsync(work, ct);
        var wave = Choose(waves, context.Today, request.Wave);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var reading = await ReadAsync(work, law, request.Form, ct);
        if (reading.Faults.Count > 0) return reading.Faults.ToArray();

        var application = await LandAsync(
            work, vault, door.Value, wave.Value.Wave, FormReader.Compact(request.Form)!, reading.Gaps.Count, ct);
        await work.CommitAsync(ct);
        return new ApplicationSaved(
            application.Reference, application.Version, ApplicationState.Draft, true, wave.Value.Wave, wave.Value.Next, reading.Gaps, []);
    }

    /// <summary>An account that fills the table with drafts is a machine; a family has one, and a helpful neighbour a few.</summary>
    private static async Task<Problem?> TooManyDraftsAsync(UnitOfWork work, CancellationToken ct)
    {
        var drafts = await work.SingleAsync<long>(
            "select count(*) from application where owner_id = @owner and state = 'draft'", new { owner = work.Context.Actor.Id }, ct);
        return drafts < MostDrafts
            ? null
            : Problem.Conflict("application.drafts", $"There are {drafts} drafts already.", "Finish one of them, or withdraw it.")
                .InIndonesian($"Sudah ada {drafts} draf.", "Lanjutkan atau tarik salah satunya.");
    }

    /// <summary>Begins a draft as part of a greater change.</summary>
    internal static async Task<ApplicationRow> LandAsync(
        UnitOfWork work, IdentityVault vault, ApplicationDoor door, RegistrationWave? wave, string form, int gaps, CancellationToken ct)
    {
        var begun = await Applications.InsertAsync(work, door, wave?.Id, ct);
        var application = await Applications.AddVersionAsync(work, vault, begun, form, ct);
        await Applications.AddEventAsync(work, application.Id, ApplicationEventKind.Begun, door.Code(), ct);
        work.Record("application.saved", application.Reference, new { application.Version, door = door.Code(), gaps });
        return application;
    }

    internal static async Task<FormReading> ReadAsync(UnitOfWork work, Law law, string form, CancellationToken ct)
    {
        var today = work.Context.Today;
        var programmes = new AskedProgrammes(law, Month.Of(today));
        return new FormReader(law.Facts, programmes, await AreaIndex.ReadAsync(work, ct), today).Read(form);
    }

    /// <summary>The wave that takes a draft today, or else the next to open: outside a wave a draft waits.</summary>
    internal static Outcome<DraftWave> Choose(WaveCalendar waves, DateOnly today, string? code)
    {
        if (code is not null)
        {
            var named = waves.Find(code);
            if (!named.Succeeded) return named.Problems.ToArray();
            return named.Value.StateOn(today) switch
            {
                WaveState.Open => new DraftWave(named.Value, null),
                WaveState.Planned => new DraftWave(null, named.Value),
                WaveState.Ended or WaveState.Closed => waves.TakingOn(today, code).Problems.ToArray(),
            };
        }
        var open = waves.TakingOn(today);
        return open.Succeeded ? new DraftWave(open.Value, null)
            : open.Problems[0].Code == "wave.several" ? open.Problems.ToArray()
            : new DraftWave(null, waves.NextAfter(today));
    }

    private static Outcome<ApplicationDoor> DoorFor(Actor actor, ApplicationDoor? asked)
    {
        var usual = Applications.IsOnlyCitizen(actor) ? ApplicationDoor.Citizen
            : actor.Has(Role.Pendamsos) ? ApplicationDoor.HomeVisit
            : ApplicationDoor.Counter;
        var door = asked ?? usual;
        var isOpen = door switch
        {
            ApplicationDoor.Citizen => actor.Has(Role.Citizen),
            ApplicationDoor.Counter or ApplicationDoor.HomeVisit => Applications.Helps(actor),
            ApplicationDoor.ProposalList => false,
        };
        return isOpen
            ? door
            : Problem.Forbidden(
                "application.door",
                $"{actor.Name} cannot register through this door ({door.Text().En}).",
                door == ApplicationDoor.ProposalList
                    ? "Lists of proposals are imported, not typed."
                    : "Citizens use their own account; the counter and home visits belong to the kelurahan and to Pendamsos.")
                .InIndonesian(
                    $"{actor.Name} tidak dapat mendaftarkan lewat {door.Text().Id}.",
                    door == ApplicationDoor.ProposalList
                    ? "Daftar usulan diimpor, bukan diketik."
                    : "Warga memakai akunnya sendiri; loket dan kunjungan rumah adalah bagian kelurahan dan Pendamsos.")
                .AtCommandLine("Lists of proposals: paseban application import");
    }
}

/// <param name="Wave">The open wave; null when none is.</param>
/// <param name="Next">The one that opens next, where none is open.</param>
internal sealed record DraftWave(RegistrationWave? Wave, RegistrationWave? Next);
