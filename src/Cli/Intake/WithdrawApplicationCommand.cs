using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class WithdrawApplicationCommand : SessionCommand
{
    private readonly Argument<string> reference = ApplicationCommands.Reference();

    public WithdrawApplicationCommand() : base(
        Access.To(ProcessKind.ApplicationWithdrawing),
        "withdraw",
        "Takes an application back. Its history stays; its cases go no further.",
        "paseban application withdraw REG-1112-J --reason \"registered by the daughter already\"")
    {
        Add(reference);
        Add(Reasons.Why(required: true));
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new WithdrawApplication(session.Database).RunAsync(
                session.Get(reference), session.Context(ProcessKind.ApplicationWithdrawing), ct),
            (page, result) =>
            {
                if (result.IsNew) page.Good($"{result.Reference} ditarik.", $"{result.Reference} is withdrawn.");
                else page.Good("Sudah ditarik: tidak ada yang berubah.", "Withdrawn already: nothing changed.");
                page.Pairs(("Anggota", "Members", page.Count(result.Members)));
            });
}
