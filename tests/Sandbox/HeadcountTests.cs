using Xunit;

namespace Paseban.Tests.Sandbox;

public class HeadcountTests
{
    [Fact]
    public void Year2024_AtFullScale_EachMonthHasThePublishedPeopleAndRupiah()
    {
        using var world = new SmallWorld(scale: 1, people: 390_000);
        var replay = new Replay(world);

        Assert.Equal(replay.Lines, replay.Listed);
        foreach (var month in (string[])["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"])
        {
            Assert.Equal(People(52_135, 6_475, 4_800), replay.Due(month, "2024-I"));
            Assert.Equal(People(90_743, 11_099, 8_807), replay.Due(month, "2024-II"));
            Assert.Equal(People(142_878, 17_574, 13_607), replay.Due(month));
        }
        foreach (var month in (string[])["2024-07", "2024-08", "2024-09"]) Assert.Equal(People(141_533, 17_326, 22_494), replay.Due(month));
        Assert.Equal(People(141_033, 17_278, 22_229), replay.Due("2024-10"));
        Assert.Equal(People(140_533, 17_230, 21_971), replay.Due("2024-11"));
        Assert.Equal(People(140_033, 17_182, 21_710), replay.Due("2024-12"));
        Assert.Equal([38_046_000_000, 76_092_000_000, 199_168_200_000, 163_217_700_000], PublishedCredits(world));
    }

    [Fact]
    public void August2025_AtFullScale_ExistingNewAndRestoredAreThePublishedOnes()
    {
        using var world = new SmallWorld("august-2025", scale: 1, people: 350_000);
        var replay = new Replay(world);

        Assert.Equal(People(121_491, 15_013, 11_605), replay.Due("2025-08", "2025-eksisting"));
        Assert.Equal(People(2_661, 3_540, 11_025), replay.Due("2025-08", "2025-baru"));
        Assert.Equal(People(36, 2, 2), replay.Due("2025-08", "2025-ditangguhkan"));
        Assert.Empty(replay.Due("2025-07"));
        Assert.Equal(49_612_500_000, replay.Due("2025-08").Values.Sum() * 300_000L);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20_240_919)]
    public void Year2024_AtSmallScale_FilesAgreeWithTheCalendarForEverySeed(long seed)
    {
        using var world = new SmallWorld(seed: seed);
        var replay = new Replay(world);

        var run = world.Steps("run").Single(step => (string?)step["run"] == "T3-2024");

        var due = replay.Due("2024-08");
        Assert.Equal(People(1_415, 173, 225), due);
        Assert.Equal(due["KAJ"], (int)run["expected"]!["recipients"]!["KAJ"]!);
        Assert.Equal(due.Values.Sum() * 3 * 300_000L, (long)run["expected"]!["credited"]!);
    }

    private static long[] PublishedCredits(SmallWorld world) =>
        [.. world.Steps("run").Where(run => (bool)run["published"]!).Select(run => (long)run["expected"]!["credited"]!)];

    private static Dictionary<string, int> People(int klj, int kpdj, int kaj) =>
        new(StringComparer.Ordinal) { ["KLJ"] = klj, ["KPDJ"] = kpdj, ["KAJ"] = kaj };
}
