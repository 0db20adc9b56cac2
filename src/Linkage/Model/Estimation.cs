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
internal sealed class Estimation(
    Field[] fields, IReadOnlyDictionary<ulong, long> candidates, double candidateShare, double allPairs, Dependence dependence)
{
    private const int MostRounds = 100;
    private const double Enough = 1e-4;

    /// <summary>As many imagined pairs of the same person keep the m of a small file near to what is usual.</summary>
    private const double ImaginedPairs = 25;

    /// <summary>The share of one person's pairs of records that may disagree in a name, in a date, and in anything else.</summary>
    private const double MostDifferentNames = 0.25;
    private const double MostDifferentDates = 0.15;
    private const double MostDifferent = 0.7;

    /// <summary>No column is so sure that one difference proves two persons: pairs that it hides could not teach otherwise.</summary>
    private const double LeastDifferent = 0.02;

    /// <summary>Records of the same person, as they usually agree; from <see cref="Level.Exact"/> to <see cref="Level.Swapped"/>.</summary>
    private static readonly double[] UsualSame = [0, 0.80, 0.03, 0.07, 0.03, 0.02, 0.045, 0.005];

    /// <param name="chance">u of all pairs together, by field and level; the pairs of the same person in it are taken out.</param>
    /// <param name="expectedMatches">A first guess of how many pairs are the same person.</param>
    public Weights Learn(double[] chance, double expectedMatches)
    {
        var weights = new Weights(fields, dependence.Conditions, chance);
        var matches = Math.Min(expectedMatches, allPairs / 4);
        for (var field = 0; field < fields.Length; field++)
        {
            for (var level = 1; level < Weights.Levels; level++) weights.Same[(field * Weights.Levels) + level] = UsualSame[level];
        }
        weights.Weigh();
        dependence.Learn(weights, _ => 0);
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
        var counts = new double[fields.Length * Weights.Levels];
        var matches = 0.0;
        foreach (var (pattern, count) in candidates)
        {
            var probability = Weights.Probability(weights.Sum(pattern));
            var expected = probability * count / candidateShare;
            matches += expected;
            // Doubtful pairs are mostly two persons with a like name and would teach that birth dates differ: they count less.
            for (var field = 0; field < fields.Length; field++)
                counts[Weights.At(field, PairComparison.LevelOf(pattern, field))] += expected * probability;
        }
        return (matches, counts);
    }

    private void Maximise(Weights weights, double[] counts, double[] chance)
    {
        for (var field = 0; field < fields.Length; field++)
        {
            var known = 0.0;
            for (var level = Level.Exact; level <= Level.Swapped; level++) known += counts[Weights.At(field, level)];
            for (var level = Level.Exact; level <= Level.Swapped; level++)
            {
                var at = Weights.At(field, level);
                weights.Same[at] = (counts[at] + (ImaginedPairs * UsualSame[(int)level])) / (known + ImaginedPairs);
                if (level == Level.Different) weights.Same[at] = Math.Max(weights.Same[at], LeastDifferent);
                // What is left when the pairs of the same person are taken out of all pairs; never nothing, for chance is never excluded.
                var left = chance[at] - (counts[at] / allPairs);
                weights.Others[at] = Math.Max(left, Math.Max(chance[at] * 0.02, 0.2 / allPairs));
            }
        }
        for (var field = 0; field < fields.Length; field++)
            LimitDifference(weights.Same.AsSpan(field * Weights.Levels, Weights.Levels), fields[field].Kind);
        weights.Weigh();
        dependence.Learn(weights, pattern => Weights.Probability(weights.Sum(pattern)));
        weights.Weigh();
    }

    /// <summary>
    /// Records of one person agree in their names and birth dates more often than not, whatever else is shared: where hardly anybody stands
    /// twice, whole households would otherwise teach that one person has many names.
    /// </summary>
    private static void LimitDifference(Span<double> same, ColumnKind kind)
    {
        var most = kind switch { ColumnKind.Name => MostDifferentNames, ColumnKind.Date => MostDifferentDates, _ => MostDifferent };
        var different = same[(int)Level.Weak] + same[(int)Level.Different];
        if (different <= most) return;
        for (var level = 1; level < Weights.Levels; level++)
            same[level] *= level is (int)Level.Weak or (int)Level.Different ? most / different : (1 - most) / (1 - different);
    }
}
