using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class ChangeRolesCommand : SessionCommand
{
    private readonly Argument<string> name = ActorCommands.Name("Whose roles.");
    private readonly Option<string[]> grant = Operand.Several("--grant", "ROLE", "A role to give; repeat it for more.");
    private readonly Option<string[]> withdraw = Operand.Several("--withdraw", "ROLE", "A role to take; repeat it for more.");
    private readonly Option<string?> reason = Reasons.Why(required: false);

    public ChangeRolesCommand() : base(
        Access.To(ProcessKind.ActorChanging),
        "role",
        "Gives and takes roles. Nobody changes their own.",
        "paseban actor role \"Budi Santoso\" --grant bank-liaison --withdraw pusdatin-officer --reason \"moved to the treasury\"",
        "paseban actor role \"Sri Wahyuni\" --withdraw treasurer")
    {
        Add(name);
        Add(grant);
        Add(withdraw);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var given = ActorCommands.Roles(session.Get(grant));
        if (!given.Succeeded) return session.Refuse(given.Problems);
        var taken = ActorCommands.Roles(session.Get(withdraw));
        if (!taken.Succeeded) return session.Refuse(taken.Problems);
        var request = new ChangeRolesRequest(session.Get(name), given.Value, taken.Value);
        var changed = await new ChangeRoles(session.Database).RunAsync(request, session.Context(ProcessKind.ActorChanging), ct);
        return session.Finish(changed, View);
    }

    private static void View(Page page, RolesChanged result)
    {
        page.Good($"Peran {result.Name} diubah.", $"Roles of {result.Name} changed.");
        page.Pairs(("Sebelum", "Before", RoleNames.Of(result.Before)), ("Sesudah", "After", RoleNames.Of(result.After)));
    }
}
