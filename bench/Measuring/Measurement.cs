using System.Text.Json.Serialization;
using Paseban.Bench.Steps;

namespace Paseban.Bench.Measuring;

/// <summary>One step, once, on one engine, with one number of people.</summary>
/// <param name="Rows">What the step was about: people, recipients or payments.</param>
/// <param name="FloorSeconds">
/// The least work that leaves the same behind, taken in the same process right after; null where there is none.
/// </param>
/// <param name="ProcessorSeconds">Of this process, not of a PostgreSQL server.</param>
/// <param name="FloorProcessorSeconds">The same of the floor.</param>
/// <param name="PeakMemoryMb">The most memory of the process during the step.</param>
/// <param name="Parts">Seconds of the step's parts; empty where it has none.</param>
internal sealed record Measurement(
    string Step, string Engine, long People, long Rows, decimal Seconds, decimal? FloorSeconds, decimal ProcessorSeconds,
    decimal? FloorProcessorSeconds, long PeakMemoryMb,
    IReadOnlyDictionary<string, decimal> Parts)
{
    public long RowsPerSecond => Seconds == 0 ? 0 : (long)(Rows / Seconds);

    /// <summary>How many times its floor the step takes.</summary>
    public decimal? Ratio => FloorSeconds is > 0 ? decimal.Round(Seconds / FloorSeconds.Value, 2) : null;

    /// <summary>
    /// The same by processor time, which a busy machine hardly lengthens; only where the engine works within this process.
    /// </summary>
    public decimal? ProcessorRatio =>
        FloorProcessorSeconds is > 0 && Engine == "sqlite" ? decimal.Round(ProcessorSeconds / FloorProcessorSeconds.Value, 2) : null;

    /// <summary>Null but for a step that asks for pages.</summary>
    public IReadOnlyList<PageTime>? Pages { get; init; }

    /// <summary>Does the step and, right after, its floor.</summary>
    public static async Task<Measurement> TakeAsync(World world, Step step)
    {
        await step.PrepareAsync(world);
        PeakMemory.Begin();
        var parts = new PartTimes();
        var clock = Clock.StartNew();
        var rows = await step.RunAsync(world, parts);
        var spent = clock.Stop();
        parts.End();
        var memory = PeakMemory.Megabytes();
        var floor = await step.FloorAsync(world);
        return new Measurement(
            step.Name, world.Database.Engine.ToString().ToLowerInvariant(), world.People, rows, InSeconds(spent.Time)!.Value,
            InSeconds(floor?.Time), InSeconds(spent.Processor)!.Value, InSeconds(floor?.Processor), memory,
            parts.Times.ToDictionary(part => part.Key, part => InSeconds(part.Value)!.Value))
        {
            Pages = step.Pages,
        };
    }

    private static decimal? InSeconds(TimeSpan? time) =>
        time is { } known ? decimal.Round((decimal)known.Ticks / TimeSpan.TicksPerSecond, 3) : null;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Measurement))]
internal sealed partial class MeasurementJson : JsonSerializerContext;
