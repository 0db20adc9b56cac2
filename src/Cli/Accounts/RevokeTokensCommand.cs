using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class RevokeTokensCommand : SessionCommand
{
    private readonly Argument<string> name = ActorCommands.Name("Whose tokens.");
    private readonly Option<string?> reason = Reasons.Why(required: false);

    public RevokeTokensCommand() : base(
        Access.To(ProcessKind.ActorChanging),
        "revoke",
        "Ends every token of an actor at once: a lost laptop, a token in a wrong mail.",
        "paseban actor revoke \"Budi Santoso\" --reason \"laptop lost\"")
    {
        Add(name);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var revoked = await new RevokeTokens(session.Database).RunAsync(session.Get(name), session.Context(ProcessKind.ActorChanging), ct);
        return session.Finish(revoked, (page, result) =>
            page.Good(
                $"{result.Name}: {page.Count(result.Revoked)} token dicabut.",
                $"{result.Name}: {Plural.Of(result.Revoked, "token", "tokens")} ended."));
    }
}
