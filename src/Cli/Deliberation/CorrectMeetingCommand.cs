using Paseban.Assistance.Deliberation;

namespace Paseban.Cli.Deliberation;

internal sealed class CorrectMeetingCommand : SessionCommand
{
    private readonly Argument<string> meeting = MeetingOperands.Meeting();
    private readonly Option<string[]> names = Operand.Several(
        "--name", "P-...|NIK", "Who is discussed again; everybody of that agenda when not given.");
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public CorrectMeetingCommand() : base(
        Access.To(ProcessKind.MeetingHolding),
        "correct",
        "Draws a new meeting that corrects a signed one; once signed, its decisions stand in place of the earlier ones.",
        "paseban meeting correct MEET-1112-K --name P-1112-J --reason \"salah orang\"")
    {
        Add(meeting);
        Add(names);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var drawn = await new CorrectMeeting(session.Database, session.Keys).RunAsync(
            new(session.Get(meeting), session.Get(names)), session.Context(ProcessKind.MeetingHolding), ct);
        return session.Finish(drawn, (page, result) =>
        {
            page.Good(
                $"Rapat perbaikan {result.Reference}: {result.Names} nama.",
                $"Correction {result.Reference}: {Plural.Of(result.Names, "name", "names")}.");
            page.Next("Berikutnya:", "Next:", $"paseban meeting open {result.Reference} --place TEXT --chair NAME --note-taker NAME");
        });
    }
}
