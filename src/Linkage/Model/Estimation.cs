using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>
/// Learns the weights without labelled pairs. How two persons agree by chance (u) comes from random pairs; how one person's records agree
/// (m) and how many pairs are the same person come from the candidate pairs, by expectation and maximisation (Fellegi and Sunter 1969,
/// Winkler 1988).
/// </summary>
/// <remarks>
/// Candidates were chosen because something agrees. They stand here for all pairs: those that are no candidates are taken to be two
/// persons, so u and the prior are those of all pairs and the choice of candidates does not bend them.
/// </remarks>
internal sealed class Estimation(int fields, IReadOnlyDictionary<ulong, long> candidates, double candidateShare, double allPairs)
{
    private const int MostRounds = 100;
    private const double Enough = 1e-4;

    /// <summary>As many imagined pairs of the same person keep the m of a small file near to what is usual.</summary>
    private const double ImaginedPairs = 12;

    /// <summary>Records of the same person, as they usually agree; from <see cref="Level.Exact"/> to <see cref="Level.Swapped"/>.</summary>
    private static readonly double[] UsualSame = [0, 0.80, 0.03, 0.07, 0.03, 0.02, 0.045, 0.005];

    /// <param name="chance">u of all pairs together, by field and level; the pairs of the same person in it are taken out.</param>
    /// <param name="expectedMatches">A first guess of how many pairs are the same person.</param>
    public Weights Learn(double[] chance, double expectedMatches)
    {
        var weights = new Weights(fields);
        var matches = Math.Min(expectedMatches, allPairs / 4);
        for (var field = 0; field < fields; field++)
        {
            for (var level = 1; level < Weights.Levels; level++) weights.Same[(field * Weights.Levels) + level] = UsualSame[level];
        }
        chance.CopyTo(weights.Others, 0);
        weights.Weigh();
        for (var round = 0; round < MostRounds; round++)
        {
            weights.PriorBits = PriorBits(matches);
            var (found, counts) = Expect(weights);
            Maximise(weights, counts, chance);
            var change = Math.Abs(found - matches) / Math.Max(1, matches);
            matches = Math.Clamp(found, 0.5, allPairs / 2);
            if (change < Enough && round > 5) break;
        }
        weights.PriorBits = PriorBits(matches);
        return weights;
    }

    public double PriorBits(double matches) => Math.Log2(matches / (allPairs - matches));

    private (double Matches, double[] Counts) Expect(Weights weights)
    {
        var counts = new double[fields * Weights.Levels];
        var matches = 0.0;
        foreach (var (pattern, count) in candidates)
        {
            var expected = Weights.Probability(weights.BitsOf(pattern)) * count / candidateShare;
            if (expected < 1e-9) continue;
            matches += expected;
            for (var field = 0; field < fields; field++) counts[Weights.At(field, PairComparison.LevelOf(pattern, field))] += expected;
        }
        return (matches, counts);
    }

    private void Maximise(Weights weights, double[] counts, double[] chance)
    {
        for (var field = 0; field < fields; field++)
        {
            var known = 0.0;
            for (var level = Level.Exact; level <= Level.Swapped; level++) known += counts[Weights.At(field, level)];
            for (var level = Level.Exact; level <= Level.Swapped; level++)
            {
                var at = Weights.At(field, level);
                weights.Same[at] = (counts[at] + (ImaginedPairs * UsualSame[(int)level])) / (known + ImaginedPairs);
                // What is left when the pairs of the same person are taken out of all pairs; never nothing, for chance is never excluded.
                var left = chance[at] - (counts[at] / allPairs);
                weights.Others[at] = Math.Max(left, Math.Max(chance[at] * 0.02, 0.2 / allPairs));
            }
        }
        weights.Weigh();
    }
}
