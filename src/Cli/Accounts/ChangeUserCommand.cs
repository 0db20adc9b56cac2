using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class ChangeUserCommand : SessionCommand
{
    private readonly Argument<string> login = UserCommands.Login();
    private readonly Option<string[]> grant = Operand.Several("--grant", "ROLE", "A role to give; repeat it for more.");
    private readonly Option<string[]> withdraw = Operand.Several("--withdraw", "ROLE", "A role to take; repeat it for more.");
    private readonly Option<string[]> areas = Operand.Several(
        "--area", "AREA", "Where they work from now on, instead of before; repeat it for more.");
    private readonly Option<bool> everywhere = new("--whole-province") { Description = "From now on they work in the whole province." };
    private readonly Option<string?> reason = Reasons.Why(required: false);

    public ChangeUserCommand() : base(
        Access.To(ProcessKind.ActorChanging),
        "change",
        "Changes the roles or areas of a user. Nobody changes their own.",
        "paseban user change sri.wahyuni --area 31.71.03.1002,31.71.03.1003",
        "paseban user change budi.santoso --grant bank-liaison --withdraw pusdatin-officer --reason \"moved to the treasury\"")
    {
        Add(login);
        Add(grant);
        Add(withdraw);
        Add(areas);
        Add(everywhere);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var given = ActorCommands.Roles(session.Get(grant));
        if (!given.Succeeded) return session.Refuse(given.Problems);
        var taken = ActorCommands.Roles(session.Get(withdraw));
        if (!taken.Succeeded) return session.Refuse(taken.Problems);
        var places = UserCommands.Parse(session.Get(areas));
        if (!places.Succeeded) return session.Refuse(places.Problems);
        if (session.Get(everywhere) && places.Value.Count > 0) return session.Refuse(Both());
        var to = session.Get(everywhere) || places.Value.Count > 0 ? places.Value : null;
        var request = new ChangeUserRequest(session.Get(login), given.Value, taken.Value, to);
        var changed = await new ChangeUser(session.Database).RunAsync(request, session.Context(ProcessKind.ActorChanging), ct);
        return session.Finish(changed, View);
    }

    private static void View(Page page, UserChanged user)
    {
        page.Good($"Pengguna {user.Login} diubah.", $"User {user.Login} changed.");
        page.Pairs(
            ("Peran sebelum", "Roles before", RoleNames.Of(user.RolesBefore)),
            ("Peran sesudah", "Roles after", RoleNames.Of(user.Roles)),
            ("Wilayah sebelum", "Areas before", UserCommands.Text(page, user.AreasBefore)),
            ("Wilayah sesudah", "Areas after", UserCommands.Text(page, user.Areas)));
    }

    private static Problem Both() =>
        Problem.Invalid("user.area", "Areas and the whole province are named together.", "Give --area or --whole-province.");
}
