namespace Paseban.Assistance.Deliberation;

/// <param name="PlannedAt">When it was to begin; when it begins, where no plan was made.</param>
/// <param name="BegunAt">When it began; now, when null.</param>
public sealed record OpenMeetingRequest(
    string Meeting, string Place, string Chair, string NoteTaker, DateTimeOffset? PlannedAt = null, DateTimeOffset? BegunAt = null);

/// <param name="Changed">False when it was so already.</param>
public sealed record MeetingHeld(string Reference, MeetingState State, bool Changed);

/// <summary>Opens a meeting, pauses it and takes it up again. Only an open meeting decides.</summary>
public sealed class HoldMeeting(Database database)
{
    /// <summary>The same again changes nothing; a wrong place, chair or note-taker is corrected until it is signed.</summary>
    public async Task<Outcome<MeetingHeld>> OpenAsync(OpenMeetingRequest request, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var found = await Meeting.LockAsync(work, request.Meeting, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var begun = request.BegunAt ?? found.Value.BegunAt ?? context.At;
        var sitting = new Sitting(
            request.Place, request.PlannedAt ?? found.Value.PlannedAt ?? begun, begun, null, request.Chair, request.NoteTaker);
        if (sitting.Objection(context.At) is { } objection) return objection;
        if (found.Value.State == MeetingState.MinutesSigned)
            return MeetingErrors.WrongState(found.Value, new("dibuka", "opened"));
        var changed = await sitting.RecordAsync(work, found.Value, ct);
        if (changed) await work.CommitAsync(ct);
        return new MeetingHeld(found.Value.Reference, Sitting.StateAfter(found.Value), changed);
    }

    public Task<Outcome<MeetingHeld>> PauseAsync(string meeting, ProcessContext context, CancellationToken ct = default) =>
        string.IsNullOrWhiteSpace(context.Reason)
            ? Task.FromResult<Outcome<MeetingHeld>>(MeetingErrors.NoReason(new("Penskorsan", "A pause")))
            : MoveAsync(meeting, MeetingState.Open, MeetingState.Paused, context, ct);

    public Task<Outcome<MeetingHeld>> ResumeAsync(string meeting, ProcessContext context, CancellationToken ct = default) =>
        MoveAsync(meeting, MeetingState.Paused, MeetingState.Open, context, ct);

    private async Task<Outcome<MeetingHeld>> MoveAsync(
        string reference, MeetingState from, MeetingState to, ProcessContext context, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        var found = await Meeting.LockAsync(work, reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var meeting = found.Value;
        var pauses = to == MeetingState.Paused;
        if (meeting.State == to) return new MeetingHeld(meeting.Reference, to, Changed: false);
        if (meeting.State != from)
            return MeetingErrors.WrongState(meeting, pauses ? new("diskors", "paused") : new("dilanjutkan", "resumed"));
        await work.ExecuteAsync("update meeting set state = @state where id = @Id", new { state = to.Code(), meeting.Id }, ct);
        await Sitting.NoteAsync(work, meeting, pauses ? "paused" : "resumed", context.At, context.Reason, ct);
        work.Record(pauses ? "meeting.paused" : "meeting.resumed", meeting.Reference, new { context.Reason });
        await work.CommitAsync(ct);
        return new MeetingHeld(meeting.Reference, to, Changed: true);
    }
}

/// <summary>Where and when a meeting sat, and who led it.</summary>
/// <param name="EndedAt">Null while it sits; signing ends it.</param>
internal sealed record Sitting(
    string Place, DateTimeOffset PlannedAt, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, string Chair, string NoteTaker)
{
    public Problem? Objection(DateTimeOffset now)
    {
        if (new[] { Place, Chair, NoteTaker }.Any(string.IsNullOrWhiteSpace))
            return Problem.Invalid(
                "meeting.incomplete", "A meeting has a place, a chair and somebody who takes notes.", "Name all three.")
                .InIndonesian("Rapat mempunyai tempat, pimpinan dan notulis.", "Isi ketiganya.");
        if (EndedAt <= BegunAt)
            return Problem.Invalid("meeting.times", "The meeting ends before it begins.", "Correct the times.")
                .InIndonesian("Rapat berakhir sebelum dimulai.", "Perbaiki waktunya.");
        return (EndedAt ?? BegunAt) > now
            ? Problem.Invalid("meeting.future", "The meeting lies in the future.", "Record it when it is held.")
                .InIndonesian("Waktu rapat belum tiba.", "Catat pada saat rapat diadakan.")
            : null;
    }

    /// <summary>Recording where a meeting sits opens it; one that is paused stays so.</summary>
    public static MeetingState StateAfter(Meeting meeting) => meeting.State == MeetingState.Drawn ? MeetingState.Open : meeting.State;

    /// <summary>Opens the meeting, or corrects what was recorded of it; false when it was recorded so already.</summary>
    public async Task<bool> RecordAsync(UnitOfWork work, Meeting meeting, CancellationToken ct)
    {
        if (IsThatOf(meeting)) return false;
        var after = meeting with
        {
            State = StateAfter(meeting),
            Place = Place,
            PlannedAt = PlannedAt,
            BegunAt = BegunAt,
            EndedAt = EndedAt ?? meeting.EndedAt,
            Chair = Chair,
            NoteTaker = NoteTaker,
        };
        await work.ExecuteAsync(
            """
            update meeting set state = case state when 'drawn' then 'open' else state end, place = @Place, planned_at = @planned,
                begun_at = @begun, ended_at = @ended, chair = @Chair, note_taker = @NoteTaker
            where id = @Id
            """,
            new
            {
                after.Id, after.Place, after.Chair, after.NoteTaker,
                planned = Instant.ToMicroseconds(PlannedAt),
                begun = Instant.ToMicroseconds(BegunAt),
                ended = after.EndedAt is { } end ? Instant.ToMicroseconds(end) : (long?)null,
            },
            ct);
        if (meeting.State == MeetingState.Drawn) await NoteAsync(work, meeting, "opened", BegunAt, "", ct);
        work.Record("meeting.opened", meeting.Reference, new { before = Shown(meeting), after = Shown(after) });
        return true;
    }

    public static Task<int> NoteAsync(
        UnitOfWork work, Meeting meeting, string kind, DateTimeOffset at, string note, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into meeting_event (meeting_id, number, kind, at, note, recorded_by)
            select @Id, coalesce(max(number), 0) + 1, @kind, @moment, @note, @by from meeting_event where meeting_id = @Id
            """,
            new { meeting.Id, kind, moment = Instant.ToMicroseconds(at), note, by = work.Context.Actor.Id },
            ct);

    public bool IsThatOf(Meeting meeting) =>
        meeting.State != MeetingState.Drawn && meeting.Place == Place && meeting.PlannedAt == PlannedAt && meeting.BegunAt == BegunAt
        && (EndedAt is null || meeting.EndedAt == EndedAt) && meeting.Chair == Chair && meeting.NoteTaker == NoteTaker;

    private static object Shown(Meeting meeting) => new
    {
        state = meeting.State.Code(), meeting.Place, meeting.PlannedAt, meeting.BegunAt, meeting.EndedAt, meeting.Chair, meeting.NoteTaker,
    };
}
