using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>One column of all records, the left ones first: which value each has, and how often each value occurs.</summary>
/// <param name="column">Its name.</param>
/// <param name="pool">The values, shared with other columns of its kind.</param>
/// <param name="values">For each record the place of its value in the pool; 0 is unknown.</param>
internal sealed class Field(string column, ValuePool pool, int[] values)
{
    private readonly int[] counts = Count(values, pool.Count);

    public string Column => column;

    public ColumnKind Kind => pool.Kind;

    public ValuePool Pool => pool;

    public int[] Values => values;

    /// <summary>Records that have a value here.</summary>
    public int Known => values.Length - counts[0];

    /// <summary>Records with this value.</summary>
    public int CountOf(int value) => value < counts.Length ? counts[value] : 0;

    public int Distinct => counts.Skip(1).Count(count => count > 0);

    /// <summary>How the values of two records agree, without regard to other columns.</summary>
    public Level Compare(int left, int right, ValueComparison comparison) => CompareValues(values[left], values[right], comparison);

    public Level CompareValues(int left, int right, ValueComparison comparison)
    {
        if (left == 0 || right == 0) return Level.Missing;
        if (left == right) return Level.Exact;
        var all = pool.Values;
        ref readonly var a = ref all[left];
        ref readonly var b = ref all[right];
        var signs = pool.Signs;
        return comparison.Compare(a, signs.Slice(a.Start, a.Length), b, signs.Slice(b.Start, b.Length), pool.Kind);
    }

    private static int[] Count(int[] values, int distinct)
    {
        var times = new int[distinct];
        foreach (var value in values) times[value]++;
        return times;
    }
}
