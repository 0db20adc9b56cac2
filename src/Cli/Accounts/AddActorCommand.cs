using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class AddActorCommand : SessionCommand
{
    private readonly Option<string> name = Operand.Required<string>("--name", "NAME", "The person's name; unique for good.");
    private readonly Option<string[]> roles = Operand.Several(
        "--role", "ROLE", $"A role; repeat it for more. One of {RoleNames.Of(Enum.GetValues<Role>())}.", required: true);
    private readonly TokenOptions token = new();

    public AddActorCommand() : base(
        Access.To(ProcessKind.ActorAdding),
        "add",
        "Adds an actor with roles and a first token.",
        "paseban actor add --name \"Budi Santoso\" --role pusdatin-officer",
        "paseban actor add --name \"Sri Wahyuni\" --role treasurer --days 30 --token-file sri.token")
    {
        Add(name);
        Add(roles);
        token.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var parsed = ActorCommands.Roles(session.Get(roles));
        if (!parsed.Succeeded) return session.Refuse(parsed.Problems);
        var (text, made, file) = token.Make(session);
        var request = new AddActorRequest(session.Get(name), parsed.Value, made);
        var added = await new AddActor(session.Database).RunAsync(request, session.Context(ProcessKind.ActorAdding), ct);
        return session.Finish(ActorView.Of(added, text, file), ActorView.Show);
    }
}
