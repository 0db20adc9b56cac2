using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>
/// What each level of each field says: how often it occurs in pairs of the same person (m) and of two persons (u). The evidence is the
/// logarithm of m / u to base 2, in bits.
/// </summary>
internal sealed class Weights
{
    public const int Levels = 8;

    public Weights(int fields)
    {
        Same = new double[fields * Levels];
        Others = new double[fields * Levels];
        Bits = new double[fields * Levels];
    }

    /// <summary>m: by field and level, without <see cref="Level.Missing"/>, which counts for nothing.</summary>
    public double[] Same { get; }

    /// <summary>u, in the same places.</summary>
    public double[] Others { get; }

    public double[] Bits { get; }

    /// <summary>The logarithm to base 2 of the odds that any two records are the same person, before they are looked at.</summary>
    public double PriorBits { get; set; }

    public static int At(int field, Level level) => (field * Levels) + (int)level;

    public double BitsOf(ulong pattern)
    {
        var bits = PriorBits;
        for (var at = 0; pattern != 0; pattern >>= PairComparison.BitsPerField, at += Levels) bits += Bits[at + (int)(pattern & 7)];
        return bits;
    }

    /// <summary>Better agreement never weighs less than worse: neighbouring levels that say otherwise are taken together.</summary>
    public void Weigh()
    {
        for (var field = 0; field * Levels < Bits.Length; field++)
        {
            var blocks = new List<(double Same, double Others, int Levels)>();
            for (var level = Level.Exact; level <= Level.Different; level++)
            {
                blocks.Add((Same[At(field, level)], Others[At(field, level)], 1));
                while (blocks is [.., var better, var worse] && better.Same * worse.Others < worse.Same * better.Others)
                {
                    blocks.RemoveRange(blocks.Count - 2, 2);
                    blocks.Add((better.Same + worse.Same, better.Others + worse.Others, better.Levels + worse.Levels));
                }
            }
            Place(field, blocks);
            Bits[At(field, Level.Swapped)] = Math.Log2(Same[At(field, Level.Swapped)] / Others[At(field, Level.Swapped)]);
        }
    }

    private void Place(int field, List<(double Same, double Others, int Levels)> blocks)
    {
        var at = At(field, Level.Exact);
        foreach (var (same, others, levels) in blocks)
        {
            for (var i = 0; i < levels; i++) Bits[at++] = Math.Log2(same / others);
        }
    }

    public static double Probability(double bits) => 1 / (1 + Math.Pow(2, -bits));
}
