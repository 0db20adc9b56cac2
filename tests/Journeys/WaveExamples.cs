using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Paseban.Tests.Journeys;

/// <summary>The people whom a wave's calendar names, each followed by <c>case show</c> to the step they are an example of.</summary>
internal sealed partial class WaveExamples
{
    private readonly PasebanProgram paseban;
    private readonly JsonElement examples;

    private WaveExamples(PasebanProgram paseban, string demo)
    {
        this.paseban = paseban.With("PASEBAN_KEYS", Path.Combine(demo, "keys")).With("PASEBAN_CLOCK", "2022-03-01T08:00:00+07:00")
            .With("PASEBAN_TOKEN", File.ReadAllText(Path.Combine(demo, "tokens", "auditor.token")).Trim());
        examples = JsonDocument.Parse(File.ReadAllText(Path.Combine(demo, "world", "calendar.json"))).RootElement
            .GetProperty("expected").GetProperty("examples");
    }

    /// <param name="paseban">The program that played the demo.</param>
    /// <param name="demo">The demo's folder.</param>
    /// <param name="steps">What the demo counted, step by step.</param>
    public static async Task AssertAsync(PasebanProgram paseban, string demo, IReadOnlyList<JsonElement> steps)
    {
        var wave = new WaveExamples(paseban, demo);
        foreach (var (step, nik) in Of(wave.examples, "refused"))
        {
            var expected = step == "Selection" ? "waiting" : "dropped";
            await wave.AssertLastAsync(step, nik, expected);
        }
        foreach (var (step, nik) in Of(wave.examples, "doubted")) await wave.AssertDoubtAsync(step, nik);
        foreach (var (step, nik) in Of(wave.examples, "allowed"))
            Assert.Equal("passed", Word((await wave.StepsAsync(nik)).Single(one => Word(one, "step") == Code(step)), "outcome"));
        var paid = await wave.StepsAsync(wave.examples.GetProperty("paid").GetString()!);
        Assert.All(paid, step => Assert.Equal("passed", Word(step, "outcome")));
        Assert.Equal("decree-draft", Word(paid[^1], "step"));
        var withdrawn = (await wave.StepsAsync(wave.examples.GetProperty("withdrawn").GetString()!))[^1];
        Assert.Equal(("dropped", "WITHDRAWN"), (Word(withdrawn, "outcome"), Word(withdrawn, "reason")));
        foreach (var step in wave.examples.GetProperty("refusesNobody").EnumerateObject())
        {
            Assert.All(
                steps.Where(one => Word(one, "step") == Code(step.Name)),
                one => Assert.Empty(one.GetProperty("dropped").EnumerateObject()));
        }
    }

    /// <summary>The step is the last that said anything, and nothing but it spoke against the person for good.</summary>
    private async Task AssertLastAsync(string step, string nik, string outcome)
    {
        var said = await StepsAsync(nik);

        var last = said.Last(one => Word(one, "outcome") != "passed");
        Assert.Equal((Code(step), outcome), (Word(last, "step"), Word(last, "outcome")));
        Assert.Single(said, one => Word(one, "outcome") is "dropped" or "waiting");
        AssertAdvice(last);
    }

    private async Task AssertDoubtAsync(string step, string nik)
    {
        var doubt = (await StepsAsync(nik)).First(one => Word(one, "outcome") != "passed");

        Assert.Equal((Code(step), "verify"), (Word(doubt, "step"), Word(doubt, "outcome")));
        AssertAdvice(doubt);
    }

    private static void AssertAdvice(JsonElement step)
    {
        Assert.NotNull(Word(step, "reason"));
        Assert.Equal(JsonValueKind.Object, step.GetProperty("reason_text").ValueKind);
        Assert.Equal(JsonValueKind.Object, step.GetProperty("next_step").ValueKind);
    }

    /// <summary>What the steps said of the person's only case.</summary>
    private async Task<IReadOnlyList<JsonElement>> StepsAsync(string nik)
    {
        var answer = await paseban.GiveAsync("case", "show", nik, "--json", "--reason", "example of the calendar");
        Assert.True(answer.ExitCode == 0, answer.Error);
        var only = Assert.Single(JsonDocument.Parse(answer.Output).RootElement.GetProperty("cases").EnumerateArray());
        return [.. only.GetProperty("case").GetProperty("steps").EnumerateArray()];
    }

    private static IEnumerable<(string Step, string Nik)> Of(JsonElement examples, string ending) =>
        examples.GetProperty(ending).EnumerateObject().Select(pair => (pair.Name, pair.Value.GetString()!));

    private static string? Word(JsonElement of, string name) => of.GetProperty(name).GetString();

    /// <summary>CivilRegistry is told as civil-registry.</summary>
    private static string Code(string step) => CapitalInside().Replace(step, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex CapitalInside();
}
