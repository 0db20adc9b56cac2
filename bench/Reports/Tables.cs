using System.Globalization;
using Paseban.Bench.Measuring;
using Paseban.Bench.Steps;

namespace Paseban.Bench.Reports;

/// <summary>The tables for a reader.</summary>
internal static class Tables
{
    /// <summary>Each step beside its floor.</summary>
    /// <param name="withParts">Also lists where a step's time goes.</param>
    public static string OfFloors(IReadOnlyList<Median> medians, bool withParts)
    {
        var table = new TextTable(2, "step", "engine", "rows", "seconds", "goal", "floor", "ratio", "by cpu", "rows/s", "peak MB");
        foreach (var one in medians)
        {
            table.Add(
                one.Step, one.Engine, Whole(one.Rows), Seconds(one.Seconds), Goal(one), Seconds(one.FloorSeconds), Ratio(one.Ratio),
                Ratio(one.ProcessorRatio), Whole(one.RowsPerSecond), Whole(one.PeakMemoryMb));
            if (!withParts) continue;
            foreach (var (part, seconds) in one.Parts) table.Add($"  {part}", "", "", Seconds(seconds), "", "", "", "", "", "");
        }
        return table.ToString();
    }

    /// <summary>Each page as its reader waits for it, in milliseconds; of several repetitions the first.</summary>
    public static string OfPages(IReadOnlyList<Median> medians)
    {
        var table = new TextTable(3, "page", "reader", "engine", "p50 ms", "p95 ms", $"p95 goal {PageTime.GoalMilliseconds}", "bytes");
        foreach (var one in medians)
        {
            foreach (var page in one.Runs[0].Pages ?? [])
            {
                table.Add(
                    page.Page, page.Reader, one.Engine, Tenths(page.P50), Tenths(page.P95),
                    page.P95 <= PageTime.GoalMilliseconds ? "met" : "ABOVE", Whole(page.Bytes));
            }
        }
        return table.ToString();
    }

    /// <summary>How speed and memory change with the number of people.</summary>
    public static string OfGrowth(IReadOnlyList<Median> medians)
    {
        long[] sizes = [.. medians.Select(one => one.People).Distinct().Order()];
        var speed = sizes.Select(size => $"rows/s at {Whole(size)}");
        var memory = sizes.Select(size => $"peak MB at {Whole(size)}");
        var table = new TextTable(2, ["step", "engine", .. speed, .. memory]);
        foreach (var step in medians.GroupBy(one => (one.Engine, one.Step)))
        {
            var bySize = sizes.Select(size => step.FirstOrDefault(one => one.People == size)).ToList();
            table.Add([
                step.Key.Step, step.Key.Engine, .. bySize.Select(one => one is null ? "" : Whole(one.RowsPerSecond)),
                .. bySize.Select(one => one is null ? "" : Whole(one.PeakMemoryMb))]);
        }
        return table.ToString();
    }

    /// <summary>The goals are for 250,000 recipients and are shown for those only.</summary>
    private static string Goal(Median one) => one.People == Step.GoalPeople && Step.Find(one.Step)?.Goal is { } goal ? Whole(goal) : "";

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(decimal? ratio) => ratio is { } known ? known.ToString("0.0", CultureInfo.InvariantCulture) : "";

    private static string Tenths(decimal number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Seconds(decimal? seconds) => seconds is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "";
}
