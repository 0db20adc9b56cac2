using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Matching;
using Paseban.Kernel;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Matching;

/// <summary>What a wave was matched with, what came of it, and what waits for a decision.</summary>
[Reads(Inquiry.Registration)]
public sealed class IndexModel : OfficePage
{
    /// <summary>Code; the newest when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public MatchRunsListed Listed { get; private set; } = null!;

    public string Query => Uri.EscapeDataString(Wave);

    /// <summary>What became of cases is counted for the whole wave, so only who sees the whole city is told.</summary>
    public bool SeesTheCity => Actor.Areas.Count == 0;

    public bool May(ProcessKind kind) => Rights.Refusal(Actor, kind) is null;

    public async Task<IActionResult> OnGetAsync()
    {
        var waves = (await new ShowWave(Database).ListAsync(Stop)).OrderByDescending(wave => wave.OpensOn).ToList();
        Waves = [.. waves.Select(wave => new Choice(wave.Code, $"{wave.Code}, {wave.Name}"))];
        if (waves.Count == 0) return Page();
        if (string.IsNullOrEmpty(Wave)) Wave = waves[0].Code;
        var listed = await new ListMatchRuns(Database).RunAsync(Wave, Now, ct: Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        return Page();
    }
}
