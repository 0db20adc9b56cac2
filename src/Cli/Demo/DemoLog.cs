using System.CommandLine;
using System.Globalization;
using Paseban.Kernel;
using Spectre.Console;

namespace Paseban.Cli.Demo;

/// <summary>
/// Tells on standard error what the demo does: on a terminal one line a step with a bar while it works, elsewhere a line when it begins
/// (so that
/// whoever watches knows where it stands) and one when it is done.
/// </summary>
internal sealed class DemoLog(Host host, ParseResult args, DemoState state) : IProgress<WorkProgress>
{
    private readonly IAnsiConsole console = Consoles.Error(host);
    private readonly bool quiet = GlobalOptions.Quiet(args);
    private IProgress<WorkProgress>? display;

    /// <summary>The commands' progress, shown under the step that gives them.</summary>
    public void Report(WorkProgress value) => display?.Report(value);

    /// <summary>Runs a step, shows it, and adds its time to its kind. An empty outcome is not worth a line.</summary>
    public async Task<T> StepAsync<T>(string kind, string what, DateTimeOffset? at, Func<Task<T>> work, Func<T, string> outcome)
    {
        var when = at is { } instant
            ? instant.ToOffset(ProcessContext.Jakarta).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : "";
        if (!host.ErrorIsTerminal) Line($"{when,-16}  {what} ...");
        var began = TimeProvider.System.GetTimestamp();
        var result = await ProgressDisplay.RunAsync(host, args, async progress =>
        {
            display = progress;
            try
            {
                return await work();
            }
            finally
            {
                display = null;
            }
        });
        var took = (long)TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
        Add(kind, took);
        if (outcome(result) is { Length: > 0 } words) Line($"{when,-16}  {what,-44} {words,-58} {Seconds(took),8}");
        return result;
    }

    /// <summary>A finished demo that is only shown again keeps the times of its play.</summary>
    public void Add(string kind, long milliseconds)
    {
        if (!state.IsFinished) state.Milliseconds[kind] = state.Milliseconds.GetValueOrDefault(kind) + milliseconds;
    }

    public void Line(string text)
    {
        if (!quiet) console.WriteLine(text);
    }

    public static string Seconds(long milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000}.{milliseconds % 1000 / 100} s");
}
