using System.Text.Json;
using Paseban.Storage;
using Paseban.Tests.TestKit;
using Xunit;

namespace Paseban.Tests.Journeys;

/// <summary>The whole year at a thousandth and a half of its size, by the programs that an operator starts.</summary>
public sealed class DemoTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static readonly string[] Play = ["demo", "--scale", "0.0015", "--out", "demo"];

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

    private static readonly string[] PlayWave = ["demo", "--scenario", "registration-2021", "--scale", "0.002", "--out", "demo"];

    private static readonly string[] WaveSteps =
    [
        "Social registry of April 2021 ...",
        "Proposal list of week 1, kelurahan ...",
        "Proposals without a NIK ...",
        "The wave closes ...",
        "Civil registry over HTTP ...",
        "Civil registry over HTTP, the next day ...",
        "Civil registry extract for those left over ...",
        "Revenue agency ...",
        "Duplicates ...",
        "Criteria of registration ...",
        "Agendas of the musyawarah ...",
        "Remarks of RT and RW ...",
        "Musyawarah kelurahan ...",
        "Minutes signed ...",
        "Objections ...",
        "Final target list ...",
        "SIKS-NG list leaves ...",
        "Home visits ...",
        "Findings decided after the days to reply ...",
        "Determination by the ministry ...",
        "Candidacy KLJ ...",
        "PKD meetings ...",
        "PKD minutes signed ...",
        "Ranking KLJ ...",
        "Draft of the decree ...",
        "Decree on the recipients of 2022 ...",
        "JAN-2022 build ...",
    ];

    [DatabaseTheory]
    public async Task Demo_OnEachEngine_ClosesEveryRunAtZeroDifference(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        using var paseban = new PasebanProgram(test.Specification);

        var answer = await paseban.GiveAsync([.. Play, "--json"]);

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        AssertRight(JsonDocument.Parse(answer.Output).RootElement);
    }

    [DatabaseTheory]
    public async Task Demo_KilledAtEachStep_GoesOnAndPaysEveryMonthOnce(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        using var paseban = new PasebanProgram(test.Specification);

        var kills = await KillAtEachAsync(paseban, Play, Steps);
        var answer = await paseban.GiveAsync([.. Play, "--json"]);

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        AssertRight(JsonDocument.Parse(answer.Output).RootElement);
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
    public async Task Demo_OfARegistrationWave_LosesNobodyBetweenTwoStepsAndPaysWhoIsSelected(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        using var paseban = new PasebanProgram(test.Specification);

        await AssertWaveAsync(paseban, await paseban.GiveAsync([.. PlayWave, "--json"]));
    }

    [DatabaseTheory]
    public async Task Demo_OfARegistrationWaveKilledAtEachStep_GoesOnAndCountsNobodyTwice(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        using var paseban = new PasebanProgram(test.Specification);

        var kills = await KillAtEachAsync(paseban, PlayWave, WaveSteps);
        await AssertWaveAsync(paseban, await paseban.GiveAsync([.. PlayWave, "--json"]));

        Assert.InRange(kills, WaveSteps.Length / 2, WaveSteps.Length);
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

    private static void AssertRight(JsonElement summary, params string[] names)
    {
        var runs = summary.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(
            names.Length > 0 ? names : ["T1-2024", "T1-TOPUP-2024", "T2-2024", "T3-2024", "T4-2024"],
            runs.Select(run => run.GetProperty("name").GetString()));
        Assert.All(runs, run => Assert.Equal(0, run.GetProperty("difference").GetInt64()));
        Assert.True(summary.GetProperty("ledger_balanced").GetBoolean());
        Assert.True(summary.GetProperty("audit_verified").GetBoolean());
    }

    private static async Task AssertWaveAsync(PasebanProgram paseban, Answer answer)
    {
        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        var summary = JsonDocument.Parse(answer.Output).RootElement;
        AssertRight(summary, "JAN-2022");
        var steps = summary.GetProperty("steps").EnumerateArray().ToList();
        foreach (var step in steps)
        {
            var dropped = step.GetProperty("dropped").EnumerateObject().Sum(reason => reason.Value.GetInt64());
            Assert.Equal(Number(step, "in"), Number(step, "out") + Number(step, "waiting") + dropped);
        }
        string[] walked = ["registered", "completeness", "civil-registry", "deliberation", "target-list", "submission", "determination"];
        Assert.Equal(walked, walked.Where(name => steps.Any(step => step.GetProperty("step").GetString() == name)));
        Assert.Contains(steps, step => step.GetProperty("step").GetString() == "decree-draft" && Number(step, "out") > 0);
        await WaveExamples.AssertAsync(paseban, paseban.Of("demo"), steps);

        static long Number(JsonElement step, string name) => step.GetProperty(name).GetInt64();
    }

    /// <summary>
    /// Gives the demo again and again, each time killing it a moment after the first step that it was not killed at yet, until none is
    /// left. Answers how often: on a machine where a step is over before the moment is, the demo dies in a later one, which then counts.
    /// </summary>
    private static async Task<int> KillAtEachAsync(PasebanProgram paseban, IReadOnlyList<string> play, IEnumerable<string> steps)
    {
        var left = steps.ToList();
        for (var kills = 0; ; kills++)
        {
            if (!await KillAtFirstAsync(paseban, play, left, TimeSpan.FromMilliseconds(kills % 4 * 15))) return kills;
        }
    }

    /// <summary>False when the demo ended by itself. Takes from the list the steps that it saw begin.</summary>
    private static async Task<bool> KillAtFirstAsync(
        PasebanProgram paseban, IReadOnlyList<string> play, List<string> left, TimeSpan delay)
    {
        using var demo = paseban.Start(play);
        _ = demo.StandardOutput.ReadToEndAsync(Stop);
        while (await demo.StandardError.ReadLineAsync(Stop) is { } line)
        {
            if (left.RemoveAll(step => line.Contains(step, StringComparison.Ordinal)) == 0) continue;
            await Task.Delay(delay, Stop);
            var alive = !demo.HasExited;
            demo.Kill();
            while (await demo.StandardError.ReadLineAsync(Stop) is { } late)
            {
                left.RemoveAll(step => late.Contains(step, StringComparison.Ordinal));
            }
            await demo.WaitForExitAsync(Stop);
            return alive;
        }
        await demo.WaitForExitAsync(Stop);
        return false;
    }
}
