using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Disbursement;
using Paseban.Kernel;
using Paseban.Web.SignIn;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunReconciling)]
public sealed class ReconcileRunModel() : RunActPage(RunAct.Reconcile)
{
    protected override async Task<IActionResult> DoAsync() => IsOpen
        ? await StartJobAsync(RunJobs.Reconcile, RunName, new RunJobs.RunAsked(RunName), ProcessKind.RunReconciling)
        : Refuse([NotNow]);
}
