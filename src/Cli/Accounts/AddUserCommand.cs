using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class AddUserCommand : SessionCommand
{
    private readonly Option<string> login = new("--login")
    {
        HelpName = "LOGIN", Description = "The user name to sign in with.", Required = true,
    };
    private readonly Option<string> name = new("--name")
    {
        HelpName = "NAME", Description = "The person's name; an actor of this name who has no user name gets this one.", Required = true,
    };
    private readonly Option<string[]> roles = Operand.Several(
        "--role", "ROLE", $"A role; repeat it for more. One of {RoleNames.Of(Enum.GetValues<Role>().Except([Role.Citizen]))}.");
    private readonly Option<string[]> areas = UserCommands.Areas();
    private readonly Option<string?> password = new("--sandbox-password")
    {
        HelpName = "PASSWORD", Description = "A password that need not be changed; in a sandbox only.",
    };
    private readonly Option<string?> secret = new("--sandbox-secret")
    {
        HelpName = "BASE32", Description = "The secret of the second step, with --sandbox-password; in a sandbox only.",
    };

    public AddUserCommand() : base(
        Access.To(ProcessKind.ActorAdding),
        "add",
        "Adds a user and shows a first password once.",
        "paseban user add --login budi.santoso --name \"Budi Santoso\" --role pusdatin-officer",
        "paseban user add --login sri.wahyuni --name \"Sri Wahyuni\" --role kelurahan-officer --area 31.71.03.1002")
    {
        Add(login);
        Add(name);
        Add(roles);
        Add(areas);
        Add(password);
        Add(secret);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var given = ActorCommands.Roles(session.Get(roles));
        if (!given.Succeeded) return session.Refuse(given.Problems);
        var places = UserCommands.Parse(session.Get(areas));
        if (!places.Succeeded) return session.Refuse(places.Problems);
        var known = session.Get(password) is { } chosen ? new GivenCredentials(chosen, session.Get(secret)) : null;
        var request = new AddUserRequest(session.Get(login), session.Get(name), given.Value, places.Value, known);
        var added = await new AddUser(session.Database, session.Keys).RunAsync(request, session.Context(ProcessKind.ActorAdding), ct);
        return session.Finish(added, View);
    }

    private static void View(Page page, UserAdded user)
    {
        page.Good($"Pengguna {user.Login} ditambahkan.", $"User {user.Login} added.");
        page.Pairs(
            ("Nomor", "Reference", user.Actor.ToString()),
            ("Nama", "Name", user.Name),
            ("Peran", "Roles", RoleNames.Of(user.Roles)),
            ("Wilayah", "Areas", UserCommands.Text(page, user.Areas)));
        if (user.FirstPassword is { } password) UserCommands.ShowFirstPassword(page, password);
    }
}
