using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Deliberation;

internal readonly record struct RemarkRow(NameKey Key, NeighbourhoodRemark Remark, string Note, string SaidBy);

/// <summary>
/// Remarks on their way in: staged, joined with the names on agendas that are not signed yet, and landed as a step of the case.
/// </summary>
internal sealed class RemarkStaging(UnitOfWork work, RowFaults faults, RegistrationWave wave)
{
    public const string Remarked = "temp_remarked";

    private const string Names = """
        insert into temp_remarked (line, person_id, application_id, remark, note, said_by)
        select r.line, l.person_id, l.application_id, r.remark, r.note, r.said_by
        from ({0}) r join agenda_line l on l.person_id = r.person_id
        join meeting m on m.id = l.meeting_id and m.wave_id = @Id and m.kind = 'fmotm' and m.state <> 'signed'
        where r.application_id is null or l.application_id = r.application_id
        """;

    private static readonly string[] Ways =
    [
        "select line, person_id, application_id, remark, note, said_by from temp_remark_row where person_id is not null",
        """
        select t.line, n.person_id, t.application_id, t.remark, t.note, t.said_by
        from temp_remark_row t join person_nik n on n.blind_index = t.blind_index
        """,
        """
        select t.line, a.person_id, t.application_id, t.remark, t.note, t.said_by
        from temp_remark_row t join application_member a on a.application_id = t.application_id
        """,
    ];

    public long RowsRead { get; private set; }

    private long Repeated { get; set; }

    public async Task<BulkWriter> BeginAsync(CancellationToken ct)
    {
        await work.TemporaryAsync(
            "remark_row",
            "line bigint not null, person_id bigint, blind_index text, application_id bigint, remark text not null, note text not null, "
                + "said_by text not null",
            ct);
        return work.Bulk("temp_remark_row", "line", "person_id", "blind_index", "application_id", "remark", "note", "said_by");
    }

    public void Add(BulkWriter bulk, long line, RowProblem? problem, in RemarkRow row)
    {
        RowsRead++;
        if (problem is not null)
        {
            faults.AddUnread(problem);
            return;
        }
        bulk.Add(line).Add(row.Key.PersonId).Add(row.Key.NikIndex).Add(row.Key.ApplicationId).Add(row.Remark.Code()).Add(row.Note)
            .Add(row.SaidBy).EndRow();
    }

    public async Task CheckAsync(CancellationToken ct)
    {
        await work.TemporaryAsync(
            "remarked",
            "line bigint not null, person_id bigint not null, application_id bigint not null, remark text not null, note text not null, "
                + "said_by text not null",
            ct);
        foreach (var way in Ways) await work.ExecuteAsync(Names.Replace("{0}", way, StringComparison.Ordinal), new { wave.Id }, ct);
        await work.ExecuteAsync("create index temp_remarked_line on temp_remarked (line)", ct: ct);
        await work.ExecuteAsync("create index temp_remarked_person on temp_remarked (person_id, application_id)", ct: ct);
        var strangers = await work.ListAsync<long>(
            "select line from temp_remark_row r where not exists (select 1 from temp_remarked d where d.line = r.line) order by line",
            ct: ct);
        foreach (var line in strangers)
        {
            faults.AddUnread(RowProblem.OfRow(
                line,
                new(
                    $"Nama ini tidak ada di daftar nama gelombang {wave.Code} yang masih akan diputuskan.",
                    $"The name is on no agenda of wave {wave.Code} that is still to be decided."),
                new(
                    "Periksa namanya; daftar nama disusun dahulu, dan catatan dibuat sebelum rapat ditandatangani.",
                    "Check the name; draw the agenda first, and remark before the meeting is signed.")));
        }
        await RefuseContradictionsAsync(ct);
        Repeated = await work.ExecuteAsync(
            """
            delete from temp_remarked where exists (
                select 1 from neighbourhood_remark n
                where n.person_id = temp_remarked.person_id and n.application_id = temp_remarked.application_id
                  and n.remark = temp_remarked.remark and n.note = temp_remarked.note and n.said_by = temp_remarked.said_by
                  and n.batch_id = (
                      select max(x.batch_id) from neighbourhood_remark x
                      where x.person_id = n.person_id and x.application_id = n.application_id))
            """,
            ct: ct);
    }

    /// <summary>Lands the remarks as a batch of the case trail, and beside it who said what.</summary>
    public async Task<RemarksRecorded> LandAsync(string reference, CancellationToken ct)
    {
        var recorded = await work.SingleAsync<long>("select count(*) from temp_remarked", ct: ct);
        if (recorded == 0) return new(null, null, 0, Repeated, 0);
        await CaseTrail.StageAsync(work, ct);
        await work.ExecuteAsync(
            $"""
            insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
            select person_id, application_id, '', case when min(remark) = 'ada' then 'passed' else 'verify' end,
                   {Words.ReasonOf("min(remark)")},
                   'RT/RW: ' || min(remark)
            from temp_remarked group by person_id, application_id
            """,
            ct: ct);
        var landed = await CaseTrail.LandAsync(work, new(CaseStep.NeighbourhoodReview, wave.Id, reference), ct);
        await work.ExecuteAsync(
            """
            insert into neighbourhood_remark (person_id, application_id, batch_id, remark, note, said_by)
            select person_id, application_id, @Id, min(remark), min(note), min(said_by) from temp_remarked
            group by person_id, application_id
            """,
            new { landed.Id },
            ct);
        work.Record(
            "remarks.recorded",
            reference,
            new { wave = wave.Code, recorded, repeated = Repeated, doubts = landed.Verify, rows = landed.Root });
        return new(reference, null, recorded, Repeated, landed.Verify);
    }

    private async Task RefuseContradictionsAsync(CancellationToken ct)
    {
        var twice = await work.ListAsync<(long Line, long First)>(
            """
            select d.line, min(e.line) from temp_remarked d
            join temp_remarked e on e.person_id = d.person_id and e.application_id = d.application_id and e.line < d.line
              and (e.remark <> d.remark or e.note <> d.note or e.said_by <> d.said_by)
            group by d.line
            """,
            ct: ct);
        foreach (var (line, first) in twice)
            faults.Add(line, MeetingErrors.SaidOtherwise(first), new("Pertahankan catatan yang lebih baru.", "Keep the newer remark."));
        await faults.RemoveAsync(ct);
    }
}
