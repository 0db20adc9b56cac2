using System.Globalization;

namespace Paseban.Cli;

/// <summary>A line every few seconds, for logs and pipes; nothing at all for work that ends before the first is due.</summary>
internal sealed class ProgressLines(TextWriter writer) : IProgress<WorkProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private string stage = "";
    private long stageBegan;
    private long lastLine;

    public void Report(WorkProgress value)
    {
        lock (gate)
        {
            var now = TimeProvider.System.GetTimestamp();
            if (stage != value.Stage.En) (stage, stageBegan, lastLine) = (value.Stage.En, now, now);
            if (TimeProvider.System.GetElapsedTime(lastLine, now) < Pause) return;
            lastLine = now;
            writer.WriteLine(Line(value, TimeProvider.System.GetElapsedTime(stageBegan, now)));
        }
    }

    internal static string Line(WorkProgress value, TimeSpan elapsed)
    {
        var milliseconds = Math.Max(1, (long)elapsed.TotalMilliseconds);
        var rate = value.Done * 1000 / milliseconds;
        var whole = value.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total:N0}") : "";
        var left = value.Total is { } end && rate > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds((end - value.Done) / rate):h\\:mm\\:ss} left")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{value.Stage.En}: {value.Done:N0}{whole} ({rate:N0}/s{left})");
    }
}
