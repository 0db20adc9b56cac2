using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Office.Intake;

/// <summary>One wave with its funnel: who came to each step, who went on, and why others did not.</summary>
[Reads(Inquiry.Registration)]
public sealed class WaveModel(Law law) : OfficePage
{
    public WaveShown Shown { get; private set; } = null!;

    public bool MayChange => Shown.State != WaveState.Closed && SeesWholeCity && May(ProcessKind.WaveChanging);

    public string State => WaveText.State(Say, Shown.State);

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var shown = await new ShowWave(Database).RunAsync(code, law.Reasons, Today, Stop);
        if (!shown.Succeeded) return RefuseWhole(shown.Problems);
        Shown = shown.Value;
        return Page();
    }
}
