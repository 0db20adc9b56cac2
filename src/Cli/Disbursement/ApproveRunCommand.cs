using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ApproveRunCommand : LawCommand
{
    private readonly Argument<string> name = RunCommands.Name();

    public ApproveRunCommand() : base(
        Access.To(ProcessKind.RunApproving),
        "approve",
        "Gives your approval. The total decides how many roles must; nobody approves what they built or edited.",
        "paseban run approve T1-2024")
    {
        Add(name);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var approval = await new ApproveRun(session.Database, law).RunAsync(
            session.Get(name), session.Context(ProcessKind.RunApproving), ct);
        return session.Finish(approval, View);
    }

    private static void View(Page page, RunApproval result)
    {
        RunView.Head(page, result.Run);
        page.Pairs(
            ("Sudah menyetujui", "Approved by", RoleNames.Of(result.Given)),
            ("Masih ditunggu", "Still open", result.Open.Count == 0 ? "-" : RoleNames.Of(result.Open)));
        page.Next("Berikutnya:", "Next:", RunCommands.Next(result.Run));
    }
}
