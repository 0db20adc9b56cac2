using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Deliberation;

/// <summary>Makes a meeting for each kelurahan that has names in <c>temp_agenda</c>, orders its agenda and seals it.</summary>
internal static class AgendaLanding
{
    private const string Lines = """
        insert into agenda_line (person_id, meeting_id, programme, application_id, place, household_id, relation, name, rt, rw)
        select t.person_id, m.id, t.programme, t.application_id,
               row_number() over (
                   partition by m.id
                   order by t.programme, case when t.rw is null then 1 else 0 end, t.rw, case when t.rt is null then 1 else 0 end, t.rt,
                            t.household_id, case when t.relation = 'head' then 0 else 1 end, t.birth_date, t.person_id, t.application_id),
               t.household_id, t.relation, t.name, t.rt, t.rw
        from temp_agenda t join meeting m on m.area = t.area and m.wave_id = @wave and m.kind = @kind and m.id >= @first
        """;

    /// <summary>Makes the staging table, empty.</summary>
    public static Task StageAsync(UnitOfWork work, CancellationToken ct) => work.TemporaryAsync(
        "agenda",
        "person_id bigint not null, application_id bigint not null, programme text not null, area text not null, "
            + "household_id bigint not null, relation text not null, name text not null, rt text, rw text, birth_date text not null",
        ct);

    public static async Task<IReadOnlyList<DrawnMeeting>> LandAsync(
        UnitOfWork work, RegistrationWave wave, MeetingKind kind, long? corrects, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var areas = await work.ListAsync<(string Area, long Names)>(
            "select area, count(*) from temp_agenda group by area order by area", ct: ct);
        if (areas.Count == 0) return [];
        var last = (await work.ListAsync<(string Area, long Number)>(
            "select area, max(number) from meeting where wave_id = @Id and kind = @kind group by area",
            new { wave.Id, kind = kind.Code() }, ct)).ToDictionary(row => row.Area, row => row.Number, StringComparer.Ordinal);
        var first = await work.TakeNumbersAsync("meeting", areas.Count, ct);
        var drawn = new List<DrawnMeeting>();
        await using (var bulk = work.Bulk(
            "meeting", "id", "wave_id", "kind", "area", "number", "corrects", "state", "names", "agenda_root", "drawn_at", "drawn_by"))
        {
            foreach (var (area, names) in areas)
            {
                var (id, number) = (first + drawn.Count, last.GetValueOrDefault(area) + 1);
                bulk.Add(id).Add(wave.Id).Add(kind.Code()).Add(area).Add(number).Add(corrects).Add(MeetingState.Drawn.Code()).Add(names)
                    .Add("").Add(work.Context.AtMicroseconds).Add(work.Context.Actor.Id).EndRow();
                drawn.Add(new(Meeting.ReferenceOf(id), area, number, names, ""));
            }
            await bulk.CompleteAsync(ct);
        }
        await work.ExecuteAsync(Lines, new { wave = wave.Id, kind = kind.Code(), first }, ct);
        await work.AnalyzeAsync(["agenda_line"], ct);
        for (var i = 0; i < drawn.Count; i++)
        {
            progress?.Report(new(new("Menyegel agenda", "Sealing agendas"), i, drawn.Count));
            drawn[i] = await SealAsync(work, first + i, drawn[i], corrects, wave.Code, kind, ct);
        }
        return drawn;
    }

    private static async Task<DrawnMeeting> SealAsync(
        UnitOfWork work, long id, DrawnMeeting meeting, long? corrects, string wave, MeetingKind kind, CancellationToken ct)
    {
        var rows = await Meeting.Agenda.ComputeAsync(work, id, ct);
        await work.ExecuteAsync("update meeting set agenda_root = @Root where id = @id", new { rows.Root, id }, ct);
        work.Record(
            "agenda.drawn",
            meeting.Reference,
            new
            {
                wave,
                kind = kind.Code(),
                meeting.Area,
                meeting.Number,
                meeting.Names,
                order = "programme, RW, RT, household, head first",
                corrects = corrects is { } corrected ? Meeting.ReferenceOf(corrected) : null,
                rows,
            });
        return meeting with { Root = rows.Root };
    }
}
