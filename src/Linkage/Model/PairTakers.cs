using Paseban.Linkage.Blocking;
using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>Counts the patterns of every n-th pair, chosen by its records, for the estimation.</summary>
internal sealed class PatternCounter(PairComparison comparison, ulong every) : IPairTaker
{
    public Dictionary<ulong, long> Patterns { get; } = [];

    public void Take(int left, int right)
    {
        if (every > 1 && Hashing.Mix(((ulong)left << 32) | (uint)right) % every != 0) return;
        PairComparison.Count(Patterns, comparison.Compare(left, right));
    }
}

/// <summary>Keeps pairs whose evidence reaches a floor.</summary>
internal sealed class PairScorer(PairComparison comparison, Weights weights, double leastBits) : IPairTaker
{
    public List<WeighedPair> Kept { get; } = [];

    public long Compared { get; private set; }

    public void Take(int left, int right)
    {
        Compared++;
        var bits = weights.Sum(comparison.Compare(left, right), left, default);
        if (bits >= leastBits) Kept.Add(new(left, right, bits));
    }
}

/// <param name="Left">Record with the smaller number.</param>
/// <param name="Right">Record with the greater number.</param>
/// <param name="Bits">Log2 of the odds that they are the same person.</param>
internal readonly record struct WeighedPair(int Left, int Right, double Bits);
