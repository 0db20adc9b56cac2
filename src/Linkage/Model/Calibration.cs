namespace Paseban.Linkage.Model;

/// <summary>
/// The prior was learned with average weights. Rare and usual values weigh differently, so it is adjusted until it says as many pairs of
/// the same person as the probabilities add up to.
/// </summary>
internal static class Calibration
{
    private const int Rounds = 4;

    public static List<WeighedPair> Adjust(List<WeighedPair> pairs, Weights weights, RecordPairs records)
    {
        var shift = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var expected = 0.5;
            foreach (var pair in pairs) expected += Weights.Probability(pair.Bits + shift);
            expected = Math.Min(expected, records.Count / 2);
            shift = Math.Log2(expected / (records.Count - expected)) - weights.PriorBits;
        }
        weights.PriorBits += shift;
        return [.. pairs.Select(pair => pair with { Bits = pair.Bits + shift })];
    }
}
