using System.Diagnostics;
using Paseban.Kernel;

namespace Paseban.Bench.Measuring;

/// <summary>
/// Divides a step's time among its parts. A use case that reports its progress divides itself: each stage is a part.
/// </summary>
internal sealed class PartTimes : IProgress<WorkProgress>
{
    private readonly Dictionary<string, TimeSpan> times = new(StringComparer.Ordinal);
    private readonly Stopwatch clock = new();
    private string? current;

    /// <summary>The parts in the order in which they began.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Times => times;

    /// <summary>Ends the part before and begins this one, which may have been there already.</summary>
    public void Begin(string part)
    {
        if (part == current) return;
        End();
        current = part;
        clock.Restart();
    }

    public void End()
    {
        if (current is null) return;
        Add(current, clock.Elapsed);
        current = null;
    }

    /// <summary>A part that somebody else has timed.</summary>
    public void Add(string part, TimeSpan time) => times[part] = times.GetValueOrDefault(part) + time;

    public void Report(WorkProgress value) => Begin(value.Stage.En);
}
