using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ReconcileRunCommand : SessionCommand
{
    private readonly Argument<string> name = RunCommands.Name();

    public ReconcileRunCommand() : base(
        Access.To(ProcessKind.RunReconciling),
        "reconcile",
        "Compares decree, instruction and statement. The run is reconciled when nothing is open and they differ by zero rupiah.",
        "paseban run reconcile T1-2024")
    {
        Add(name);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var sides = await new ReconcileRun(session.Database).RunAsync(session.Get(name), session.Context(ProcessKind.RunReconciling), ct);
        return session.Finish(sides, ReconciliationView.Show, ReconciliationView.ExitCode);
    }
}
