using System.Text.Json;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>What one step said of a member.</summary>
/// <param name="At">When.</param>
/// <param name="Step">Which step.</param>
/// <param name="Programme">Empty for the steps of registration.</param>
/// <param name="Outcome">What it said.</param>
/// <param name="Reason">Why; null where nothing speaks against it.</param>
public sealed record OwnStep(DateTimeOffset At, CaseStep Step, string Programme, CaseOutcome Outcome, BilingualText? Reason);

/// <param name="Name">As its owner wrote it; empty where the form names them no more.</param>
/// <param name="Relation">As the registry stores it.</param>
/// <param name="Programmes">Codes asked for.</param>
/// <param name="Step">The newest step that judged the case.</param>
/// <param name="Standing">open, verify, dropped or withdrawn.</param>
/// <param name="Reason">Why; null while nothing speaks against it.</param>
/// <param name="NextStep">What the person can do about it.</param>
/// <param name="Steps">Every step so far, oldest first.</param>
public sealed record OwnMember(
    string Name, string Relation, IReadOnlyList<string> Programmes, CaseStep Step, string Standing, BilingualText? Reason,
    BilingualText? NextStep, IReadOnlyList<OwnStep> Steps);

/// <summary>An application as whoever began it reads it.</summary>
/// <param name="Reference">REG-...</param>
/// <param name="State">Draft, submitted or withdrawn.</param>
/// <param name="Wave">The wave, for a draft the one that takes it today; null for a draft that none takes.</param>
/// <param name="Choice">For such a draft the waves that are open, of which its owner chooses one.</param>
/// <param name="Next">For such a draft the wave that opens next.</param>
/// <param name="IsOpen">Its wave, or one of the choice, takes applications and changes today.</param>
/// <param name="CanChange">It may be edited today.</param>
/// <param name="Area">Kelurahan with what it lies in; null before it is submitted.</param>
/// <param name="Version">Of the form.</param>
/// <param name="Form">The form as JSON.</param>
/// <param name="Gaps">What stands in the way of submitting a draft.</param>
/// <param name="Members">Once it is submitted, the head first.</param>
/// <param name="Documents">In the order they were added.</param>
/// <param name="History">Oldest first.</param>
public sealed record OwnApplication(
    string Reference, ApplicationState State, RegistrationWave? Wave, IReadOnlyList<RegistrationWave> Choice, RegistrationWave? Next,
    bool IsOpen, bool CanChange, string? Area, long Version, string Form, IReadOnlyList<Problem> Gaps, IReadOnlyList<OwnMember> Members,
    IReadOnlyList<ApplicationDocument> Documents, IReadOnlyList<ApplicationEvent> History);

/// <summary>
/// Reads an application for whoever began it: their own words, so that it leaves no access record. Names are those of the form and never of
/// the registry, or somebody else's NIK would tell a name. Somebody else's application is as unknown as one that does not exist.
/// </summary>
public sealed class ReadOwnApplication(Database database, KeyRing keys, Law law)
{
    public async Task<Outcome<OwnApplication>> RunAsync(
        string reference, Actor actor, DateOnly today, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var reading = await database.ReadAsync(ct);
        if (await IdentityVault.CheckRingAsync(reading, keys, ct) is { } wrongRing) return wrongRing;
        var found = await Applications.FindAsync(reading, reference, actor, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var application = found.Value;
        if (application.OwnerId != actor.Id) return Applications.Unknown(Reference.Of(ApplicationWords.Prefix, application.Id));
        var waves = await WaveCalendar.ReadAsync(reading, ct);
        var (wave, choice) = waves.PlaceOf(application, today);
        var isOpen = wave?.StateOn(today) == WaveState.Open || choice.Count > 0;
        var isDraft = application.StateNow == ApplicationState.Draft;
        var form = await Applications.ReadFormAsync(reading, vault, application, ct);
        var areas = await AreaIndex.ReadAsync(reading, ct);
        return new OwnApplication(
            application.Reference,
            application.StateNow,
            wave,
            choice,
            isDraft && !isOpen ? waves.NextAfter(today) : null,
            isOpen,
            isDraft || (application.StateNow == ApplicationState.Submitted && isOpen),
            application.Area is { } area ? areas.FullName(AreaCode.Parse(area)) : null,
            application.Version,
            form,
            isDraft ? new FormReader(law.Facts, new AskedProgrammes(law, Month.Of(today)), areas, today).Read(form).Gaps : [],
            await MembersAsync(reading, vault, application, form, ct),
            await ReadApplication.DocumentsAsync(reading, application, ct),
            await ReadApplication.HistoryAsync(reading, application, ct));
    }

    private async Task<IReadOnlyList<OwnMember>> MembersAsync(
        Reading reading, IdentityVault vault, ApplicationRow application, string form, CancellationToken ct)
    {
        if (application.StateNow == ApplicationState.Draft) return [];
        var rows = await reading.ListAsync<MemberRow>(
            """
            select m.person_id as PersonId, m.relation as Relation, m.programmes as Programmes, m.step as Step, m.standing as Standing,
                   m.reason as Reason
            from application_member m where m.application_id = @Id
            order by case when m.relation = 'head' then 0 else 1 end, m.person_id
            """,
            new { application.Id },
            ct);
        var numbers = await reading.ListAsync<(long PersonId, string Index)>(
            """
            select n.person_id, n.blind_index from application_member m join person_nik n on n.person_id = m.person_id
            where m.application_id = @Id
            """,
            new { application.Id },
            ct);
        var steps = (await reading.ListAsync<StepRow>(
            """
            select c.person_id as PersonId, b.recorded_at as At, b.step as Step, c.programme as Programme, c.outcome as Outcome,
                   c.reason as Reason
            from application_member m
            join case_step c on c.person_id = m.person_id and c.application_id = m.application_id
            join case_batch b on b.id = c.batch_id
            where m.application_id = @Id order by c.batch_id, c.programme
            """,
            new { application.Id },
            ct)).ToLookup(row => row.PersonId);
        var written = Names(form, vault);
        var names = numbers.Where(number => written.ContainsKey(number.Index))
            .ToLookup(number => number.PersonId, number => written[number.Index]);
        return
        [
            .. rows.Select(row => new OwnMember(
                names[row.PersonId].FirstOrDefault() ?? "",
                row.Relation,
                row.Programmes.Split(',', StringSplitOptions.RemoveEmptyEntries),
                (CaseStep)row.Step,
                row.Standing,
                Text(row.Reason),
                row.Reason is { } known ? law.Reasons.Find(known)?.NextStep : null,
                [.. steps[row.PersonId].Select(step => new OwnStep(
                    Instant.FromMicroseconds(step.At), (CaseStep)step.Step, step.Programme, CaseTrail.OutcomeOf(step.Outcome),
                    Text(step.Reason)))])),
        ];
    }

    private BilingualText? Text(string? reason) => reason is null ? null : ApplicationWords.ReasonText(law.Reasons, reason);

    /// <summary>The names of the form by the blind index of the NIK beside them.</summary>
    private static Dictionary<string, string> Names(string form, IdentityVault vault)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(form);
        if (!document.RootElement.TryGetProperty("members", out var members) || members.ValueKind != JsonValueKind.Array) return names;
        foreach (var member in members.EnumerateArray().Where(member => member.ValueKind == JsonValueKind.Object))
        {
            if (Word(member, "name") is { } name && Nik.TryParse(Word(member, "nik"), out var nik))
                names[vault.BlindIndex(IdentityField.Nik, nik.Digits)] = name;
        }
        return names;
    }

    private static string? Word(JsonElement member, string field) =>
        member.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record MemberRow(long PersonId, string Relation, string Programmes, long Step, string Standing, string? Reason);

    private sealed record StepRow(long PersonId, long At, long Step, string Programme, string Outcome, string? Reason);
}
