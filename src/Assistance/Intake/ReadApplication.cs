using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <param name="Reference">REG-...</param>
/// <param name="Reveal">Show the form in full; leaves an access record for each person on it.</param>
public sealed record ReadApplicationRequest(string Reference, bool Reveal = false);

/// <param name="At">When it happened.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Note">A version, the reason of a withdrawal, the import of a list.</param>
public sealed record ApplicationEvent(DateTimeOffset At, ApplicationEventKind Kind, string Note);

/// <param name="Person">P-...</param>
/// <param name="Name">With all but the first letter of each word hidden, unless the form is shown in full.</param>
/// <param name="Relation">As the registry stores it.</param>
/// <param name="Programmes">Codes asked for.</param>
/// <param name="Step">The newest step that judged the case.</param>
/// <param name="Standing">open, verify, dropped or withdrawn.</param>
/// <param name="Reason">Why; null while nothing speaks against it.</param>
/// <param name="NextStep">What the person can do about it.</param>
public sealed record ApplicationMember(
    string Person, string Name, string Relation, IReadOnlyList<string> Programmes, CaseStep Step, string Standing, BilingualText? Reason,
    BilingualText? NextStep);

/// <param name="Number">From 1.</param>
/// <param name="Kind">ktp, kk ...</param>
/// <param name="MediaType">As its content says.</param>
/// <param name="Bytes">Length.</param>
/// <param name="At">When it was added.</param>
public sealed record ApplicationDocument(long Number, string Kind, string MediaType, long Bytes, DateTimeOffset At);

/// <summary>One application with its history.</summary>
/// <param name="Reference">REG-...</param>
/// <param name="State">Draft, submitted or withdrawn.</param>
/// <param name="Door">How it came.</param>
/// <param name="Wave">The wave, for a draft the one that takes it today; null for a draft that none takes.</param>
/// <param name="Choice">For such a draft the waves that are open, of which one is to be chosen.</param>
/// <param name="Next">For such a draft the wave that opens next.</param>
/// <param name="CanChange">It may be edited today.</param>
/// <param name="Area">Kelurahan with what it lies in; null before it is submitted.</param>
/// <param name="Version">Of the form.</param>
/// <param name="Form">The form as JSON when it was asked for; null otherwise.</param>
/// <param name="Gaps">What stands in the way of submitting a draft.</param>
/// <param name="Members">Once it is submitted.</param>
/// <param name="Documents">In the order they were added.</param>
/// <param name="History">Oldest first.</param>
public sealed record ApplicationView(
    string Reference, ApplicationState State, ApplicationDoor Door, RegistrationWave? Wave, IReadOnlyList<RegistrationWave> Choice,
    RegistrationWave? Next, bool CanChange, string? Area, long Version, string? Form, IReadOnlyList<Problem> Gaps,
    IReadOnlyList<ApplicationMember> Members, IReadOnlyList<ApplicationDocument> Documents, IReadOnlyList<ApplicationEvent> History);

/// <summary>Reads one application; a citizen reads their own only.</summary>
public sealed class ReadApplication(Database database, KeyRing keys, Law law)
{
    public async Task<Outcome<ApplicationView>> RunAsync(
        ReadApplicationRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (request.Reveal && AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await Applications.FindAsync(work, request.Reference, context.Actor, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var application = found.Value;
        var waves = await WaveCalendar.ReadAsync(work, ct);
        var (wave, choice) = waves.PlaceOf(application, context.Today);
        var isOpen = wave?.StateOn(context.Today) == WaveState.Open;
        var form = await Applications.ReadFormAsync(work, vault, application, ct);
        var view = new ApplicationView(
            application.Reference,
            application.StateNow,
            application.CameBy,
            wave,
            choice,
            application.StateNow == ApplicationState.Draft && !isOpen && choice.Count == 0 ? waves.NextAfter(context.Today) : null,
            application.StateNow == ApplicationState.Draft || (application.StateNow == ApplicationState.Submitted && isOpen),
            application.Area is { } area ? (await AreaIndex.ReadAsync(work, ct)).FullName(AreaCode.Parse(area)) : null,
            application.Version,
            request.Reveal ? form : null,
            application.StateNow == ApplicationState.Draft ? (await BeginApplication.ReadAsync(work, law, form, ct)).Gaps : [],
            await MembersAsync(work, application, request.Reveal, ct),
            await DocumentsAsync(work, application, ct),
            await HistoryAsync(work, application, ct));
        if (request.Reveal)
        {
            var people = await work.ListAsync<long>(
                "select person_id from application_member where application_id = @Id order by person_id", new { application.Id }, ct);
            await AccessLog.RecordAsync(work, [.. people], ct);
            await work.CommitAsync(ct);
        }
        return view;
    }

    private async Task<IReadOnlyList<ApplicationMember>> MembersAsync(
        Reading reading, ApplicationRow application, bool reveal, CancellationToken ct)
    {
        var rows = await reading.ListAsync<MemberRow>(
            """
            select m.person_id as PersonId, p.name as Name, m.relation as Relation, m.programmes as Programmes, m.step as Step,
                   m.standing as Standing, m.reason as Reason
            from application_member m join person p on p.person_id = m.person_id where m.application_id = @Id
            order by case when m.relation = 'head' then 0 else 1 end, p.birth_date, m.person_id
            """,
            new { application.Id },
            ct);
        return
        [
            .. rows.Select(row => new ApplicationMember(
                PersonKey.ReferenceOf(row.PersonId),
                reveal ? row.Name : PersonNames.Mask(row.Name),
                row.Relation,
                row.Programmes.Split(',', StringSplitOptions.RemoveEmptyEntries),
                (CaseStep)row.Step,
                row.Standing,
                row.Reason is { } code ? ApplicationWords.ReasonText(law.Reasons, code) : null,
                row.Reason is { } known ? law.Reasons.Find(known)?.NextStep : null)),
        ];
    }

    internal static async Task<IReadOnlyList<ApplicationDocument>> DocumentsAsync(
        Reading reading, ApplicationRow application, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(string Kind, string MediaType, long Bytes, long At)>(
            "select kind, media_type, bytes, recorded_at from document where application_id = @Id order by id", new { application.Id }, ct);
        return [.. rows.Select((row, i) =>
            new ApplicationDocument(i + 1, row.Kind, row.MediaType, row.Bytes, Instant.FromMicroseconds(row.At)))];
    }

    internal static async Task<IReadOnlyList<ApplicationEvent>> HistoryAsync(
        Reading reading, ApplicationRow application, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(long At, string Kind, string Note)>(
            "select recorded_at, kind, note from application_event where application_id = @Id order by number", new { application.Id }, ct);
        return [.. rows.Select(row =>
            new ApplicationEvent(Instant.FromMicroseconds(row.At), ApplicationWords.EventOf(row.Kind), row.Note))];
    }

    private sealed record MemberRow(
        long PersonId, string Name, string Relation, string Programmes, long Step, string Standing, string? Reason);
}
