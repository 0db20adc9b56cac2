using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

/// <summary>The three sides of a run beside each other, worked out now; nothing is changed by looking.</summary>
[Reads(Inquiry.Runs)]
public sealed class ReconciliationModel : WebPage
{
    public string RunName => (string)RouteData.Values["name"]!;

    public Reconciliation Sides { get; private set; } = null!;

    public IReadOnlyList<(string Words, Rupiah One, Rupiah Other)> Rows =>
    [
        (Say["Disusun, dan baris Kepgub di baliknya", "Built, and the decree lines behind it"], Sides.Planned, Sides.Decree),
        (Say["Diperintahkan, dan ditolak atau didebit", "Instructed, and rejected or debited"], Sides.Instructed,
            Sides.Rejected + Sides.Debited),
        (Say["Didebit menurut pembayaran, dan menurut rekening koran", "Debited payment by payment, and entry by entry"], Sides.Debited,
            Sides.StatementDebits),
        (Say["Disusun, dan ke mana perginya", "Built, and where it went"], Sides.Planned,
            Sides.Credited + Sides.Held + Sides.Forfeited + Sides.Cancelled + Sides.Moved),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        var found = await Run.FindAsync(reading, RunName, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Sides = await Reconciliation.ComputeAsync(reading, found.Value, Stop);
        return Page();
    }
}
