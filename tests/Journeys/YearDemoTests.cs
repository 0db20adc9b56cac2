using System.Text.Json;
using Paseban.Storage;
using Paseban.Tests.TestKit;
using Xunit;

namespace Paseban.Tests.Journeys;

/// <summary>The whole year at a thousandth and a half of its size, by the programs that an operator starts.</summary>
public sealed class YearDemoTests
{
    private static readonly string[] Play = ["demo", "--scale", "0.0015", "--out", "demo"];

    private static readonly string[] Runs = ["T1-2024", "T1-TOPUP-2024", "T2-2024", "T3-2024", "T4-2024"];

    /// <summary>Where the demo is killed, one after the other; each line is printed when the step begins.</summary>
    private static readonly string[] Steps =
    [
        "migrate ...",
        "actor bootstrap",
        "Registry of January 2024 ...",
        "Decree on the recipients of 2024 ...",
        "T1-2024 build ...",
        "T1-2024 check ...",
        "T1-2024 approve ...",
        "T1-2024 order record ...",
        "T1-2024 instruct ...",
        "T1-2024 send ...",
        "bank receive ...",
        "T1-2024-R1 build ...",
        "T1-2024-R1 check ...",
        "T1-2024-R1 approve ...",
        "T1-2024-R1 instruct ...",
        "T1-2024-R1 send ...",
        "T1-2024 reconcile, close ...",
        "T2-2024 build ...",
        "T2-2024 instruct ...",
        "T2-2024 send ...",
        "Ends as of 1 July ...",
        "Amendment: cohort III ...",
        "T3-2024 instruct ...",
        "T4-2024 approve ...",
        "T4-2024 reconcile, close ...",
        "Year-end close ...",
    ];

    [DatabaseTheory]
    public async Task Demo_OnEachEngine_ClosesEveryRunAtZeroDifference(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        using var paseban = new PasebanProgram(test.Specification);

        var answer = await paseban.GiveAsync([.. Play, "--json"]);

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        Demo.AssertRight(JsonDocument.Parse(answer.Output).RootElement, Runs);
    }

    [DatabaseTheory]
    public async Task Demo_KilledAtEachStep_GoesOnAndPaysEveryMonthOnce(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        using var paseban = new PasebanProgram(test.Specification);

        var kills = await Demo.KillAtEachAsync(paseban, Play, Steps);
        var answer = await paseban.GiveAsync([.. Play, "--json"]);

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        Demo.AssertRight(JsonDocument.Parse(answer.Output).RootElement, Runs);
        Assert.InRange(kills, Steps.Length / 2, Steps.Length);
    }

    [Fact]
    public async Task Demo_Finished_SaysSoAndShowsItsTableAgain()
    {
        using var paseban = new PasebanProgram().WithoutDatabase();
        await paseban.GiveAsync(Play);

        var again = await paseban.GiveAsync(Play);

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("finished", again.Error, StringComparison.Ordinal);
        Assert.Contains("Sum of the published runs", again.Output, StringComparison.Ordinal);
        Assert.Contains("SYNTHETIC", again.Output, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Demo_OnADatabaseThatIsNotItsOwn_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        using var paseban = new PasebanProgram(test.Specification);
        await paseban.GiveAsync("migrate");

        var answer = await paseban.GiveAsync(Play);

        Assert.Equal(5, answer.ExitCode);
        Assert.Contains("database.not-the-demos", answer.Error, StringComparison.Ordinal);
    }
}
