using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Paseban.Cli;

/// <summary>One bar for each stage of the work.</summary>
internal sealed class ProgressBars(ProgressContext context) : IProgress<WorkProgress>
{
    private readonly Dictionary<string, ProgressTask> bars = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public void Report(WorkProgress value)
    {
        lock (gate)
        {
            if (!bars.TryGetValue(value.Stage.En, out var bar))
            {
                foreach (var earlier in bars.Values.Where(earlier => !earlier.IsFinished)) Complete(earlier);
                bars[value.Stage.En] = bar = context.AddTask(Markup.Escape(value.Stage.En));
            }
            bar.IsIndeterminate = value.Total is null;
            if (value.Total is { } total) bar.MaxValue = Math.Max(total, 1);
            bar.Value = value.Done;
        }
    }

    private static void Complete(ProgressTask bar)
    {
        bar.IsIndeterminate = false;
        bar.Value = bar.MaxValue;
        bar.StopTask();
    }
}

/// <summary>Units a second, of the last moments.</summary>
internal sealed class RateColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        task.Speed is { } speed ? new Text(string.Create(CultureInfo.InvariantCulture, $"{speed:N0}/s")) : Text.Empty;
}
