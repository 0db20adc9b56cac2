using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Office.Intake;

/// <summary>A page that changes one wave. A wave is of the whole city, so it is for who works for all of it.</summary>
public abstract class WavePage(Law law) : OfficePage
{
    public WaveShown Shown { get; private set; } = null!;

    protected string Home => "/waves/" + Shown.Wave.Code;

    public async Task<IActionResult> OnGetAsync(string code) => await FindAsync(code) ?? Page();

    /// <summary>Null where the wave is there to be changed.</summary>
    protected async Task<IActionResult?> FindAsync(string code)
    {
        if (WholeCityOnly() is { } refused) return refused;
        var shown = await new ShowWave(Database).RunAsync(code, law.Reasons, Today, Stop);
        if (!shown.Succeeded) return RefuseWhole(shown.Problems);
        Shown = shown.Value;
        return null;
    }
}
