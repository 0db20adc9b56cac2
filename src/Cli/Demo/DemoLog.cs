using System.Globalization;

namespace Paseban.Cli.Demo;

/// <summary>
/// Tells on standard error what the demo does, a line a step: on a terminal with a bar in its place while it works, elsewhere with a line
/// when it begins, so that whoever watches knows where it stands.
/// </summary>
internal sealed class DemoLog(Host host, ParseResult args, DemoState state) : IProgress<WorkProgress>
{
    private const int WidthOutsideTerminals = 132;
    private const int Bar = 20;
    private static readonly TimeSpan BetweenBars = TimeSpan.FromMilliseconds(150);

    private readonly bool quiet = GlobalOptions.Quiet(args);
    private readonly Lock gate = new();
    private readonly int width = host.ErrorIsTerminal ? Math.Max(60, Consoles.Error(host).Profile.Width) : WidthOutsideTerminals;
    private string stage = "";
    private long stageBegan;
    private long lastBar;

    /// <summary>The commands' progress; in a log their lines would only be noise.</summary>
    public void Report(WorkProgress value)
    {
        if (quiet || !host.ErrorIsTerminal) return;
        lock (gate)
        {
            var now = TimeProvider.System.GetTimestamp();
            // The first stage began with the step, before its first report.
            if (stage != value.Stage.En) (stage, stageBegan) = (value.Stage.En, stage.Length == 0 ? stageBegan : now);
            if (TimeProvider.System.GetElapsedTime(lastBar, now) < BetweenBars) return;
            lastBar = now;
            var line = ProgressLines.Line(value, TimeProvider.System.GetElapsedTime(stageBegan, now));
            Draw($"  {Drawn(value)} {line}");
        }
    }

    /// <summary>Runs a step, shows it, and adds its time to its kind. An empty outcome is not worth a line.</summary>
    public async Task<T> StepAsync<T>(string kind, string what, DateTimeOffset? at, Func<Task<T>> work, Func<T, string> outcome)
    {
        var when = at is { } instant
            ? instant.ToOffset(ProcessContext.Jakarta).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : "";
        var began = stageBegan = TimeProvider.System.GetTimestamp();
        if (host.ErrorIsTerminal) Draw($"{when,-16}  {what} ...");
        else Line($"{when,-16}  {what} ...");
        var result = await work();
        var took = (long)TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
        Add(kind, took);
        if (host.ErrorIsTerminal) Draw("");
        (stage, lastBar) = ("", 0);
        if (outcome(result) is { Length: > 0 } words) Line(Row(when, what, words, took));
        return result;
    }

    /// <summary>A finished demo that is only shown again keeps the times of its play.</summary>
    public void Add(string kind, long milliseconds)
    {
        if (!state.IsFinished) state.Milliseconds[kind] = state.Milliseconds.GetValueOrDefault(kind) + milliseconds;
    }

    public void Line(string text)
    {
        if (!quiet) host.Error.WriteLine(text);
    }

    private string Row(string when, string what, string outcome, long milliseconds)
    {
        var room = width - 30;
        var first = room * 2 / 5;
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000}.{milliseconds % 1000 / 100} s");
        return $"{when,-16}  {Fit(what, first)} {Fit(outcome, room - first)} {seconds,8}";
    }

    private static string Drawn(WorkProgress value)
    {
        var full = value.Total is > 0 ? (int)Math.Min(Bar, value.Done * Bar / value.Total.Value) : 0;
        return $"[{new string('#', full)}{new string('.', Bar - full)}]";
    }

    private static string Fit(string text, int columns) =>
        text.Length > columns ? string.Concat(text.AsSpan(0, columns - 1), "~") : text.PadRight(columns);

    /// <summary>Writes over the line where the cursor stands, and leaves it at its beginning.</summary>
    private void Draw(string text)
    {
        if (!quiet) host.Error.Write($"\r{Fit(text, width - 1)}\r");
    }
}
