using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class BootstrapActorCommand : SessionCommand
{
    private readonly System.CommandLine.Option<string> name = Operand.Required<string>("--name", "NAME", "The person's name; unique.");
    private readonly TokenOptions token = new();

    public BootstrapActorCommand() : base(
        Access.Anyone,
        "bootstrap",
        "Adds the first administrator of a new database. Works only while there is no actor.",
        "paseban actor bootstrap --name \"Dewi Anggraini\"",
        "paseban actor bootstrap --name \"Dewi Anggraini\" --token-file dewi.token --days 30")
    {
        Add(name);
        token.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var (text, made, file) = token.Make(session);
        var added = await new BootstrapActor(session.Database).RunAsync(
            session.Get(name), made, session.Context(ProcessKind.ActorAdding), ct);
        return session.Finish(ActorView.Of(added, text, file), ActorView.Show);
    }
}
