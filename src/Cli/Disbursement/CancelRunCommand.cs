using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class CancelRunCommand : SessionCommand
{
    private readonly Argument<string> name = RunCommands.Name();
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public CancelRunCommand() : base(
        Access.To(ProcessKind.RunCancelling),
        "cancel",
        "Gives a run up before anything was sent: its months are due again.",
        "paseban run cancel T1-2024 --reason \"built with the wrong cohort\"")
    {
        Add(name);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new CancelRun(session.Database).RunAsync(session.Get(name), session.Context(ProcessKind.RunCancelling), ct),
            RunView.Show);
}
