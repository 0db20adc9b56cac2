using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class UserCodeCommand : SessionCommand
{
    private readonly Argument<string> login = UserCommands.Login();

    public UserCodeCommand() : base(
        Access.Anyone,
        "code",
        "In a sandbox, plays the telephone of a user: the code of the second step for this half minute.",
        "paseban user code pusdatin-officer") => Add(login);

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var code = await new SandboxTelephone(session.Database, session.Keys)
            .CodeAsync(session.Get(login), TimeProvider.System.GetUtcNow(), ct);
        return session.Finish(
            code.Select(digits => new Code(digits)),
            (page, shown) => page.Line(shown.Digits));
    }

    private sealed record Code(string Digits);
}
