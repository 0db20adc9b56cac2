using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Matching;

/// <summary>What a wave was matched with, what came of it, and what waits for a decision.</summary>
[Reads(Inquiry.Registration)]
public sealed class IndexModel : OfficePage
{
    /// <summary>Code; the newest that has opened when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public MatchRunsListed Listed { get; private set; } = null!;

    public string Query => Uri.EscapeDataString(Wave);

    public async Task<IActionResult> OnGetAsync()
    {
        var waves = await WaveChoices.ReadAsync(Database, Stop);
        Waves = waves.All;
        if (waves.Chosen(Wave, Today) is not { } wave) return Page();
        Wave = wave;
        var listed = await new ListMatchRuns(Database).RunAsync(Wave, Now, ct: Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        return Page();
    }
}
