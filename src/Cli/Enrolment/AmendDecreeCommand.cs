using Paseban.Assistance.Enrolment;

namespace Paseban.Cli.Enrolment;

internal sealed class AmendDecreeCommand : LawCommand
{
    private readonly DecreeOptions decree = new();
    private readonly Option<string> amends = Operand.Required<string>("--amends", "NUMBER", "Any decree of the list that is amended.");

    public AmendDecreeCommand() : base(
        Access.To(ProcessKind.DecreeAmending),
        "amend",
        "Records a decree that adds, changes and removes lines of a list from a month on; it becomes the list's next version.",
        "paseban decree amend amendment.csv --amends \"Kepgub 120/2024\" "
            + "--number \"Kepgub 480/2024\" --title \"Perubahan\" --signed-on 2024-07-23")
    {
        decree.AddTo(this);
        Add(amends);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var changed = await session.WorkAsync(progress => new AmendDecree(session.Database, session.Keys, law)
            .RunAsync(decree.Of(session), session.Get(amends), session.Context(ProcessKind.DecreeAmending), progress, ct));
        return session.Finish(changed, DecreeOptions.View, DecreeOptions.ExitCode);
    }
}
