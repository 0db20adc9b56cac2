using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class ListUsersCommand() : SessionCommand(
    Access.ToAsk(Inquiry.Actors),
    "list",
    "Every user with roles, areas, second step, locks and the last sign-in.",
    "paseban user list",
    "paseban user list --json")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Show(await new ListUsers(session.Database, session.Keys).RunAsync(session.Now, ct), View);

    private static void View(Page page, IReadOnlyList<ListedUser> users) =>
        page.Table(
            [
                new("Pengguna", "Login"),
                new("Nama", "Name"),
                new("Peran", "Roles"),
                new("Wilayah", "Areas"),
                new("Langkah kedua", "Second step"),
                new("Terakhir masuk", "Last sign-in"),
                new("Keadaan", "State")
            ],
            users.Select(user => (IReadOnlyList<string>)[
                user.Login,
                user.Name,
                RoleNames.Of(user.Roles),
                UserCommands.Text(page, user.Areas),
                user.HasSecondStep ? page.Word("ya", "yes") : page.Word("belum", "not yet"),
                user.LastSignInAt is { } last ? Page.Date(last) : "-",
                State(page, user),
            ]));

    private static string State(Page page, ListedUser user)
    {
        if (user.RetiredAt is { } retired) return page.Word($"berhenti {Page.Date(retired)}", $"retired {Page.Date(retired)}");
        if (user.LockedUntil is { } until) return page.Word($"terkunci sampai {Page.Date(until)}", $"locked until {Page.Date(until)}");
        return user.MustChangePassword
            ? page.Word("kata sandi pertama", "first password")
            : page.Word("aktif", "active");
    }
}
