using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ForfeitPaymentsCommand : SessionCommand
{
    private readonly PaymentChoice choice = new();
    private readonly Option<string?> reason = Reasons.Why(required: true);
    private readonly Option<string?> evidence = Reasons.Evidence(required: true);

    public ForfeitPaymentsCommand() : base(
        Access.To(ProcessKind.PaymentForfeiting),
        "forfeit",
        "Ends the claim to payments that were held, rejected or returned, by a decision with a legal basis. The money goes back.",
        "paseban run forfeit T1-2024 --payment PAY-1112-X --reason \"heirs waived the claim\" --evidence \"BA 17/2024\"")
    {
        choice.AddTo(this);
        Add(reason);
        Add(evidence);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new ForfeitPayments(session.Database).RunAsync(choice.Of(session), session.Context(ProcessKind.PaymentForfeiting), ct),
            PaymentChoice.View);
}
