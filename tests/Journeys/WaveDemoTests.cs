using System.Text.Json;
using Paseban.Storage;
using Paseban.Tests.TestKit;
using Xunit;

namespace Paseban.Tests.Journeys;

/// <summary>The registration wave at a five-hundredth of its size, from its first day to the January that is paid.</summary>
public sealed class WaveDemoTests
{
    private static readonly string[] Play = ["demo", "--scenario", "registration-2021", "--scale", "0.002", "--out", "demo"];

    private static readonly string[] Steps =
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
    public async Task Demo_OfARegistrationWave_LosesNobodyBetweenTwoStepsAndPaysWhoIsSelected(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        using var paseban = new PasebanProgram(test.Specification);

        await AssertWaveAsync(paseban, await paseban.GiveAsync([.. Play, "--json"]));
    }

    [DatabaseTheory]
    public async Task Demo_OfARegistrationWaveKilledAtEachStep_GoesOnAndCountsNobodyTwice(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        using var paseban = new PasebanProgram(test.Specification);

        var kills = await Demo.KillAtEachAsync(paseban, Play, Steps);
        await AssertWaveAsync(paseban, await paseban.GiveAsync([.. Play, "--json"]));

        Assert.InRange(kills, Steps.Length / 2, Steps.Length);
    }

    private static async Task AssertWaveAsync(PasebanProgram paseban, Answer answer)
    {
        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        var summary = JsonDocument.Parse(answer.Output).RootElement;
        Demo.AssertRight(summary, "JAN-2022");
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
}
