using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class NewApplicationCommand : LawCommand
{
    private readonly Option<FileInfo?> form = ApplicationCommands.Form();
    private readonly Option<string?> door = new("--door")
    {
        HelpName = "citizen|counter|home_visit", Description = "How the household came. [default: by the actor's role]",
    };

    private readonly Option<string?> wave = WaveCommands.Optional("The wave. [default: the one that is open]");

    public NewApplicationCommand() : base(
        Access.To(ProcessKind.ApplicationEditing),
        "new",
        "Begins an application as a draft, complete or not; outside a wave it is kept until the next opens.",
        "paseban application new --form household.json",
        "paseban application new --form household.json --door home_visit --wave FMOTM-2021")
    {
        door.AcceptOnlyFromAmong("citizen", "counter", "home_visit");
        Add(form);
        Add(door);
        Add(wave);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new BeginApplicationRequest(
            await File.ReadAllTextAsync(session.Get(form)!.FullName, ct),
            session.Get(door) is { } word ? ApplicationWords.DoorOf(word) : null,
            session.Get(wave));
        var begun = await new BeginApplication(session.Database, session.Keys, law).RunAsync(
            request, session.Context(ProcessKind.ApplicationEditing), ct);
        return session.Finish(begun, ApplicationCommands.Saved);
    }
}
