using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Oversight;

internal sealed class LoginCommand() : SessionCommand(
    Access.Anyone,
    "login",
    "Reads your token from standard input, checks it, and keeps it for this database in a file that only you can read.",
    "paseban login",
    "paseban login < token.txt",
    "paseban login --database sqlite:trial.db --token psb_...")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var given = session.GivenToken;
        if (given is null && session.Host.InputIsTerminal) await session.Host.Error.WriteAsync("Token: ");
        var token = (given ?? await session.Host.Input.ReadLineAsync(ct) ?? "").Trim();
        var proven = await new ProveActor(session.Database).RunAsync(token, session.Now, ct);
        if (!proven.Succeeded) return session.Refuse(proven.Problems);

        var file = TokenFile.PathOf(session.Host, session.Place);
        TokenFile.Write(file, token);
        return session.Show(new LoggedIn(proven.Value.Name, [.. proven.Value.Roles.Order()], file), View);
    }

    private static void View(Page page, LoggedIn result)
    {
        page.Good($"Anda bertindak sebagai {result.Name}.", $"You act as {result.Name}.");
        page.Pairs(("Peran", "Roles", RoleNames.Of(result.Roles)), ("Berkas token", "Token file", result.File));
    }

    private sealed record LoggedIn(string Name, IReadOnlyList<Role> Roles, string File);
}
