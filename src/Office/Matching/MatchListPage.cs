using Paseban.Assistance.Matching;

namespace Paseban.Office.Matching;

/// <summary>A list of what matching found in one wave: without another wish, the newest in which something waits for a decision.</summary>
public abstract class MatchListPage : WaveListPage
{
    protected override async Task<string?> PreferredWaveAsync() =>
        (await CountRarelyAsync("undecided wave", async () => await new UndecidedWaves(Database).NewestAsync(Today, Stop) ?? "")).Given();
}
