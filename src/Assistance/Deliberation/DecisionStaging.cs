using Paseban.Assistance.Imports;

namespace Paseban.Assistance.Deliberation;

/// <summary>
/// Decisions on their way in: staged, joined with the lines of their agenda, and held against what the meetings said so far.
/// </summary>
internal sealed class DecisionStaging(UnitOfWork work, RowFaults faults)
{
    public const string Decided = "temp_decided";

    private const string Said = "decision text not null, reason text not null, priority bigint, dissent text not null";

    // The three ways in which a row names lines of its meeting's agenda.
    private const string Lines = """
        select r.line, l.meeting_id, l.person_id, l.application_id, l.programme, r.decision, r.reason, r.priority, r.dissent, r.household,
               l.household_id
        from temp_decision_row r
        join agenda_line l on l.person_id = r.person_id and l.meeting_id = r.meeting_id
        where r.programme = '' or l.programme = r.programme
        union all
        select r.line, l.meeting_id, l.person_id, l.application_id, l.programme, r.decision, r.reason, r.priority, r.dissent, r.household,
               l.household_id
        from temp_decision_row r
        join person_nik n on n.blind_index = r.blind_index
        join agenda_line l on l.person_id = n.person_id and l.meeting_id = r.meeting_id
        where r.programme = '' or l.programme = r.programme
        union all
        select r.line, l.meeting_id, l.person_id, l.application_id, l.programme, r.decision, r.reason, r.priority, r.dissent, r.household,
               l.household_id
        from temp_decision_row r
        join application_member a on a.application_id = r.application_id
        join agenda_line l on l.person_id = a.person_id and l.meeting_id = r.meeting_id and l.application_id = a.application_id
        where r.programme = '' or l.programme = r.programme
        """;

    public long RowsRead { get; private set; }

    /// <summary>Lines whose decision is on record already.</summary>
    public long Repeated { get; private set; }

    public async Task<BulkWriter> BeginAsync(CancellationToken ct)
    {
        await work.TemporaryAsync(
            "decision_row",
            "line bigint not null, person_id bigint, blind_index text, application_id bigint, meeting_id bigint not null, "
                + "programme text not null, household bigint not null, " + Said,
            ct);
        return work.Bulk(
            "temp_decision_row", "line", "person_id", "blind_index", "application_id", "meeting_id", "programme", "household", "decision",
            "reason", "priority", "dissent");
    }

    public void Add(BulkWriter bulk, long line, RowProblem? problem, in DecisionRow row)
    {
        RowsRead++;
        if (problem is not null)
        {
            faults.AddUnread(problem);
            return;
        }
        bulk.Add(line).Add(row.Key.PersonId).Add(row.Key.NikIndex).Add(row.Key.ApplicationId).Add(row.MeetingId).Add(row.Programme)
            .Add(row.WholeHousehold ? 1L : 0L).Add(row.Decision.Code()).Add(row.Reason).Add(row.Priority).Add(row.Dissent).EndRow();
    }

    public async Task CheckAsync(CancellationToken ct)
    {
        await IdentifyAsync(ct);
        await RefuseStrangersAsync(ct);
        await RefuseContradictionsAsync(ct);
        await TakeOutRepeatedAsync(ct);
        await RefuseByStateAsync(ct);
    }

    /// <summary>Writes what passed; returns how many lines have a new or another decision.</summary>
    public Task<int> LandAsync(CancellationToken ct) => work.ExecuteAsync(
        """
        insert into meeting_decision
            (person_id, meeting_id, programme, application_id, decision, reason, priority, dissent, recorded_at, recorded_by)
        select person_id, meeting_id, programme, application_id, min(decision), min(reason), min(priority), min(dissent), @at, @by
        from temp_decided group by person_id, meeting_id, programme, application_id
        on conflict (person_id, meeting_id, programme, application_id) do update
        set decision = excluded.decision, reason = excluded.reason, priority = excluded.priority, dissent = excluded.dissent,
            recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
        """,
        new { at = work.Context.AtMicroseconds, by = work.Context.Actor.Id },
        ct);

    private async Task IdentifyAsync(CancellationToken ct)
    {
        await work.AnalyzeAsync(["temp_decision_row"], ct);
        await work.TemporaryAsync(
            "decided",
            "line bigint not null, meeting_id bigint not null, person_id bigint not null, application_id bigint not null, "
                + "programme text not null, " + Said + ", household bigint not null, household_id bigint not null",
            ct);
        await work.ExecuteAsync(
            $"""
            insert into temp_decided
                (line, meeting_id, person_id, application_id, programme, decision, reason, priority, dissent, household, household_id)
            {Lines}
            """,
            ct: ct);
        await work.ExecuteAsync(
            """
            insert into temp_decided
                (line, meeting_id, person_id, application_id, programme, decision, reason, priority, dissent, household, household_id)
            select d.line, l.meeting_id, l.person_id, l.application_id, l.programme, d.decision, d.reason, d.priority, d.dissent, 0,
                   l.household_id
            from temp_decided d join agenda_line l on l.meeting_id = d.meeting_id and l.household_id = d.household_id
              and l.programme = d.programme and l.person_id <> d.person_id
            where d.household = 1
            """,
            ct: ct);
        await work.ExecuteAsync("create index temp_decided_line on temp_decided (line)", ct: ct);
        await work.ExecuteAsync("create index temp_decided_person on temp_decided (person_id, meeting_id)", ct: ct);
        await work.AnalyzeAsync([Decided], ct);
    }

    private async Task RefuseStrangersAsync(CancellationToken ct)
    {
        var strangers = await work.ListAsync<(long Line, long MeetingId, string Area, string Kind)>(
            """
            select r.line, m.id, m.area, m.kind from temp_decision_row r join meeting m on m.id = r.meeting_id
            where not exists (select 1 from temp_decided d where d.line = r.line)
            """,
            ct: ct);
        foreach (var (line, meeting, area, kind) in strangers)
        {
            faults.AddUnread(RowProblem.OfRow(
                line,
                new(
                    $"Nama ini tidak ada di daftar nama {kind} {Meeting.ReferenceOf(meeting)} untuk {area}.",
                    $"The name is not on the {kind} agenda {Meeting.ReferenceOf(meeting)} of {area}."),
                new(
                    "Perbaiki namanya, atau catat sebagai usulan baru: orangnya harus mendaftar.",
                    "Correct the name, or record it as a new proposal (usulan baru): it must register.")));
        }
    }

    private async Task TakeOutRepeatedAsync(CancellationToken ct) =>
        Repeated = await work.ExecuteAsync(
            """
            delete from temp_decided where exists (
                select 1 from meeting_decision d
                where d.person_id = temp_decided.person_id and d.meeting_id = temp_decided.meeting_id
                  and d.programme = temp_decided.programme and d.application_id = temp_decided.application_id
                  and d.decision = temp_decided.decision and d.reason = temp_decided.reason and d.dissent = temp_decided.dissent
                  and coalesce(d.priority, 0) = coalesce(temp_decided.priority, 0))
            """,
            ct: ct);

    private async Task RefuseContradictionsAsync(CancellationToken ct)
    {
        var twice = await work.ListAsync<(long Line, long First)>(
            """
            select d.line, min(e.line) from temp_decided d join temp_decided e on e.person_id = d.person_id and e.meeting_id = d.meeting_id
              and e.programme = d.programme and e.application_id = d.application_id and e.line < d.line
              and (e.decision <> d.decision or e.reason <> d.reason or e.dissent <> d.dissent
                   or coalesce(e.priority, 0) <> coalesce(d.priority, 0))
            group by d.line
            """,
            ct: ct);
        foreach (var (line, first) in twice)
            faults.Add(
                line, MeetingErrors.SaidOtherwise(first),
                new("Pertahankan yang diputuskan rapat.", "Keep the one that the meeting decided."));
        await faults.RemoveAsync(ct);
    }

    private async Task RefuseByStateAsync(CancellationToken ct)
    {
        var closed = await work.ListAsync<(long Line, long MeetingId, string State)>(
            """
            select distinct d.line, m.id, m.state from temp_decided d join meeting m on m.id = d.meeting_id where m.state <> 'open'
            """,
            ct: ct);
        foreach (var (line, meeting, state) in closed)
        {
            var (reference, known) = (Meeting.ReferenceOf(meeting), Words.State(state));
            faults.Add(
                line,
                new(
                    $"Rapat {reference} {MeetingErrors.IsNow(known)}, jadi sekarang tidak dapat memutuskan apa pun.",
                    $"Meeting {reference} is {state}, so it decides nothing now."),
                MeetingErrors.Remedy(known));
        }
        await faults.RemoveAsync(ct);
    }
}
