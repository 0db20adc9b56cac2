using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunClosing)]
public sealed class CloseRunModel() : RunActPage(RunAct.Close)
{
    protected override async Task<IActionResult> DoAsync()
    {
        var done = await new CloseRun(Database).RunAsync(RunName, Process(ProcessKind.RunClosing), Stop);
        return done.Succeeded
            ? ToRun(Say["Ditutup dengan selisih nol.", "Closed at zero difference."])
            : Refuse(done.Problems);
    }
}
