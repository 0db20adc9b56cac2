using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

/// <summary>A decision about some payments of a run: first which, then, before what they come to, why.</summary>
public abstract class PaymentDecisionPage(RunAct act) : RunActPage(act)
{
    [BindProperty(SupportsGet = true)]
    public string? HoldReason { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Payment { get; set; }

    /// <summary>How many payments the page showed when it was decided.</summary>
    [BindProperty]
    public long SeenPayments { get; set; }

    /// <summary>What they came to, in rupiah.</summary>
    [BindProperty]
    public long SeenAmount { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What the selection comes to now; null where it selects nothing.</summary>
    public SeenSum? Chosen { get; private set; }

    /// <summary>Why the selection selects nothing.</summary>
    public Problem? Nothing { get; private set; }

    public IReadOnlyList<Choice> HoldReasons =>
        [.. Shown.Status.Held.Select(held => new Choice(held.Key, $"{Say[RunWords.Hold(held.Key)]} ({Say.Number(held.Value)})"))];

    protected PaymentSelection Selection =>
        new(RunName, HoldReason.Given(), Payment.Given(), new SeenSum(SeenPayments, new Rupiah(SeenAmount)));

    protected bool HasReason => (Reason ?? "").Trim().Length >= ReasonField.Least;

    protected abstract Task<Outcome<SeenSum>> PreviewAsync();

    protected override async Task PrepareAsync()
    {
        if (!IsOpen) return;
        var preview = await PreviewAsync();
        if (preview.Succeeded) Chosen = preview.Value;
        else Nothing = preview.Problems[0];
    }

    protected IActionResult Settled(SettledPayments settled) => ToRun(
        Say[
            $"{Say.Number(settled.Payments)} pembayaran, {settled.Amount}.",
            $"{Plural.Of(settled.Payments, "payment", "payments")}, {settled.Amount}."]);
}
