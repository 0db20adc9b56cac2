using Paseban.Assistance.Intake;
using Paseban.Assistance.Territory;

namespace Paseban.Assistance.Deliberation;

/// <param name="Wave">Code of the wave.</param>
/// <param name="Kelurahan">Code or name of one kelurahan; null for all.</param>
/// <param name="Seen">How many names the asker was told; refused when they are others by now. Null asks for whoever they are.</param>
public sealed record DrawRequest(string Wave, MeetingKind Kind, string? Kelurahan = null, long? Seen = null);

/// <param name="Meetings">What was drawn now.</param>
/// <param name="KnownMeetings">Meetings of the wave and kind that were drawn before and stay as they are.</param>
/// <param name="LateNames">Names too late for a meeting that is not signed yet; drawn again after it, they get the next one.</param>
/// <param name="HomelessNames">Names whose kelurahan is not known, so that no meeting can take them.</param>
public sealed record AgendasDrawn(IReadOnlyList<DrawnMeeting> Meetings, long KnownMeetings, long LateNames, long HomelessNames)
{
    public long Names => Meetings.Sum(meeting => meeting.Names);
}

/// <param name="Names">Lines that the agendas would have.</param>
/// <param name="Kelurahan">In how many kelurahan.</param>
public sealed record NamesWaiting(long Names, long Kelurahan);

/// <param name="Root">Merkle root that seals the agenda.</param>
public sealed record DrawnMeeting(string Reference, string Area, long Number, long Names, string Root);

/// <summary>
/// Draws the agenda of each kelurahan: for the registry from those who came through matching, for a programme from its candidates. The
/// order is by RW, RT and household, its head first (within a programme). An agenda is sealed and never changes; a name stands on one
/// agenda, unless its meeting put it off.
/// </summary>
public sealed class DrawAgendas(Database database)
{
    private const string Elsewhere = """
        not exists (
            select 1 from agenda_line l join meeting g on g.id = l.meeting_id
            where l.person_id = x.person_id and l.application_id = x.application_id and l.programme = x.programme
              and g.wave_id = @Wave and g.kind = @Kind
              and not (g.state = 'signed' and exists (
                  select 1 from meeting_decision d where d.person_id = l.person_id and d.meeting_id = l.meeting_id
                    and d.programme = l.programme and d.application_id = l.application_id and d.decision = 'ditunda')))
        """;

    private const string Land = """
        insert into temp_agenda (person_id, application_id, programme, area, household_id, relation, name, rt, rw, birth_date)
        select x.person_id, x.application_id, x.programme, x.area, x.household_id, x.relation, x.name, x.rt, x.rw, x.birth_date

        """;

    private const string Registered = $"""
        from (
            select m.person_id, m.application_id, '' as programme, coalesce(a.area, p.area) as area, p.household_id, m.relation, p.name,
                   coalesce(a.rt, p.rt) as rt, coalesce(a.rw, p.rw) as rw, p.birth_date
            from application_member m join application a on a.id = m.application_id join person p on p.person_id = m.person_id
            where m.wave_id = @Wave and m.standing in ('open', 'verify')) x
        where {Elsewhere}
        """;

    // Of each programme the newest batch of candidacies; current recipients are among them without an application.
    private const string Candidates = $"""
        from (
            select s.person_id, s.application_id, s.programme, p.area, p.household_id,
                   coalesce((select max(h.relation) from household_membership h
                             where h.person_id = p.person_id and h.household_id = p.household_id and h.valid_to is null), '') as relation,
                   p.name, p.rt, p.rw, p.birth_date
            from case_step s join person p on p.person_id = s.person_id
            join (
                select c.programme as programme, max(c.batch_id) as batch_id from case_step c join case_batch b on b.id = c.batch_id
                where b.step = @Candidacy and (b.wave_id = @Wave or b.wave_id is null) group by c.programme) newest
              on newest.batch_id = s.batch_id and newest.programme = s.programme
            where s.outcome = 'passed') x
        where {Elsewhere}
        """;

    public async Task<Outcome<AgendasDrawn>> RunAsync(
        DrawRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var found = await WaveCalendar.FindAsync(work, request.Wave, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var wave = found.Value;
        var area = await AreaAsync(work, request.Kelurahan, ct);
        if (!area.Succeeded) return area.Problems.ToArray();
        if (await ObjectionAsync(work, wave, request.Kind, ct) is { } objection) return objection;

        progress?.Report(new(new("Mengumpulkan nama", "Gathering names"), 0, null));
        var parts = PartsOf(wave, request.Kind, area.Value);
        await AgendaLanding.StageAsync(work, ct);
        await work.ExecuteAsync(Land + Names(request.Kind), parts, ct);
        if (parts.Area is not null) await work.ExecuteAsync("delete from temp_agenda where area <> @Area", parts, ct);
        var homeless = await work.ExecuteAsync("delete from temp_agenda where length(area) <> 13", ct: ct);
        var late = await work.ExecuteAsync(
            """
            delete from temp_agenda where area in (
                select area from meeting where wave_id = @Wave and kind = @Kind and state <> 'signed')
            """,
            parts,
            ct);
        var known = await work.SingleAsync<long>(
            """
            select count(*) from meeting
            where wave_id = @Wave and kind = @Kind and (cast(@Area as text) is null or area = cast(@Area as text))
            """,
            parts,
            ct);
        var names = await work.SingleAsync<long>("select count(*) from temp_agenda", ct: ct);
        if (request.Seen is { } seen && seen != names) return MeetingErrors.AgendasMoved(seen, names);
        var drawn = await AgendaLanding.LandAsync(work, wave, request.Kind, null, progress, ct);
        if (drawn.Count > 0) await work.CommitAsync(ct);
        return new AgendasDrawn(drawn, known, late, homeless);
    }

    /// <summary>
    /// How many names would come on agendas now, before anything is drawn; problems where none may be drawn yet. Names that are too late
    /// for a meeting under way are not among them.
    /// </summary>
    public async Task<Outcome<NamesWaiting>> WaitingAsync(DrawRequest request, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await WaveCalendar.FindAsync(reading, request.Wave, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var area = await AreaAsync(reading, request.Kelurahan, ct);
        if (!area.Succeeded) return area.Problems.ToArray();
        if (await ObjectionAsync(reading, found.Value, request.Kind, ct) is { } objection) return objection;
        return await reading.SingleAsync<NamesWaiting>(
            $"""
            select count(*) as Names, count(distinct x.area) as Kelurahan {Names(request.Kind)}
              and length(x.area) = 13 and (cast(@Area as text) is null or x.area = cast(@Area as text))
              and x.area not in (select area from meeting where wave_id = @Wave and kind = @Kind and state <> 'signed')
            """,
            PartsOf(found.Value, request.Kind, area.Value), ct);
    }

    private static string Names(MeetingKind kind) => kind == MeetingKind.Registration ? Registered : Candidates;

    private static DrawParts PartsOf(RegistrationWave wave, MeetingKind kind, string area) =>
        new(wave.Id, kind.Code(), (long)CaseStep.Candidacy, area.Length > 0 ? area : null);

    private static async Task<Outcome<string>> AreaAsync(Reading reading, string? kelurahan, CancellationToken ct)
    {
        if (kelurahan is null) return "";
        var found = (await AreaIndex.ReadAsync(reading, ct)).Find(kelurahan, AreaLevel.Kelurahan);
        return found.Match<Outcome<string>>(area => area.Code.Value, problems => problems.ToArray());
    }

    private static async Task<Problem?> ObjectionAsync(Reading reading, RegistrationWave wave, MeetingKind kind, CancellationToken ct)
    {
        if (wave.ClosedAt is null) return MeetingErrors.WaveOpen(wave.Code);
        var parts = new
        {
            Wave = wave.Id, Civil = (long)CaseStep.CivilRegistry, Aid = (long)CaseStep.StateAid, Criteria = (long)CaseStep.Criteria,
            Candidacy = (long)CaseStep.Candidacy,
        };
        if (kind == MeetingKind.Programme)
        {
            var batches = await reading.SingleAsync<long>(
                "select count(*) from case_batch where step = @Candidacy and (wave_id = @Wave or wave_id is null)", parts, ct);
            return batches == 0 ? MeetingErrors.NoCandidates(wave.Code) : null;
        }
        // The registers that this wave was matched with saw everybody, as they are registered now.
        var registers = await reading.ListAsync<long>(
            "select distinct step from case_batch where wave_id = @Wave and step between @Civil and @Aid", parts, ct);
        var unmatched = await reading.SingleAsync<long>(
            $"""
            select count(*) from application_member m
            where m.wave_id = @Wave and m.standing in ('open', 'verify') and m.step <= @Criteria
              and ({string.Join(" or ", registers.Append((long)CaseStep.Criteria).Select(step => CaseTrail.IsDue((CaseStep)step)))})
            """,
            parts,
            ct);
        return unmatched > 0 ? MeetingErrors.Unmatched(wave.Code, unmatched) : null;
    }

    private sealed record DrawParts(long Wave, string Kind, long Candidacy, string? Area);
}
