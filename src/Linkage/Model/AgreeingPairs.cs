namespace Paseban.Linkage.Model;

/// <summary>
/// Pairs of records with the same value in one field, each as likely as any other: they show what else agrees when that field does, as a
/// whole household shares street, kelurahan and telephone.
/// </summary>
internal static class AgreeingPairs
{
    private const int Drawn = 20_000;

    /// <summary>How often each pattern occurs in pairs that agree in the field.</summary>
    public static Dictionary<ulong, long> Draw(Field field, RecordPairs records, PairComparison comparison)
    {
        var (rows, starts, middles) = ByValue(field, records);
        var upTo = new double[field.Pool.Count];
        for (var value = 1; value < upTo.Length; value++)
        {
            double left = middles[value] - starts[value], right = starts[value + 1] - middles[value];
            upTo[value] = upTo[value - 1] + (records.AreDuplicates ? left * (left - 1) / 2 : left * right);
        }
        var patterns = new Dictionary<ulong, long>();
        var pairs = (int)Math.Min(Drawn, upTo[^1]);
        var seed = 7UL;
        for (var i = 0; i < pairs; i++)
        {
            var value = FirstAbove(upTo, upTo[^1] * RecordPairs.Share(ref seed));
            var left = Pick(rows, starts[value], middles[value], ref seed);
            var right = records.AreDuplicates
                ? PickOther(rows, starts[value], middles[value], left, ref seed)
                : Pick(rows, middles[value], starts[value + 1], ref seed);
            PairComparison.Count(patterns, left < right ? comparison.Compare(left, right) : comparison.Compare(right, left));
        }
        return patterns;
    }

    /// <summary>Rows sorted by value; of each value the left file's from its start to its middle, the right file's after that.</summary>
    private static (int[] Rows, int[] Starts, int[] Middles) ByValue(Field field, RecordPairs records)
    {
        var starts = new int[field.Pool.Count + 1];
        foreach (var value in field.Values) starts[value + 1]++;
        for (var value = 1; value < starts.Length; value++) starts[value] += starts[value - 1];
        var next = starts.AsSpan(0, field.Pool.Count).ToArray();
        var rows = new int[field.Values.Length];
        var middles = new int[field.Pool.Count];
        for (var row = 0; row < records.Left; row++) rows[next[field.Values[row]]++] = row;
        next.CopyTo(middles, 0);
        for (var row = records.Left; row < rows.Length; row++) rows[next[field.Values[row]]++] = row;
        return (rows, starts, middles);
    }

    private static int FirstAbove(double[] upTo, double at)
    {
        var place = Array.BinarySearch(upTo, at);
        if (place < 0) return Math.Min(~place, upTo.Length - 1);
        while (upTo[place] <= at) place++;
        return place;
    }

    private static int Pick(int[] rows, int from, int to, ref ulong seed) => rows[from + (int)((to - from) * RecordPairs.Share(ref seed))];

    private static int PickOther(int[] rows, int from, int to, int row, ref ulong seed)
    {
        var other = Pick(rows, from, to - 1, ref seed);
        return other == row ? rows[to - 1] : other;
    }
}
