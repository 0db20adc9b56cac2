using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;

namespace Paseban.Office.Matching;

/// <summary>What a wave was matched with, what came of it, and what waits for a decision.</summary>
[Reads(Inquiry.Registration)]
public sealed class IndexModel : MatchListPage
{
    public MatchRunsListed Listed { get; private set; } = null!;

    /// <summary>Findings that wait for a decision.</summary>
    public IReadOnlyList<FindingCount> Findings { get; private set; } = [];

    /// <summary>Pairs of look-alikes that wait for a decision.</summary>
    public long Pairs { get; private set; }

    public string Query => Uri.EscapeDataString(Wave);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ChooseWaveAsync()) return Page();
        var listed = await new ListMatchRuns(Database).RunAsync(Wave, Now, ct: Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Findings = await CountRarelyAsync($"findings {Wave}", () => new FindingWorklist(Database).CountsAsync(Wave, Stop));
        Pairs = await CountRarelyAsync($"pairs {Wave}", () => new ListMatchRuns(Database).PairsAsync(Wave, Stop));
        return Page();
    }
}
