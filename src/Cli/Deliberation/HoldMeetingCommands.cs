using Paseban.Assistance.Deliberation;

namespace Paseban.Cli.Deliberation;

internal sealed class OpenMeetingCommand : SessionCommand
{
    private readonly Argument<string> meeting = MeetingOperands.Meeting();
    private readonly Option<string> place = Operand.Required<string>("--place", "TEXT", "Where it is held.");
    private readonly Option<string> chair = Operand.Required<string>("--chair", "NAME", "Who leads it.");
    private readonly Option<string> notes = Operand.Required<string>("--note-taker", "NAME", "Who takes notes.");
    private readonly Option<DateTimeOffset?> planned = MeetingOperands.Time("--planned", "When it was to begin.");
    private readonly Option<DateTimeOffset?> begun = MeetingOperands.Time("--begun", "When it began; now when not given.");

    public OpenMeetingCommand() : base(
        Access.To(ProcessKind.MeetingHolding),
        "open",
        "Opens a meeting: place, times, chair and note-taker. Given again while it is open, it corrects them.",
        "paseban meeting open MEET-1112-K --place \"Aula kelurahan\" --chair \"Lurah Sari\" --note-taker \"Bu Tini\"")
    {
        Add(meeting);
        foreach (var option in (Option[])[place, chair, notes, planned, begun]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new OpenMeetingRequest(
            session.Get(meeting), session.Get(place), session.Get(chair), session.Get(notes), session.Get(planned), session.Get(begun));
        var opened = await new HoldMeeting(session.Database).OpenAsync(request, session.Context(ProcessKind.MeetingHolding), ct);
        return session.Finish(opened, MeetingOperands.Held);
    }
}

internal sealed class PauseMeetingCommand : SessionCommand
{
    private readonly Argument<string> meeting = MeetingOperands.Meeting();
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public PauseMeetingCommand() : base(
        Access.To(ProcessKind.MeetingHolding),
        "pause",
        "Pauses a meeting; nothing is decided until it is resumed.",
        "paseban meeting pause MEET-1112-K --reason \"waktu salat\"")
    {
        Add(meeting);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) => session.Finish(
        await new HoldMeeting(session.Database).PauseAsync(session.Get(meeting), session.Context(ProcessKind.MeetingHolding), ct),
        MeetingOperands.Held);
}

internal sealed class ResumeMeetingCommand : SessionCommand
{
    private readonly Argument<string> meeting = MeetingOperands.Meeting();

    public ResumeMeetingCommand() : base(
        Access.To(ProcessKind.MeetingHolding), "resume", "Takes a paused meeting up again.", "paseban meeting resume MEET-1112-K") =>
        Add(meeting);

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) => session.Finish(
        await new HoldMeeting(session.Database).ResumeAsync(session.Get(meeting), session.Context(ProcessKind.MeetingHolding), ct),
        MeetingOperands.Held);
}
