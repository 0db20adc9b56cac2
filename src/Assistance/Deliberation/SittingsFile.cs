using System.Globalization;
using Paseban.Assistance.Imports;

namespace Paseban.Assistance.Deliberation;

/// <summary>A file of meetings that were held: each row opens its meeting.</summary>
internal sealed class SittingsFile(UnitOfWork work, ImportFile file, MeetingsByPlace meetings)
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";

    public async Task<Outcome<MeetingFileImported>> TakeAsync(BadRows badRows, CancellationToken ct)
    {
        var (read, repeated) = (0L, 0L);
        var good = new List<(Meeting Meeting, Sitting Sitting)>();
        while (file.Table.Read())
        {
            read++;
            var fault = Read(out var meeting, out var sitting);
            if (fault is null && good.Exists(row => row.Meeting.Id == meeting!.Id && row.Sitting != sitting))
                fault = RowProblem.OfRow(
                    file.Table.Line, new("Rapat ini ada dua kali dalam berkas.", "The meeting stands twice in the file."),
                    new("Pertahankan baris yang benar.", "Keep the right row."));
            if (fault is null) good.Add((meeting!, sitting!));
            else file.Errors.Add(fault);
        }
        var (errors, problems) = file.Finish(read, badRows);
        if (problems.Count > 0) return problems.ToArray();
        foreach (var (meeting, sitting) in good)
        {
            if (meeting.State == MeetingState.MinutesSigned || !await sitting.RecordAsync(work, meeting, ct)) repeated++;
        }
        var reference = await file.RememberAsync(work, read, good.Count, ct);
        return new MeetingFileImported(
            ImportSummary.Of(file, reference, read, good.Count, errors), "meetings", good.Count - repeated, repeated);
    }

    private RowProblem? Read(out Meeting? meeting, out Sitting? sitting)
    {
        (meeting, sitting) = (null, null);
        if (RowProblem.Damaged(file.Table) is { } damage) return damage;
        var place = meetings.Find(Cell(MeetingColumns.Kelurahan), Cell(MeetingColumns.Kind));
        if (place.Problem is { } wrong) return At(wrong.Column, wrong.Reason, wrong.Remedy);
        meeting = place.Meeting!;
        foreach (var column in (TableColumn[])[MeetingColumns.Begins, MeetingColumns.Ends])
        {
            if (Time(column) is null)
                return At(
                    column, new("Ini bukan tanggal dan jam.", "This is no day and time."),
                    new("Tulis seperti 2021-07-15T09:00, waktu Jakarta.", "Write it as 2021-07-15T09:00, Jakarta time."));
        }
        var begins = Time(MeetingColumns.Begins)!.Value;
        sitting = new(
            Cell(MeetingColumns.Place).ToString(), begins, begins, Time(MeetingColumns.Ends), Cell(MeetingColumns.Chair).ToString(),
            Cell(MeetingColumns.NoteTaker).ToString());
        if (sitting.Objection(work.Context.At) is { } objection)
            return RowProblem.OfRow(file.Table.Line, objection.Reason(), objection.Advice());
        return meeting.State == MeetingState.MinutesSigned && !sitting.IsThatOf(meeting)
            ? RowProblem.OfRow(file.Table.Line, MeetingErrors.Signed(meeting), MeetingErrors.Correct)
            : null;
    }

    private DateTimeOffset? Time(TableColumn column) =>
        DateTime.TryParseExact(Cell(column), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, ProcessContext.Jakarta)
            : null;

    private ReadOnlySpan<char> Cell(TableColumn column) => file.Table.Cell(file.Layout[column]);

    private RowProblem At(TableColumn column, BilingualText reason, BilingualText remedy) =>
        RowProblem.At(file.Table.Line, column, Cell(column), reason, remedy);
}
