using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunReconciling)]
public sealed class ReconcileRunModel() : RunActPage(RunAct.Reconcile)
{
    protected override async Task<IActionResult> DoAsync() => IsOpen
        ? await StartJobAsync(RunJobs.Reconcile, RunName, new RunJobs.RunAsked(RunName), ProcessKind.RunReconciling)
        : Refuse([NotNow]);
}
