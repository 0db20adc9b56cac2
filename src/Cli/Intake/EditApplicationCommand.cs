using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class EditApplicationCommand : LawCommand
{
    private readonly Argument<string> reference = ApplicationCommands.Reference();
    private readonly Option<FileInfo?> form = ApplicationCommands.Form();
    private readonly Option<long?> version = new("--version")
    {
        HelpName = "N", Description = "The version that was read; refused when somebody changed it since.",
    };

    public EditApplicationCommand() : base(
        Access.To(ProcessKind.ApplicationEditing),
        "edit",
        "Keeps another version of the form. A submitted application is submitted again with the change, until its wave closes.",
        "paseban application edit REG-1112-J --form household.json",
        "paseban application edit REG-1112-J --form household.json --version 2")
    {
        Add(reference);
        Add(form);
        Add(version);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new EditApplicationRequest(
            session.Get(reference), await File.ReadAllTextAsync(session.Get(form)!.FullName, ct), session.Get(version));
        var saved = await new EditApplication(session.Database, session.Keys, law).RunAsync(
            request, session.Context(ProcessKind.ApplicationEditing), ct);
        return session.Finish(saved, ApplicationCommands.Saved);
    }
}
