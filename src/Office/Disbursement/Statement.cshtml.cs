using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

/// <summary>A statement of the fund account, for whoever follows a rupiah to its end.</summary>
[Reads(Inquiry.Runs)]
public sealed class StatementModel : WebPage
{
    public StatementShown Shown { get; private set; } = null!;

    public bool MaySeeBooks => Rights.Refusal(Actor, Inquiry.Books) is null;

    public async Task<IActionResult> OnGetAsync(string id)
    {
        var found = await new ShowStatement(Database).RunAsync(id, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Shown = found.Value;
        return Page();
    }

    public string KindOf(string kind) => kind switch
    {
        nameof(EntryKind.BatchPayment) => Say["Pembayaran", "Payments"],
        nameof(EntryKind.Return) => Say["Retur", "Return"],
        nameof(EntryKind.Receipt) => Say["Penerimaan", "Receipt"],
        nameof(EntryKind.Fee) => Say["Biaya bank", "Bank fee"],
        nameof(EntryKind.Interest) => Say["Jasa giro", "Interest"],
        nameof(EntryKind.Transfer) => Say["Pemindahan", "Transfer"],
        _ => Say["Perlu dilihat", "To be looked at"],
    };
}
