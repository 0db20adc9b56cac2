using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>A sealed ranking by kelurahan, with its hash computed anew.</summary>
[Reads(Inquiry.Registration)]
public sealed class RankingAreasModel(Law law) : TargetingPage(law)
{
    public RankingShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        var shown = await new ShowRanking(Database).RunAsync(reference, "", Month.First, area: null, size: 0, Stop);
        if (!shown.Succeeded) return RefuseWhole(shown.Problems);
        Shown = shown.Value;
        return Page();
    }
}
