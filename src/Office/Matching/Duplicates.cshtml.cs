using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;
using Paseban.Storage;
using Paseban.Web.SignIn;

namespace Paseban.Office.Matching;

/// <summary>Groups of records that may be one person, the likeliest first.</summary>
[Reads(Inquiry.Registration)]
public sealed class DuplicatesModel(KeyRing keys) : WaveListPage
{
    public DuplicateGroupsListed Listed { get; private set; } = new(0, [], null);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ChooseWaveAsync()) return Page();
        var listed = await new CompareDuplicates(Database, keys).ListAsync(Wave, After.Given(), ct: Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After);
        return Page();
    }
}
