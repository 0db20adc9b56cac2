using System.Globalization;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Printing;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <param name="Meeting">One signed meeting; null for every signed one of the wave that is not on display yet.</param>
/// <param name="ClosesOn">The last day; the law's number of days when null.</param>
/// <param name="Folder">Where the notices to put up are printed; null prints none.</param>
public sealed record DisplayRequest(
    string Wave, MeetingKind? Kind = null, string? Meeting = null, DateOnly? ClosesOn = null, string? Folder = null);

/// <param name="Displays">What went on display now, or came off it.</param>
/// <param name="NotReady">What stands in the way of the others.</param>
public sealed record ListsDisplayed(IReadOnlyList<DisplayedList> Displays, IReadOnlyList<Problem> NotReady);

public sealed record DisplayedList(string Minutes, string Meeting, string Area, DateOnly OpensOn, DateOnly ClosesOn, long Names);

/// <summary>
/// Puts the result of signed meetings on public display, names masked and without identity numbers, and takes it down after its days.
/// While it is up anybody may object.
/// </summary>
public sealed class DisplayLists(Database database, Law law)
{
    private const string Days = "display_days";

    private static readonly PaperColumn[] Columns =
        [new("No", 80), new("Nama", 400), new("RT/RW", 150), new("Keputusan", 250), new("Urutan", 120)];

    private const string Select = """
        select n.id as MinutesId, n.number as Minutes, m.id as MeetingId, m.area as Area, m.names as Names, d.id as DisplayId,
               d.opens_on as OpensOn, d.closes_on as ClosesOn, d.closed_at as ClosedAt
        from minutes n join meeting m on m.id = n.meeting_id join registration_wave w on w.id = m.wave_id
        left join display d on d.minutes_id = n.id
        where w.code = @wave and (cast(@kind as text) is null or m.kind = cast(@kind as text))
          and (cast(@meeting as bigint) is null or m.id = cast(@meeting as bigint))
        order by m.area, m.kind, m.number
        """;

    /// <summary>The same again puts up what was not up yet, and nothing twice.</summary>
    public async Task<Outcome<ListsDisplayed>> OpenAsync(
        DisplayRequest request, PrintFonts? fonts, ProcessContext context, CancellationToken ct = default)
    {
        var days = law.StepNumber(Days, context.Today);
        if (!days.Succeeded) return days.Problems.ToArray();
        var least = context.Today.AddDays((int)days.Value);
        var closesOn = request.ClosesOn ?? least;
        if (closesOn < least)
            return Problem.Invalid(
                "display.short", $"The list would be up until {closesOn.Iso}; the law wants {days.Value} days, until {least.Iso}.",
                "Give a later day, or none.")
                .InIndonesian(
                    $"Daftar hanya dipajang sampai {closesOn.Iso}; aturan meminta {days.Value} hari, sampai {least.Iso}.",
                    "Isi hari yang lebih akhir, atau kosongkan.");
        await using var work = await database.BeginAsync(context, ct);
        var rows = await RowsAsync(work, request, ct);
        if (!rows.Succeeded) return rows.Problems.ToArray();
        var areas = await AreaIndex.ReadAsync(work, ct);
        var opened = new List<DisplayedList>();
        foreach (var row in rows.Value.Where(row => row.DisplayId is null))
        {
            var list = new DisplayedList(
                row.Minutes, Meeting.ReferenceOf(row.MeetingId), row.Area, context.Today, closesOn, row.Names);
            await work.ExecuteAsync(
                """
                insert into display (id, minutes_id, opens_on, closes_on, opened_by) values (@id, @MinutesId, @opens, @closes, @by)
                """,
                new
                {
                    id = await work.TakeNumbersAsync("display", 1, ct), row.MinutesId, opens = list.OpensOn.Iso, closes = list.ClosesOn.Iso,
                    by = context.Actor.Id,
                },
                ct);
            work.Record(
                "list.displayed", row.Minutes, new { list.Meeting, list.Area, opens = list.OpensOn.Iso, closes = list.ClosesOn.Iso });
            if (request.Folder is { } folder && fonts is not null) await PrintAsync(work, row, list, areas, fonts, folder, ct);
            opened.Add(list);
        }
        if (opened.Count > 0) await work.CommitAsync(ct);
        return new ListsDisplayed(opened, []);
    }

    /// <summary>Takes down what has been up for its days and whose objections are all answered.</summary>
    public async Task<Outcome<ListsDisplayed>> CloseAsync(DisplayRequest request, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var rows = await RowsAsync(work, request, ct);
        if (!rows.Succeeded) return rows.Problems.ToArray();
        var (closed, notReady) = (new List<DisplayedList>(), new List<Problem>());
        foreach (var row in rows.Value.Where(row => row is { DisplayId: not null, ClosedAt: null }))
        {
            var list = row.ToList();
            if (await ObstacleAsync(work, row, list, context.Today, ct) is { } obstacle)
            {
                notReady.Add(obstacle);
                continue;
            }
            await work.ExecuteAsync(
                "update display set closed_at = @at, closed_by = @by where id = @DisplayId",
                new { row.DisplayId, at = context.AtMicroseconds, by = context.Actor.Id }, ct);
            work.Record("list.taken-down", row.Minutes, new { list.Meeting, list.Area });
            closed.Add(list);
        }
        if (closed.Count > 0) await work.CommitAsync(ct);
        return new ListsDisplayed(closed, notReady);
    }

    private static async Task<Problem?> ObstacleAsync(
        Reading reading, Row row, DisplayedList list, DateOnly today, CancellationToken ct)
    {
        if (today <= list.ClosesOn)
            return Problem.Conflict(
                "display.running", $"The list of {row.Area} is up until {list.ClosesOn.Iso}.", "Close it on a later day.")
                .InIndonesian($"Daftar ini masih dipajang sampai {list.ClosesOn.Iso}.", "Turunkan sesudah hari itu.");
        var open = await reading.SingleAsync<long>(
            "select count(*) from objection where display_id = @DisplayId and state = 'received'", new { row.DisplayId }, ct);
        return open == 0 ? null : Problem.Conflict(
            "display.objections", $"{open} objections to the list of {row.Area} are not answered.",
            "Have them answered first.")
            .InIndonesian($"{open} keberatan atas daftar ini belum dijawab.", "Jawab keberatannya dahulu.")
            .AtCommandLine("Answer them: paseban objection list, paseban objection answer");
    }

    private static async Task<Outcome<IReadOnlyList<Row>>> RowsAsync(Reading reading, DisplayRequest request, CancellationToken ct)
    {
        var (wave, meeting) = (request.Wave, (long?)null);
        if (request.Meeting is { } reference)
        {
            var found = await Meeting.FindAsync(reading, reference, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            if (found.Value.State != MeetingState.MinutesSigned) return MeetingErrors.NotSigned(found.Value);
            (wave, meeting) = (found.Value.Wave, found.Value.Id);
        }
        else
        {
            var found = await WaveCalendar.FindAsync(reading, request.Wave, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            wave = found.Value.Code;
        }
        var rows = await reading.ListAsync<Row>(Select, new { wave, kind = request.Kind?.Code(), meeting }, ct);
        return rows.ToList();
    }

    private static async Task PrintAsync(
        Reading reading, Row row, DisplayedList list, AreaIndex areas, PrintFonts fonts, string folder, CancellationToken ct)
    {
        var lines = await reading.ListAsync<(long Place, string Programme, string Name, string Rt, string Rw, string Word, long? Priority)>(
            """
            select l.place, l.programme, l.name, coalesce(l.rt, ''), coalesce(l.rw, ''), d.decision, d.priority
            from agenda_line l join meeting_decision d on d.person_id = l.person_id and d.meeting_id = l.meeting_id
              and d.programme = l.programme and d.application_id = l.application_id
            where l.meeting_id = @MeetingId order by l.place
            """,
            new { row.MeetingId }, ct);
        var paper = new Paper(fonts);
        paper.Title("PENGUMUMAN HASIL MUSYAWARAH KELURAHAN");
        paper.Title(areas.FullName(AreaCode.Parse(row.Area)));
        paper.Paragraph("");
        paper.Paragraph(
            $"Berita Acara Nomor {row.Minutes}. Dipajang {list.OpensOn.Iso} s.d. {list.ClosesOn.Iso}. Keberatan, juga atas nama yang tidak "
            + "tercantum, disampaikan di kelurahan selama daftar ini dipajang. Nama disamarkan untuk melindungi data pribadi.");
        foreach (var group in lines.GroupBy(line => line.Programme))
        {
            paper.Heading(group.Key.Length == 0 ? "Hasil" : $"Program {group.Key}");
            paper.Table(Columns, group.Select(line => (IReadOnlyList<string>)[
                Number(line.Place), MaskedName.Of(line.Name), $"{line.Rt}/{line.Rw}", Words.Decision(line.Word).Text().Id,
                line.Priority is { } priority ? Number(priority) : "",
            ]));
        }
        Directory.CreateDirectory(folder);
        var at = new DateTimeOffset(list.OpensOn, TimeOnly.MinValue, ProcessContext.Jakarta);
        var pdf = paper.Print($"Pengumuman {row.Minutes}", at, (page, of) => $"{row.Minutes} · halaman {page} dari {of}");
        await File.WriteAllBytesAsync(Path.Combine(folder, $"pengumuman-{row.Minutes.Replace('/', '_')}.pdf"), pdf, ct);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(
        long MinutesId, string Minutes, long MeetingId, string Area, long Names, long? DisplayId, string? OpensOn, string? ClosesOn,
        long? ClosedAt)
    {
        public DisplayedList ToList() => new(
            Minutes, Meeting.ReferenceOf(MeetingId), Area, IsoDate.Parse(OpensOn!), IsoDate.Parse(ClosesOn!), Names);
    }
}
