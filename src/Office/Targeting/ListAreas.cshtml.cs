using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>A locked list by kelurahan, with its hash computed anew: apart from the lines, because every line is read.</summary>
[Reads(Inquiry.Registration)]
public sealed class ListAreasModel(Law law) : TargetingPage(law)
{
    public TargetListShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        var shown = await new ShowTargetList(Database).RunAsync(reference, Stop);
        if (!shown.Succeeded) return RefuseWhole(shown.Problems);
        Shown = shown.Value;
        return Page();
    }
}
