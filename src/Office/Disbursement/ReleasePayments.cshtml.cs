using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.PaymentReleasing)]
public sealed class ReleasePaymentsModel() : PaymentDecisionPage(RunAct.Release)
{
    protected override Task<Outcome<SeenSum>> PreviewAsync() => new ReleasePayments(Database).PreviewAsync(Selection, Stop);

    protected override async Task<IActionResult> DoAsync()
    {
        if (!HasReason) return Refuse([ReasonField.TooShort(nameof(Reason))]);
        var done = await new ReleasePayments(Database).RunAsync(Selection, Process(ProcessKind.PaymentReleasing, Reason!.Trim()), Stop);
        return done.Succeeded ? Settled(done.Value) : Refuse(done.Problems);
    }
}
