namespace Paseban.Bench.Measuring;

/// <summary>The repetitions of one step as one figure each: the medians, so that one disturbed run does not count.</summary>
/// <param name="Ratio">The median of the ratios, each taken within one process, so that both sides met the same machine.</param>
/// <param name="ProcessorRatio">The same by processor time; see <see cref="Measurement.ProcessorRatio"/>.</param>
internal sealed record Median(
    string Step, string Engine, long People, long Rows, decimal Seconds, decimal? FloorSeconds, decimal? Ratio, decimal? ProcessorRatio,
    long RowsPerSecond, long PeakMemoryMb, IReadOnlyDictionary<string, decimal> Parts, IReadOnlyList<Measurement> Runs)
{
    /// <summary>In the order in which the steps, engines and sizes were first measured.</summary>
    public static IReadOnlyList<Median> Of(IEnumerable<Measurement> measurements) =>
        [.. measurements.GroupBy(one => (one.Step, one.Engine, one.People)).Select(group => Of([.. group]))];

    private static Median Of(IReadOnlyList<Measurement> runs) => new(
        runs[0].Step, runs[0].Engine, runs[0].People, runs[0].Rows,
        Middle(runs.Select(run => run.Seconds)),
        runs[0].FloorSeconds is null ? null : Middle(runs.Select(run => run.FloorSeconds!.Value)),
        runs[0].Ratio is null ? null : Middle(runs.Select(run => run.Ratio!.Value)),
        runs[0].ProcessorRatio is null ? null : Middle(runs.Select(run => run.ProcessorRatio!.Value)),
        (long)Middle(runs.Select(run => (decimal)run.RowsPerSecond)),
        runs.Max(run => run.PeakMemoryMb),
        runs[0].Parts.Keys.ToDictionary(part => part, part => Middle(runs.Select(run => run.Parts.GetValueOrDefault(part)))),
        runs);

    private static decimal Middle(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
