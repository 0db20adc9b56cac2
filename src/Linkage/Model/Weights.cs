using System.Numerics;
using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>
/// What each level of each field says: how often it occurs in pairs of the same person (m) and of two persons (u). The evidence is the
/// logarithm of m / u to base 2, in bits.
/// </summary>
/// <remarks>
/// Columns do not err independently of each other: two people of one household share street, kelurahan and telephone. So an agreement is
/// weighed against how often two persons have it who agree already in a rarer field, where that is more often. What agrees together
/// changes together: who moved has another street, kelurahan and telephone, and that speaks against the pair only once.
/// </remarks>
internal sealed class Weights
{
    public const int Levels = 8;

    private readonly Field[] fields;
    private readonly IReadOnlyList<Condition> conditions;
    private readonly int[] rarestFirst;
    private readonly double[] bitsGiven;
    private readonly double[] changesAlone;

    /// <param name="fields">The columns.</param>
    /// <param name="conditions">What agreements may be explained by.</param>
    /// <param name="chance">u by field and level, as all pairs show it.</param>
    public Weights(Field[] fields, IReadOnlyList<Condition> conditions, double[] chance)
    {
        (this.fields, this.conditions) = (fields, conditions);
        Same = new double[fields.Length * Levels];
        Others = (double[])chance.Clone();
        Bits = new double[fields.Length * Levels];
        OthersGiven = new double[fields.Length * fields.Length * fields.Length * Levels];
        bitsGiven = new double[OthersGiven.Length];
        Array.Fill(bitsGiven, double.MaxValue);
        changesAlone = new double[fields.Length * fields.Length];
        rarestFirst = [.. Enumerable.Range(0, fields.Length).OrderBy(field => chance[At(field, Level.Exact)]).ThenBy(field => field)];
    }

    /// <summary>m: by field and level, without <see cref="Level.Missing"/>, which counts for nothing.</summary>
    public double[] Same { get; }

    /// <summary>u, in the same places.</summary>
    public double[] Others { get; }

    /// <summary>u of a field among pairs that agree in one other or two, by <see cref="At(int, int, int, Level)"/>.</summary>
    public double[] OthersGiven { get; }

    public double[] Bits { get; }

    /// <summary>The logarithm to base 2 of the odds that any two records are the same person, before they are looked at.</summary>
    public double PriorBits { get; set; }

    public static int At(int field, Level level) => (field * Levels) + (int)level;

    public int At(int first, int second, int field, Level level) =>
        (((((first * fields.Length) + second) * fields.Length) + field) * Levels) + (int)level;

    /// <summary>The evidence that is left when the pair's other agreements explain as much as any one or two of them can.</summary>
    private double LeastGiven(uint agreeing, int field, Level level)
    {
        var least = double.MaxValue;
        for (var firsts = agreeing; firsts != 0; firsts &= firsts - 1)
        {
            var first = BitOperations.TrailingZeroCount(firsts);
            for (var seconds = agreeing; seconds != 0; seconds &= seconds - 1)
                least = Math.Min(least, bitsGiven[At(first, BitOperations.TrailingZeroCount(seconds), field, level)]);
        }
        return least;
    }

    public static double Probability(double bits) => 1 / (1 + Math.Pow(2, -bits));

    /// <summary>Of all fields, with the prior, and without regard to how rare a value is.</summary>
    public double Sum(ulong pattern) => Sum(pattern, -1, default);

    /// <param name="pattern">The levels of all fields.</param>
    /// <param name="left">One of the records, for the rarity of values they share; below zero for none.</param>
    /// <param name="parts">Takes the evidence of each field; may be empty.</param>
    public double Sum(ulong pattern, int left, Span<double> parts)
    {
        var (bits, agreeing, disagreeing) = (PriorBits, 0u, 0u);
        foreach (var field in rarestFirst)
        {
            var level = PairComparison.LevelOf(pattern, field);
            if (level == Level.Missing) continue;
            var own = Bits[At(field, level)];
            if (level == Level.Exact && left >= 0) own = Math.Max(0, own + Rarity(field, fields[field].Values[left]));
            own = Math.Min(own, LeastGiven(agreeing, field, level));
            if (Bits[At(field, level)] > 0)
            {
                agreeing |= 1u << field;
            }
            else
            {
                for (var others = disagreeing; others != 0; others &= others - 1)
                    own = Math.Max(own, own * changesAlone[(BitOperations.TrailingZeroCount(others) * fields.Length) + field]);
                disagreeing |= 1u << field;
            }
            if (!parts.IsEmpty) parts[field] = own;
            bits += own;
        }
        return bits;
    }

    /// <summary>
    /// Makes the bits of m and u. Better agreement never weighs less than worse: neighbours that say otherwise are taken together.
    /// </summary>
    public void Weigh()
    {
        for (var field = 0; field < fields.Length; field++)
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
            foreach (var condition in conditions) WeighGiven(condition, field);
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

    /// <summary>
    /// An agreement is counted together with all better ones, for single levels are too rare to be counted apart; what is no agreement,
    /// by itself: families share words of their names.
    /// </summary>
    private void WeighGiven(Condition condition, int field)
    {
        var (same, others) = (0.0, 0.0);
        for (var level = Level.Exact; level <= Level.Swapped; level++)
        {
            var at = At(field, level);
            var agrees = Bits[at] > 0 && level <= Level.Similar;
            same = agrees ? same + Same[at] : Same[at];
            var given = At(condition.First, condition.Second, field, level);
            if (agrees) others += OthersGiven[given];
            bitsGiven[given] = agrees ? Math.Max(0, Math.Log2(same / others)) : Math.Log2(same / OthersGiven[given]);
        }
        if (condition.First == condition.Second) changesAlone[(condition.First * fields.Length) + field] = Math.Clamp(1 - others, 0, 1);
    }

    /// <summary>
    /// Two persons share a rare value more seldom than a usual one: as often as other records have it (Winkler 1989). A value that
    /// only this pair has is taken to be had by one other.
    /// </summary>
    private double Rarity(int field, int value)
    {
        var others = Math.Max(1, fields[field].CountOf(value) - 1);
        return Math.Log2(Others[At(field, Level.Exact)] * fields[field].Known / others);
    }
}
