using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class ResetUserCommand : SessionCommand
{
    private readonly Argument<string> login = UserCommands.Login();
    private readonly Option<string?> reason = Reasons.Why(required: false);

    public ResetUserCommand() : base(
        Access.To(ProcessKind.ActorChanging),
        "reset",
        "Makes a new first password, takes the second step away and ends every session of a user.",
        "paseban user reset budi.santoso --reason \"lost the telephone; came in person\"")
    {
        Add(login);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var use = new ResetUser(session.Database, session.Keys);
        return session.Finish(await use.RunAsync(session.Get(login), session.Context(ProcessKind.ActorChanging), ct), View);
    }

    private static void View(Page page, UserReset user)
    {
        page.Good($"Pengguna {user.Login} diatur ulang.", $"User {user.Login} reset.");
        page.Pairs(("Sesi diakhiri", "Sessions ended", page.Count(user.SessionsEnded)));
        UserCommands.ShowFirstPassword(page, user.FirstPassword);
    }
}

internal sealed class UnlockUserCommand : SessionCommand
{
    private readonly Argument<string> login = UserCommands.Login();
    private readonly Option<string?> reason = Reasons.Why(required: false);

    public UnlockUserCommand() : base(
        Access.To(ProcessKind.ActorChanging),
        "unlock",
        "Lets a user try again at once who was locked out by wrong passwords or codes.",
        "paseban user unlock budi.santoso")
    {
        Add(login);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var use = new UnlockUser(session.Database, session.Keys);
        return session.Finish(await use.RunAsync(session.Get(login), session.Context(ProcessKind.ActorChanging), ct), View);
    }

    private static void View(Page page, UserUnlocked user) =>
        page.Good($"Pengguna {user.Login} dapat mencoba masuk lagi.", $"User {user.Login} may try to sign in again.");
}
