using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>How often each level occurs in pairs taken at random, which are two persons but for a handful.</summary>
internal static class Chance
{
    private const int Pairs = 1_000_000;

    /// <param name="fields">The columns.</param>
    /// <param name="swappable">Columns that may have changed places.</param>
    /// <param name="records">Which pairs there are.</param>
    /// <returns>u by field and level, of all pairs in which both values are known.</returns>
    public static double[] Of(Field[] fields, SwappableFields[] swappable, RecordPairs records)
    {
        var counts = new double[fields.Length * Weights.Levels];
        var comparison = new PairComparison(fields, swappable);
        var pairs = (int)Math.Min(Pairs, Math.Max(1, records.Count));
        var seed = 1UL;
        for (var i = 0; i < pairs; i++)
        {
            var (left, right) = records.AtRandom(ref seed);
            var pattern = comparison.Compare(left, right);
            for (var field = 0; field < fields.Length; field++) counts[Weights.At(field, PairComparison.LevelOf(pattern, field))]++;
        }
        for (var field = 0; field < fields.Length; field++)
            Smooth(counts.AsSpan(field * Weights.Levels, Weights.Levels), fields[field], records);
        return counts;
    }

    /// <summary>
    /// Shares of the known pairs. Exact agreement is counted over all pairs, not only those drawn; of what was never drawn, half a pair
    /// is assumed.
    /// </summary>
    private static void Smooth(Span<double> counts, Field field, RecordPairs records)
    {
        var known = 0.0;
        for (var level = 1; level < Weights.Levels; level++) known += counts[level] = Math.Max(counts[level], 0.5);
        for (var level = 1; level < Weights.Levels; level++) counts[level] /= known;
        counts[(int)Level.Exact] = Math.Max(records.ShareOfEqual(field), 0.1 / records.Count);
        counts[0] = 0;
    }
}
