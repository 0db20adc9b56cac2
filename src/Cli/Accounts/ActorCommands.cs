using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal static class ActorCommands
{
    public static CommandGroup Group() => new(
        "actor",
        "Who may act: people with roles and personal tokens.",
        new BootstrapActorCommand(),
        new AddActorCommand(),
        new ChangeRolesCommand(),
        new IssueTokenCommand(),
        new RevokeTokensCommand(),
        new RetireActorCommand(),
        new ListActorsCommand());

    public static Argument<string> Name(string description) => new("NAME") { Description = description };

    public static Outcome<IReadOnlySet<Role>> Roles(IEnumerable<string> names)
    {
        var roles = new HashSet<Role>();
        foreach (var name in names)
        {
            if (!RoleNames.TryParse(name, out var role))
            {
                return Problem.Invalid(
                    "actor.unknown-role", $"There is no role named {name}.", $"The roles are: {RoleNames.Of(Enum.GetValues<Role>())}.")
                    .InIndonesian($"Tidak ada peran bernama {name}.", $"Peran yang ada: {RoleNames.Of(Enum.GetValues<Role>())}.");
            }
            roles.Add(role);
        }
        return roles;
    }
}
