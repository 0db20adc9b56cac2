using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Office.Matching;

/// <summary>One finding: what a register says, since when, and what was made of it.</summary>
[Reads(Inquiry.Registration)]
public sealed class FindingModel(Law law) : OfficePage
{
    public FindingShown Shown { get; private set; } = null!;

    /// <summary>Where the person lives, by name.</summary>
    public string Area { get; private set; } = "";

    public bool MayResolve => Shown.Placed.IsOpen && May(ProcessKind.FindingResolving);

    public Law Law => law;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        var found = await new FindingWorklist(Database).FindAsync(reference, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Shown = found.Value;
        Area = (await new ListAreas(Database).RunAsync(Stop)).FullName(AreaCode.Parse(Shown.Placed.Area));
        return Page();
    }
}
