using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class CloseRunCommand : SessionCommand
{
    private readonly Argument<string> name = RunCommands.Name();

    public CloseRunCommand() : base(
        Access.To(ProcessKind.RunClosing),
        "close",
        "Closes a reconciled run: only at zero difference, without an open exception, and with the payments equal to the ledger.",
        "paseban run close T1-2024")
    {
        Add(name);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var sides = await new CloseRun(session.Database).RunAsync(session.Get(name), session.Context(ProcessKind.RunClosing), ct);
        return session.Finish(sides, ReconciliationView.Show, ReconciliationView.ExitCode);
    }
}
