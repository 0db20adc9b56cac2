using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.PaymentForfeiting)]
public sealed class ForfeitPaymentsModel() : PaymentDecisionPage(RunAct.Forfeit)
{
    [BindProperty]
    public string? Evidence { get; set; }

    protected override Task<Outcome<SeenSum>> PreviewAsync() => new ForfeitPayments(Database).PreviewAsync(Selection, Stop);

    protected override async Task<IActionResult> DoAsync()
    {
        if (!HasReason) return Refuse([ReasonField.TooShort(nameof(Reason))]);
        if (string.IsNullOrWhiteSpace(Evidence)) return Refuse([ReasonField.Missing(nameof(Evidence))]);
        var done = await new ForfeitPayments(Database).RunAsync(
            Selection, Process(ProcessKind.PaymentForfeiting, Reason!.Trim(), Evidence.Trim()), Stop);
        return done.Succeeded ? Settled(done.Value) : Refuse(done.Problems);
    }
}
