using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.PaymentOrderRecording)]
public sealed class RecordOrderModel() : RunActPage(RunAct.Order)
{
    /// <summary>The paper that the form was shown for: sent twice, it is that one again and not the next.</summary>
    [BindProperty]
    public string? Paper { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Dated { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>The paper that comes next; null when all three are there.</summary>
    public string? Kind => PaymentOrder.Kinds.FirstOrDefault(kind => Shown.Status.Orders.All(order => order.Kind != kind));

    protected override Task PrepareAsync()
    {
        // As the paper has it, which is in Indonesian.
        if (HttpMethods.IsGet(Request.Method))
            Amount = (Shown.Status.Orders is [var first, ..] ? first.Amount : Shown.Amount(PaymentState.Approved)).In(Language.Indonesian);
        return Task.CompletedTask;
    }

    protected override async Task<IActionResult> DoAsync()
    {
        if (string.IsNullOrWhiteSpace(Number)) Wrong(nameof(Number), "Isi nomor surat.", "Give the paper's number.");
        if (!IsoDate.TryParse(Dated ?? "", out var dated)) Wrong(nameof(Dated), "Isi tanggal surat.", "Give the date on the paper.");
        if (!Rupiah.TryParse(Amount, out var amount)) Wrong(nameof(Amount), "Isi jumlah rupiah.", "Give the amount in rupiah.");
        if (!ModelState.IsValid) return Again();
        var done = await new RecordPaymentOrder(Database).RunAsync(
            RunName, Paper ?? "", Number!.Trim(), dated, amount, Process(ProcessKind.PaymentOrderRecording), Stop);
        return done.Succeeded
            ? ToRun(Say[$"{done.Value.Kind} {done.Value.Number} tercatat.", $"{done.Value.Kind} {done.Value.Number} is recorded."])
            : Refuse(done.Problems);
    }
}
