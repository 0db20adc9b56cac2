using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Disbursement;
using Paseban.Web.Components;

namespace Paseban.Office.Disbursement;

/// <summary>A decision about some payments of a run: which, and why.</summary>
public abstract class PaymentDecisionPage(RunAct act) : RunActPage(act)
{
    [BindProperty(SupportsGet = true)]
    public string? HoldReason { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Payment { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> HoldReasons =>
        [.. Shown.Status.Held.Select(held => new Choice(held.Key, $"{Say[RunWords.Hold(held.Key)]} ({Say.Number(held.Value)})"))];

    protected PaymentSelection Selection => new(RunName, Given(HoldReason), Given(Payment));

    protected bool HasReason => (Reason ?? "").Trim().Length >= ReasonField.Least;

    protected IActionResult Settled(SettledPayments settled) => ToRun(
        Say[
            $"{Say.Number(settled.Payments)} pembayaran, {settled.Amount}.",
            $"{Say.Number(settled.Payments)} payments, {settled.Amount}."]);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
