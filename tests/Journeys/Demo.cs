using System.Text.Json;
using Xunit;

namespace Paseban.Tests.Journeys;

/// <summary>What every demo must end with, and how one is killed.</summary>
internal static class Demo
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="summary">What the demo answers with <c>--json</c>.</param>
    /// <param name="names">Its runs, in their order.</param>
    public static void AssertRight(JsonElement summary, params IReadOnlyList<string> names)
    {
        var runs = summary.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(names, runs.Select(run => run.GetProperty("name").GetString()));
        Assert.All(runs, run => Assert.Equal(0, run.GetProperty("difference").GetInt64()));
        Assert.True(summary.GetProperty("ledger_balanced").GetBoolean());
        Assert.True(summary.GetProperty("audit_verified").GetBoolean());
    }

    /// <summary>
    /// Gives the demo again and again, each time killing it a moment after the first step that it was not killed at yet, until none is
    /// left. Answers how often: on a machine where a step is over before the moment is, the demo dies in a later one, which then counts.
    /// </summary>
    public static async Task<int> KillAtEachAsync(PasebanProgram paseban, IReadOnlyList<string> play, IEnumerable<string> steps)
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
