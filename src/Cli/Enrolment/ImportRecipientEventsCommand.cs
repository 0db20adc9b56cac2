using Paseban.Assistance.Enrolment;

namespace Paseban.Cli.Enrolment;

internal sealed class ImportRecipientEventsCommand : LawCommand
{
    private readonly ImportOptions import = new();

    public ImportRecipientEventsCommand() : base(
        Access.To(ProcessKind.RecipientEnding, ProcessKind.RecipientSuspending, ProcessKind.RecipientRestoring),
        "import",
        "Records a file of ends, suspensions and restorations (nik, program, tindakan, alasan, berlaku, bukti).",
        "paseban recipient import ends-2024-07.csv",
        "paseban recipient import events.xlsx --skip-bad-rows --errors refused.csv")
    {
        import.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var file = new RecipientFile(import.Path(session), import.BadRows(session), import.ErrorsPath(session));
        var changed = await session.WorkAsync(progress => new ChangeRecipients(session.Database, session.Keys, law)
            .RunAsync(file, session.Context(ProcessKind.RecipientEnding), progress, ct));
        return session.Finish(changed, RecipientCommands.View, result => ExitCode.OfRows(result.RowsRefused));
    }
}
