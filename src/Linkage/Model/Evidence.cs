using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>The evidence of each field for a pair: what its level weighs, and more where the value that agrees is rare.</summary>
internal sealed class Evidence(Field[] fields, Weights weights)
{
    /// <summary>
    /// Log2 of how often the records agree by chance, by field; the reference that a value's own frequency is compared with.
    /// </summary>
    private readonly double[] chance = [.. fields.Select((_, i) => Math.Log2(weights.Others[Weights.At(i, Level.Exact)]))];

    public Weights Weights => weights;

    public double BitsOf(int field, ulong pattern, int left)
    {
        var level = PairComparison.LevelOf(pattern, field);
        var bits = weights.Bits[Weights.At(field, level)];
        return level == Level.Exact ? Math.Max(0, bits + Rarity(field, fields[field].Values[left])) : bits;
    }

    /// <summary>Of all fields, with the prior.</summary>
    public double Sum(ulong pattern, int left)
    {
        var bits = weights.PriorBits;
        for (var field = 0; field < fields.Length; field++) bits += BitsOf(field, pattern, left);
        return bits;
    }

    /// <summary>
    /// Two persons share a rare value more seldom than a usual one: as often as other records have it (Winkler 1989). A value that
    /// only this pair has is taken to be had by one other.
    /// </summary>
    private double Rarity(int field, int value)
    {
        var others = Math.Max(1, fields[field].CountOf(value) - 1);
        return chance[field] - Math.Log2((double)others / fields[field].Known);
    }
}
