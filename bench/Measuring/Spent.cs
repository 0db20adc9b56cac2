using System.Diagnostics;

namespace Paseban.Bench.Measuring;

/// <summary>What some work took.</summary>
/// <param name="Time">By the clock on the wall.</param>
/// <param name="Processor">
/// Of this process on all cores: what other programs on the machine do does not lengthen it. A PostgreSQL server's is not in it.
/// </param>
internal readonly record struct Spent(TimeSpan Time, TimeSpan Processor)
{
    public static Spent operator +(Spent left, Spent right) => new(left.Time + right.Time, left.Processor + right.Processor);
}

/// <summary>Runs while something is measured and stands still in between.</summary>
internal sealed class Clock
{
    private readonly Stopwatch watch = new();
    private TimeSpan processor;
    private TimeSpan processorAtStart;

    public Spent Spent => new(watch.Elapsed, processor);

    public static Clock StartNew()
    {
        var clock = new Clock();
        clock.Start();
        return clock;
    }

    public void Start()
    {
        processorAtStart = Environment.CpuUsage.TotalTime;
        watch.Start();
    }

    /// <summary>Stops and tells what was spent until now.</summary>
    public Spent Stop()
    {
        watch.Stop();
        processor += Environment.CpuUsage.TotalTime - processorAtStart;
        return Spent;
    }
}
