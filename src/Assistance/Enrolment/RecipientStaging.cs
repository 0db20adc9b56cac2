using System.Data.Common;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Enrolment;

/// <summary>Recipient events on their way in: staged, joined with their people, and held against what is on record.</summary>
internal sealed class RecipientStaging(UnitOfWork work, RowFaults faults, IdentityVault vault)
{
    public const string Staged = "temp_happening";

    private const string Types = """
        mark bigint not null, programme text not null, kind text not null, reason text not null, effective_on text not null,
        first_month bigint not null, evidence text not null
        """;

    private readonly List<(long Line, long Person)> repeated = [];

    public long RowsRead { get; private set; }

    /// <summary>Rows that say what is already on record.</summary>
    public long Repeated => repeated.Count;

    public long LastLine { get; private set; }

    public async Task<BulkWriter> BeginAsync(CancellationToken ct)
    {
        await work.TemporaryAsync("recipient_row", "line bigint not null, blind_index text not null, " + Types, ct);
        return work.Bulk(
            "temp_recipient_row", "line", "blind_index", "mark", "programme", "kind", "reason", "effective_on", "first_month", "evidence");
    }

    /// <summary>Stages one row, or the problem that was found in it.</summary>
    public void Add(BulkWriter bulk, long line, RowProblem? problem, in RecipientRow row)
    {
        RowsRead++;
        LastLine = line;
        if (problem is not null)
        {
            faults.AddUnread(problem);
            return;
        }
        bulk.Add(line).Add(vault.BlindIndex(IdentityField.Nik, row.Nik)).Add(DecreeStaging.MarkOf(row.Nik)).Add(row.Programme)
            .Add(row.Event.Kind.Code()).Add(row.Event.Reason).Add(row.Event.EffectiveOn).Add((long)row.Event.FirstMonth.Index).Add(
                row.Evidence)
            .EndRow();
    }

    public async Task IdentifyAsync(CancellationToken ct)
    {
        await work.AnalyzeAsync(["temp_recipient_row"], ct);
        await work.TemporaryAsync("happening", "line bigint not null, person_id bigint not null, " + Types, ct);
        var found = await work.ExecuteAsync(
            """
            insert into temp_happening (line, person_id, mark, programme, kind, reason, effective_on, first_month, evidence)
            select r.line, coalesce(p.merged_into, p.person_id), r.mark, r.programme, r.kind, r.reason, r.effective_on, r.first_month,
                   r.evidence
            from temp_recipient_row r
            join person_nik n on n.blind_index = r.blind_index
            join person p on p.person_id = n.person_id
            """,
            ct: ct);
        await FollowMergedRecordsAsync(ct);
        if (found < await work.SingleAsync<long>("select count(*) from temp_recipient_row", ct: ct)) await ListStrangersAsync(ct);
        await work.ExecuteAsync("drop table temp_recipient_row", ct: ct);
        await work.ExecuteAsync("create index temp_happening_person on temp_happening (person_id, programme)", ct: ct);
        await work.AnalyzeAsync([Staged], ct);
    }

    private async Task ListStrangersAsync(CancellationToken ct)
    {
        var strangers = await work.ListAsync<(long Line, long Mark)>(
            """
            select r.line, r.mark from temp_recipient_row r left join person_nik n on n.blind_index = r.blind_index
            where n.person_id is null
            """,
            ct: ct);
        foreach (var (line, mark) in strangers)
            faults.AddUnread(DecreeStaging.OfNik(line, mark, RowReasons.UnknownNik, new("Periksa nomornya.", "Check the number.")));
    }

    /// <summary>An event belongs to the records whose lines it touches; lines stay on the record that they were written for.</summary>
    private async Task FollowMergedRecordsAsync(CancellationToken ct)
    {
        var followed = await work.ExecuteAsync(
            """
            insert into temp_happening (line, person_id, mark, programme, kind, reason, effective_on, first_month, evidence)
            select h.line, m.person_id, h.mark, h.programme, h.kind, h.reason, h.effective_on, h.first_month, h.evidence
            from temp_happening h join person m on m.merged_into = h.person_id
            where exists (select 1 from decree_line l where l.person_id = m.person_id and l.programme = h.programme)
            """,
            ct: ct);
        if (followed == 0) return;
        await work.ExecuteAsync(
            """
            delete from temp_happening
            where line in (select line from temp_happening group by line having count(*) > 1)
              and not exists (
                  select 1 from decree_line l where l.person_id = temp_happening.person_id and l.programme = temp_happening.programme)
            """,
            ct: ct);
    }

    /// <summary>
    /// Judges each person's new events where they fall among the recorded ones, and takes out what contradicts or repeats them.
    /// </summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        await using (var rows = await work.StreamAsync(Timelines, ct: ct))
        {
            var timeline = new Timeline();
            while (await rows.ReadAsync(ct))
            {
                var (person, programme) = (rows.GetInt64(0), rows.GetString(1));
                if (person != timeline.Person || programme != timeline.Programme)
                {
                    Close(timeline);
                    timeline = new() { Person = person, Programme = programme };
                }
                timeline.Add(rows);
            }
            Close(timeline);
        }
        await faults.RemoveAsync(ct);
        await RemoveRepeatedAsync(ct);
    }

    private async Task RemoveRepeatedAsync(CancellationToken ct)
    {
        if (repeated.Count == 0) return;
        await work.TemporaryAsync("repeated", "line bigint not null, person_id bigint not null", ct);
        await using (var bulk = work.Bulk("temp_repeated", "line", "person_id"))
        {
            foreach (var (line, person) in repeated) bulk.Add(line).Add(person).EndRow();
            await bulk.CompleteAsync(ct);
        }
        await work.ExecuteAsync(
            "delete from temp_happening where (line, person_id) in (select line, person_id from temp_repeated)", ct: ct);
    }

    private void Close(Timeline timeline)
    {
        if (timeline.Proposed.Count == 0) return;
        var answers = RecipientTimeline.Check(timeline.Lines, timeline.Recorded, timeline.Proposed);
        for (var i = 0; i < answers.Length; i++)
        {
            if (answers[i] is not { } fault) continue;
            if (ReferenceEquals(fault, EventFault.Repeated))
            {
                repeated.Add((timeline.FileLines[i], timeline.Person));
            }
            else faults.Add(new(timeline.FileLines[i], fault.Column, "", fault.Reason, fault.Remedy));
        }
    }

    // part 1: the person's lines as withdrawals left them; 2: events on record; 3: the proposed ones.
    private const string Timelines = """
        select person_id, programme, cast(1 as bigint) as part, cast(0 as bigint) as line, '' as kind, '' as reason,
               from_month as first_month,
               case when cut is null or cut > to_month then to_month else cut - 1 end as last_month, '' as day, decree_id as decree
        from (
            select l.person_id, l.programme, l.id, l.decree_id, l.from_month, l.to_month, min(w.from_month) as cut
            from decree_line l
            left join decree_withdrawal w on w.person_id = l.person_id and w.line_id = l.id
            where l.person_id in (select person_id from temp_happening)
            group by l.person_id, l.programme, l.id, l.decree_id, l.from_month, l.to_month) lines
        where cut is null or cut > from_month
        union all
        select e.person_id, e.programme, 2, 0, e.kind, e.reason, e.first_month, 0, e.effective_on, e.after_decree
        from recipient_event e where e.person_id in (select person_id from temp_happening)
        union all
        select person_id, programme, 3, line, kind, reason, first_month, 0, effective_on, 0 from temp_happening
        order by 1, 2, 3, 4
        """;

    private sealed class Timeline
    {
        public long Person { get; init; }

        public string Programme { get; init; } = "";

        public List<EnrolledLine> Lines { get; } = [];

        public List<RecipientEvent> Recorded { get; } = [];

        public List<RecipientEvent> Proposed { get; } = [];

        public List<long> FileLines { get; } = [];

        public void Add(DbDataReader row)
        {
            var (part, first, decree) = (row.GetInt64(2), new Month((int)row.GetInt64(6)), row.GetInt64(9));
            if (part == 1)
            {
                Lines.Add(new(first, new Month((int)row.GetInt64(7)), decree));
                return;
            }
            var day = IsoDate.Parse(row.GetString(8));
            var happened = new RecipientEvent(RecipientEventKinds.Parse(row.GetString(4)), row.GetString(5), day, first);
            if (part == 2)
            {
                Recorded.Add(happened with { AfterDecree = decree });
                return;
            }
            Proposed.Add(happened);
            FileLines.Add(row.GetInt64(3));
        }
    }
}
