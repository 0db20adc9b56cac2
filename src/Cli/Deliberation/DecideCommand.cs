using Paseban.Assistance.Deliberation;

namespace Paseban.Cli.Deliberation;

internal sealed class DecideCommand : SessionCommand
{
    private readonly Argument<string> meeting = MeetingOperands.Meeting();
    private readonly Argument<string> name = new("NAME")
    {
        Description = "P-... or a NIK of the agenda; REG-... for everybody of an application.",
    };
    private readonly Option<string> decision = new("--decision")
    {
        HelpName = "WORD", Description = $"One of {Words.AllDecisions}.", Required = true,
    };
    private readonly Option<string?> why = new("--why") { HelpName = "TEXT", Description = "What was said; stands in the minutes." };
    private readonly Option<long?> priority = new("--priority") { HelpName = "N", Description = "1 comes first." };
    private readonly Option<string?> dissent = new("--dissent") { HelpName = "TEXT", Description = "Who saw it otherwise, and why." };
    private readonly Option<string?> programme = new("--programme") { HelpName = "CODE", Description = "Only for this programme." };
    private readonly Option<bool> household = new("--household") { Description = "For everybody of the household on this agenda." };

    public DecideCommand() : base(
        Access.To(ProcessKind.MeetingHolding),
        "decide",
        "Records what an open meeting says of a name, or of a household at once. Until the minutes are signed it can be said anew.",
        "paseban meeting decide MEET-1112-K P-1112-J --decision layak --priority 3",
        "paseban meeting decide MEET-1112-K P-1112-J --decision tidak_layak --why \"memiliki rumah kontrakan\" --household")
    {
        decision.AcceptOnlyFromAmong(Words.AllDecisions.Split(", "));
        Add(meeting);
        Add(name);
        foreach (var option in (Option[])[decision, why, priority, dissent, programme, household]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new DecideRequest(
            session.Get(meeting), session.Get(name), Words.FindDecision(session.Get(decision))!.Value, session.Get(why) ?? "",
            session.Get(priority), session.Get(dissent) ?? "", session.Get(programme), session.Get(household));
        var decided = await new DecideName(session.Database, session.Keys).RunAsync(
            request, session.Context(ProcessKind.MeetingHolding), ct);
        return session.Finish(decided, (page, result) =>
        {
            page.Pairs(
                ("Diputuskan", "Decided", page.Count(result.Decided)),
                ("Sudah demikian", "So already", page.Count(result.Repeated)),
                ("Belum diputuskan", "Still undecided", page.Count(result.Open)));
            if (result.Open == 0) page.Next("Berikutnya:", "Next:", $"paseban meeting sign {result.Reference}");
        });
    }
}
