using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <summary>A file of the people who sat in meetings, or of the names that were newly proposed there.</summary>
internal sealed class AttendanceFile(UnitOfWork work, ImportFile file, MeetingsByPlace meetings, RegistrationWave wave)
{
    private readonly List<(long MeetingId, Attendee Attendee)> present = [];
    private readonly List<(long MeetingId, NewProposal Proposal)> proposals = [];
    private HashSet<(long MeetingId, string Key)> known = [];

    public async Task<Outcome<MeetingFileImported>> TakeAsync(string what, BadRows badRows, CancellationToken ct)
    {
        var isAttendance = what == "attendance";
        known = await KnownAsync(isAttendance, ct);
        var (read, repeated) = (0L, 0L);
        while (file.Table.Read())
        {
            read++;
            var fault = isAttendance ? ReadAttendee(ref repeated) : ReadProposal(ref repeated);
            if (fault is not null) file.Errors.Add(fault);
        }
        var (errors, problems) = file.Finish(read, badRows);
        if (problems.Count > 0) return problems.ToArray();
        var added = isAttendance
            ? await AttendanceStaging.AttendAsync(work, present, ct)
            : await AttendanceStaging.ProposeAsync(work, proposals, ct);
        var landed = read - file.Errors.RefusedRows;
        var reference = await file.RememberAsync(work, read, landed, ct);
        if (added > 0) work.Record(isAttendance ? "meeting.attended" : "meeting.proposed", reference, new { file.Hash, added });
        return new MeetingFileImported(
            ImportSummary.Of(file, reference, read, landed, errors), what, added, repeated + present.Count + proposals.Count - added);
    }

    private async Task<HashSet<(long MeetingId, string Key)>> KnownAsync(bool isAttendance, CancellationToken ct) =>
        [
            .. isAttendance
                ? (await work.ListAsync<(long Id, string Role, string Name)>(
                    """
                    select a.meeting_id, a.role, a.name from attendance a join meeting m on m.id = a.meeting_id where m.wave_id = @Id
                    """,
                    new { wave.Id }, ct)).Select(row => (row.Id, $"{row.Role}\n{row.Name}"))
                : (await work.ListAsync<(long Id, string Name, string Rt, string Rw)>(
                    """
                    select p.meeting_id, p.name, p.rt, p.rw from meeting_proposal p join meeting m on m.id = p.meeting_id
                    where m.wave_id = @Id
                    """,
                    new { wave.Id }, ct)).Select(row => (row.Id, $"{row.Name}\n{row.Rt}\n{row.Rw}")),
        ];

    private RowProblem? ReadAttendee(ref long repeated)
    {
        if (Begin(out var meeting) is { } fault) return fault;
        if (AttendanceRoles.Find(Cell(MeetingColumns.Role)) is not { } role)
            return At(
                MeetingColumns.Role, new("Ini bukan unsur dalam rapat.", "This is no role in a meeting."),
                new($"Tulis salah satu: {AttendanceRoles.All}.", $"Write one of {AttendanceRoles.All}."));
        var attendee = new Attendee(Cell(MeetingColumns.Name), role, Cell(MeetingColumns.Position));
        if (known.Contains((meeting.Id, $"{role.Code()}\n{attendee.Name}")))
        {
            repeated++;
            return null;
        }
        if (Closed(meeting) is { } closed) return closed;
        present.Add((meeting.Id, attendee));
        return null;
    }

    private RowProblem? ReadProposal(ref long repeated)
    {
        if (Begin(out var meeting) is { } fault) return fault;
        var proposal = new NewProposal(
            Cell(MeetingColumns.Name), Cell(MeetingColumns.Rt), Cell(MeetingColumns.Rw), Cell(MeetingColumns.Note),
            Cell(MeetingColumns.SaidBy));
        if (known.Contains((meeting.Id, $"{proposal.Name}\n{proposal.Rt}\n{proposal.Rw}")))
        {
            repeated++;
            return null;
        }
        if (Closed(meeting) is { } closed) return closed;
        proposals.Add((meeting.Id, proposal));
        return null;
    }

    private RowProblem? Begin(out Meeting meeting)
    {
        meeting = null!;
        if (RowProblem.Damaged(file.Table) is { } damage) return damage;
        var place = meetings.Find(Cell(MeetingColumns.Kelurahan), Cell(MeetingColumns.Kind));
        if (place.Problem is { } wrong) return At(wrong.Column, wrong.Reason, wrong.Remedy);
        meeting = place.Meeting!;
        return Cell(MeetingColumns.Name).Length > 0
            ? null
            : At(MeetingColumns.Name, new("Namanya belum diisi.", "Nobody is named."), new("Tulis namanya.", "Write the name."));
    }

    private RowProblem? Closed(Meeting meeting) => meeting.State switch
    {
        MeetingState.Open or MeetingState.Paused => null,
        MeetingState.Drawn => RowProblem.OfRow(
            file.Table.Line,
            new(
                $"Rapat {meeting.Reference} {MeetingErrors.IsNow(MeetingState.Drawn)}.",
                $"Meeting {meeting.Reference} has not been opened."),
            new(
                "Masukkan dahulu baris rapatnya, atau bersama berkas ini.", "Import its row of meetings first, or with this file.")),
        MeetingState.MinutesSigned => RowProblem.OfRow(
            file.Table.Line, MeetingErrors.Signed(meeting), MeetingErrors.Correct),
    };

    private string Cell(TableColumn column) => file.Table.Cell(file.Layout[column]).ToString();

    private RowProblem At(TableColumn column, BilingualText reason, BilingualText remedy) =>
        RowProblem.At(file.Table.Line, column, Cell(column), reason, remedy);
}
