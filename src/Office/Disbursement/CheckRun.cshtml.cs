using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunChecking)]
public sealed class CheckRunModel() : RunActPage(RunAct.Check)
{
    protected override async Task<IActionResult> DoAsync()
    {
        var done = await new CheckRun(Database, Law).RunAsync(new CheckRunRequest(RunName, []), Process(ProcessKind.RunChecking), Stop);
        if (!done.Succeeded) return Refuse(done.Problems);
        return ToRun(done.Value.Open == 0
            ? Say["Diperiksa: siap disetujui.", "Checked: ready to be approved."]
            : Say[$"{done.Value.Open} temuan memerlukan alasan.",
                $"{Plural.Of(done.Value.Open, "finding needs", "findings need")} a reason."]);
    }
}
