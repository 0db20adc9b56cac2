using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class RetireActorCommand : SessionCommand
{
    private readonly Argument<string> name = ActorCommands.Name("Who retires.");
    private readonly Option<string?> reason = Reasons.Why(required: false);

    public RetireActorCommand() : base(
        Access.To(ProcessKind.ActorChanging),
        "retire",
        "Ends an actor and all their tokens for good. What they did stays under their name.",
        "paseban actor retire \"Budi Santoso\" --reason \"left the office\"")
    {
        Add(name);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var retired = await new RetireActor(session.Database).RunAsync(session.Get(name), session.Context(ProcessKind.ActorChanging), ct);
        return session.Finish(retired, (page, result) =>
            page.Good(
                $"{result.Name} tidak lagi bertindak sejak {Page.Date(result.RetiredAt)}.",
                $"{result.Name} no longer acts since {Page.Date(result.RetiredAt)}."));
    }
}
