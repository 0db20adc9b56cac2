using Paseban.Assistance.Intake;
using Paseban.Assistance.Territory;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Assistance.Deliberation;

/// <param name="Wave">Code of the wave.</param>
/// <param name="Kelurahan">Code or name of one kelurahan; null for all.</param>
public sealed record DrawRequest(string Wave, MeetingKind Kind, string? Kelurahan = null);

/// <param name="Meetings">What was drawn now.</param>
/// <param name="KnownMeetings">Meetings of the wave and kind that were drawn before and stay as they are.</param>
/// <param name="LateNames">Names too late for a meeting that is not signed yet; drawn again after it, they get the next one.</param>
/// <param name="HomelessNames">Names whose kelurahan is not known, so that no meeting can take them.</param>
public sealed record AgendasDrawn(IReadOnlyList<DrawnMeeting> Meetings, long KnownMeetings, long LateNames, long HomelessNames)
{
    public long Names => Meetings.Sum(meeting => meeting.Names);
}

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
              and g.wave_id = @wave and g.kind = @kind
              and not (g.state = 'signed' and exists (
                  select 1 from meeting_decision d where d.person_id = l.person_id and d.meeting_id = l.meeting_id
                    and d.programme = l.programme and d.application_id = l.application_id and d.decision = 'ditunda')))
        """;

    private const string Registered = $"""
        insert into temp_agenda (person_id, application_id, programme, area, household_id, relation, name, rt, rw, birth_date)
        select x.person_id, x.application_id, x.programme, x.area, x.household_id, x.relation, x.name, x.rt, x.rw, x.birth_date
        from (
            select m.person_id, m.application_id, '' as programme, coalesce(a.area, p.area) as area, p.household_id, m.relation, p.name,
                   coalesce(a.rt, p.rt) as rt, coalesce(a.rw, p.rw) as rw, p.birth_date
            from application_member m join application a on a.id = m.application_id join person p on p.person_id = m.person_id
            where m.wave_id = @wave and m.standing in ('open', 'verify')) x
        where {Elsewhere}
        """;

    // Of each programme the newest batch of candidacies; current recipients are among them without an application.
    private const string Candidates = $"""
        insert into temp_agenda (person_id, application_id, programme, area, household_id, relation, name, rt, rw, birth_date)
        select x.person_id, x.application_id, x.programme, x.area, x.household_id, x.relation, x.name, x.rt, x.rw, x.birth_date
        from (
            select s.person_id, s.application_id, s.programme, p.area, p.household_id,
                   coalesce((select max(h.relation) from household_membership h
                             where h.person_id = p.person_id and h.household_id = p.household_id and h.valid_to is null), '') as relation,
                   p.name, p.rt, p.rw, p.birth_date
            from case_step s join person p on p.person_id = s.person_id
            join (
                select c.programme as programme, max(c.batch_id) as batch_id from case_step c join case_batch b on b.id = c.batch_id
                where b.step = @candidacy and (b.wave_id = @wave or b.wave_id is null) group by c.programme) newest
              on newest.batch_id = s.batch_id and newest.programme = s.programme
            where s.outcome = 'passed') x
        where {Elsewhere}
        """;

    public async Task<Outcome<AgendasDrawn>> RunAsync(
        DrawRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var found = await MeetingWave.FindAsync(work, request.Wave, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var wave = found.Value;
        var area = await AreaAsync(work, request.Kelurahan, ct);
        if (!area.Succeeded) return area.Problems.ToArray();
        if (await ObjectionAsync(work, wave, request.Kind, ct) is { } objection) return objection;

        progress?.Report(new("Gathering names", 0, null));
        var parts = new
        {
            wave = wave.Id,
            kind = request.Kind.Code(),
            candidacy = (long)CaseStep.Candidacy,
            area = area.Value.Length > 0 ? area.Value : null,
        };
        await AgendaLanding.StageAsync(work, ct);
        await work.ExecuteAsync(request.Kind == MeetingKind.Registration ? Registered : Candidates, parts, ct);
        if (parts.area is not null) await work.ExecuteAsync("delete from temp_agenda where area <> @area", parts, ct);
        var homeless = await work.ExecuteAsync("delete from temp_agenda where length(area) <> 13", ct: ct);
        var late = await work.ExecuteAsync(
            """
            delete from temp_agenda where area in (
                select area from meeting where wave_id = @wave and kind = @kind and state <> 'signed')
            """,
            parts,
            ct);
        var known = await work.SingleAsync<long>(
            """
            select count(*) from meeting
            where wave_id = @wave and kind = @kind and (cast(@area as text) is null or area = cast(@area as text))
            """,
            parts,
            ct);
        var drawn = await AgendaLanding.LandAsync(work, wave, request.Kind, null, progress, ct);
        if (drawn.Count > 0) await work.CommitAsync(ct);
        return new AgendasDrawn(drawn, known, late, homeless);
    }

    private static async Task<Outcome<string>> AreaAsync(Reading reading, string? kelurahan, CancellationToken ct)
    {
        if (kelurahan is null) return "";
        var found = (await AreaIndex.ReadAsync(reading, ct)).Find(kelurahan, AreaLevel.Kelurahan);
        return found.Match<Outcome<string>>(area => area.Code.Value, problems => problems.ToArray());
    }

    private static async Task<Problem?> ObjectionAsync(Reading reading, MeetingWave wave, MeetingKind kind, CancellationToken ct)
    {
        if (wave.ClosedAt is null) return MeetingErrors.WaveOpen(wave.Code);
        var parts = new { wave = wave.Id, criteria = (long)CaseStep.Criteria, candidacy = (long)CaseStep.Candidacy };
        if (kind == MeetingKind.Programme)
        {
            var batches = await reading.SingleAsync<long>(
                "select count(*) from case_batch where step = @candidacy and (wave_id = @wave or wave_id is null)", parts, ct);
            return batches == 0 ? MeetingErrors.NoCandidates(wave.Code) : null;
        }
        var unmatched = await reading.SingleAsync<long>(
            """
            select count(*) from application_member m
            where m.wave_id = @wave and m.standing in ('open', 'verify') and m.step <= @criteria and not exists (
                select 1 from case_step s join case_batch b on b.id = s.batch_id
                where s.person_id = m.person_id and s.application_id = m.application_id and b.step = @criteria)
            """,
            parts,
            ct);
        return unmatched > 0 ? MeetingErrors.Unmatched(wave.Code, unmatched) : null;
    }
}
