using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunApproving)]
public sealed class ApproveRunModel() : RunActPage(RunAct.Approve)
{
    /// <summary>Why this reader may not approve it, said before they try; null when nothing is known against it.</summary>
    public Problem? Objection { get; private set; }

    /// <summary>For which of the roles that are to approve the reader would.</summary>
    public string AsRole => (Shown.Missing.Count > 0 ? Shown.Missing : Shown.Needed).Where(Actor.Has)
        .Select(role => Say[RoleWords.Of(role)]).FirstOrDefault("-");

    protected override async Task PrepareAsync() =>
        Objection = IsOpen ? await new ApproveRun(Database, Law).ObjectionAsync(Shown, Actor, Stop) : null;

    protected override async Task<IActionResult> DoAsync()
    {
        var done = await new ApproveRun(Database, Law).RunAsync(RunName, Process(ProcessKind.RunApproving), Stop);
        if (!done.Succeeded) return Refuse(done.Problems);
        return ToRun(done.Value.Open.Count == 0
            ? Say["Disetujui; semua persetujuan lengkap.", "Approved; every approval is given."]
            : Say[$"Disetujui; masih perlu {done.Value.Open.Count} persetujuan.", $"Approved; {done.Value.Open.Count} more are needed."]);
    }
}
