namespace Paseban.Linkage;

/// <summary>Two records that are probably the same person.</summary>
/// <param name="Left">Row of the left table; with one table, the smaller row.</param>
/// <param name="Right">Row of the right table; with one table, the greater row of the same.</param>
/// <param name="Score">Probability, 0 to 1, that they are the same person.</param>
public readonly record struct ScoredPair(int Left, int Right, double Score);

/// <summary>What one column says about a pair.</summary>
/// <param name="Column">The column.</param>
/// <param name="Agreement">exact, same, close, similar, weak, different, swapped, or missing.</param>
/// <param name="Bits">For the same person above zero, against it below; each bit doubles or halves the odds.</param>
public sealed record ColumnEvidence(string Column, string Agreement, double Bits);

/// <summary>How a pair came to its score.</summary>
/// <param name="PriorBits">The odds before anything was looked at: how rare the same person is among all pairs.</param>
/// <param name="Columns">What each column adds.</param>
/// <param name="Score">The probability that all of it gives.</param>
public sealed record PairExplanation(double PriorBits, IReadOnlyList<ColumnEvidence> Columns, double Score);

/// <summary>How a column was understood, and what the data taught about it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Kind">How it is compared.</param>
/// <param name="WasGuessed">Whether the kind was guessed.</param>
/// <param name="Levels">For each agreement: how often among the same person, among others, and its evidence.</param>
public sealed record ColumnModel(string Column, ColumnKind Kind, bool WasGuessed, IReadOnlyList<LevelModel> Levels);

/// <param name="Agreement">exact, same, close, similar, weak, different or swapped.</param>
/// <param name="Same">Share among pairs of the same person (m).</param>
/// <param name="Others">Share among pairs of two persons (u).</param>
/// <param name="Bits">Evidence, before the rarity of a value.</param>
public sealed record LevelModel(string Agreement, double Same, double Others, double Bits);

/// <summary>One way in which pairs were found.</summary>
/// <param name="Key">What records had to agree in.</param>
/// <param name="Blocks">Groups of records that do.</param>
/// <param name="Pairs">Pairs in them.</param>
/// <param name="LargeBlocks">Groups so large that only neighbours in a finer order were compared.</param>
/// <param name="RecordsInLargeBlocks">Records in those.</param>
public sealed record KeyReport(string Key, long Blocks, long Pairs, long LargeBlocks, long RecordsInLargeBlocks);

/// <summary>What was learned.</summary>
/// <param name="PriorBits">Log2 of the odds that two records taken at random are the same person.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Keys">How pairs were found; empty when every pair was compared.</param>
/// <param name="Compared">Pairs compared.</param>
public sealed record LinkageModel(double PriorBits, IReadOnlyList<ColumnModel> Columns, IReadOnlyList<KeyReport> Keys, long Compared);

/// <summary>The pairs, and why.</summary>
public sealed class LinkageResult
{
    private readonly Func<int, int, PairExplanation> explain;

    internal LinkageResult(
        IReadOnlyList<ScoredPair> pairs, LinkageModel model, IReadOnlyList<int> groups, Func<int, int, PairExplanation> explain)
    {
        (Pairs, Model, Groups) = (pairs, model, groups);
        this.explain = explain;
    }

    /// <summary>Pairs of at least the threshold, the likeliest first.</summary>
    public IReadOnlyList<ScoredPair> Pairs { get; }

    public LinkageModel Model { get; }

    /// <summary>
    /// For one table: for each row the smallest row of its group, which is itself when it stands alone. Empty for two tables.
    /// </summary>
    public IReadOnlyList<int> Groups { get; }

    /// <summary>What each column says about any two rows, whether they are a pair of the result or not.</summary>
    public PairExplanation Explain(int left, int right) => explain(left, right);
}
