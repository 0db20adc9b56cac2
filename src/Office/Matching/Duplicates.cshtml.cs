using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;
using Paseban.Storage;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Matching;

/// <summary>Groups of records that may be one person, the likeliest first.</summary>
[Reads(Inquiry.Registration)]
public sealed class DuplicatesModel(KeyRing keys) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public DuplicateGroupsListed Listed { get; private set; } = new(0, [], null);

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var waves = await WaveChoices.ReadAsync(Database, Stop);
        Waves = waves.All;
        if (waves.Chosen(Wave, Today) is not { } wave) return Page();
        Wave = wave;
        var listed = await new CompareDuplicates(Database, keys).ListAsync(Wave, After.Given(), ct: Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After);
        return Page();
    }
}
