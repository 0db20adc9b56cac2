using Paseban.Linkage;

namespace Paseban.Tests.Unit.Linkage;

/// <summary>How many of the pairs of one person were found, and how many of the pairs found are of one person.</summary>
internal sealed record Quality(double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <param name="result">Duplicates of one table.</param>
    /// <param name="person">Who each row is.</param>
    /// <param name="rows">Rows of the table.</param>
    public static Quality Of(LinkageResult result, Func<int, string> person, int rows)
    {
        var sizes = Enumerable.Range(0, rows).GroupBy(person, StringComparer.Ordinal).Select(group => group.Count());
        return Of(result.Pairs, pair => person(pair.Left) == person(pair.Right), sizes.Sum(size => (long)size * (size - 1) / 2));
    }

    public static Quality Of(IReadOnlyList<ScoredPair> pairs, Func<ScoredPair, bool> isTrue, long truePairs)
    {
        var right = pairs.Count(isTrue);
        return new(pairs.Count == 0 ? 1 : (double)right / pairs.Count, truePairs == 0 ? 1 : (double)right / truePairs);
    }
}
