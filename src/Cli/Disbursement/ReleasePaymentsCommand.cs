using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ReleasePaymentsCommand : SessionCommand
{
    private readonly PaymentChoice choice = new();
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public ReleasePaymentsCommand() : base(
        Access.To(ProcessKind.PaymentReleasing),
        "release",
        "Lets held payments go: their months become due again, and the next run pays them if the law then still says so.",
        "paseban run release T1-2024 --hold SHARED_ACCOUNT --reason \"guardians recorded on 4 March\"",
        "paseban run release T1-2024 --payment PAY-1112-X --reason \"account confirmed by the bank\"")
    {
        choice.AddTo(this);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new ReleasePayments(session.Database).RunAsync(choice.Of(session), session.Context(ProcessKind.PaymentReleasing), ct),
            PaymentChoice.View);
}
