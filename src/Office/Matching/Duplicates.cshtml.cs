using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Matching;
using Paseban.Kernel;
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

    public bool MayDecide => Rights.Refusal(Actor, ProcessKind.DuplicateDeciding) is null;

    public async Task<IActionResult> OnGetAsync()
    {
        var waves = (await new ShowWave(Database).ListAsync(Stop)).OrderByDescending(wave => wave.OpensOn).ToList();
        Waves = [.. waves.Select(wave => new Choice(wave.Code, $"{wave.Code}, {wave.Name}"))];
        if (waves.Count == 0) return Page();
        if (string.IsNullOrEmpty(Wave)) Wave = waves[0].Code;
        var listed = await new CompareDuplicates(Database, keys).ListAsync(Wave, string.IsNullOrEmpty(After) ? null : After, ct: Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        return Page();
    }
}
