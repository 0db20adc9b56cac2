using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunCancelling)]
public sealed class CancelRunModel() : RunActPage(RunAct.Cancel)
{
    [BindProperty]
    public string? Reason { get; set; }

    protected override async Task<IActionResult> DoAsync()
    {
        if (!IsOpen) return Refuse([NotNow]);
        if ((Reason ?? "").Trim().Length < ReasonField.Least) return Refuse([ReasonField.TooShort(nameof(Reason))]);
        return await StartJobAsync(
            RunJobs.Cancel, RunName, new RunJobs.RunAsked(RunName), ProcessKind.RunCancelling, Reason!.Trim());
    }
}
