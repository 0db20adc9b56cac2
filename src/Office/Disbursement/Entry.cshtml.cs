using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Ledger;

namespace Paseban.Office.Disbursement;

/// <summary>One entry of the journal, and the runs whose payments it is about.</summary>
[Reads(Inquiry.Books)]
public sealed class EntryModel : WebPage
{
    public BookedEntry Entry { get; private set; } = null!;

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id)
    {
        await using var reading = await Database.ReadAsync(Stop);
        var found = await BookedEntry.FindAsync(reading, id, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Entry = found.Value;
        Runs = await Run.OfEntryAsync(reading, Entry, Stop);
        return Page();
    }
}
