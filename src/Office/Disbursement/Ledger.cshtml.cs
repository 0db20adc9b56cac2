using Paseban.Assistance.Accounts;
using Paseban.Ledger;

namespace Paseban.Office.Disbursement;

[Reads(Inquiry.Books)]
public sealed class LedgerModel : WebPage
{
    [BindProperty(SupportsGet = true)]
    public string? Through { get; set; }

    public TrialBalance Books { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        Books = await TrialBalance.ReadAsync(reading, IsoDate.TryParse(Through ?? "", out var day) ? day : null, Stop);
    }
}
