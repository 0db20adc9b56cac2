using Paseban.Kernel;
using Paseban.Linkage.Blocking;
using Paseban.Linkage.Model;
using Paseban.Linkage.Values;

namespace Paseban.Linkage;

/// <summary>
/// Finds records of the same person, in two tables or in one, by what their columns agree in. Learns from the data itself what an
/// agreement is worth; the same input gives the same result.
/// </summary>
public static class Linker
{
    /// <summary>Pairs that are enough to learn from.</summary>
    private const double EnoughToLearn = 2_000_000;

    /// <summary>Pairs this much less likely than the threshold are still kept, to judge groups by.</summary>
    private const double BelowThresholdBits = 6;

    /// <param name="left">The table, or the left one of two.</param>
    /// <param name="right">The other table; null to find duplicates in the left one.</param>
    /// <param name="config">Its columns must be in each table; see <see cref="LinkagePlan.Problems"/>.</param>
    /// <param name="progress">Is told how far the work is; null when nobody asks.</param>
    /// <param name="ct">Ends the work.</param>
    public static LinkageResult Link(
        LinkageTable left, LinkageTable? right, LinkageConfig config, IProgress<WorkProgress>? progress = null,
        CancellationToken ct = default)
    {
        var plan = LinkagePlan.Of(left, right, config);
        var records = new RecordPairs(left.Count, right?.Count ?? 0);
        progress?.Report(new(new("Membaca nilai", "Reading values"), 0, null));
        var fields = FieldReading.Read(left, right, [.. plan.Columns.Select(column => (column.Column, column.Kind))], ct);
        var swappable = FieldReading.Swappable(fields);
        if (records.Count < 1) return Nothing(records, plan, fields);
        progress?.Report(new(new("Memilih kunci", "Choosing keys"), 0, null));
        var pairs = Candidates(fields, records, config, ct);
        var weights = Learn(fields, swappable, records, pairs, progress, ct);
        var threshold = Math.Log2((double)(config.Threshold / (1 - config.Threshold)));
        var floor = threshold - BelowThresholdBits;
        var scorers = pairs.ForEach(
            () => new PairScorer(new PairComparison(fields, swappable), weights, floor),
            new("Membandingkan pasangan", "Comparing pairs"), progress, ct);
        var kept = Calibration.Adjust(Sorted(scorers.SelectMany(scorer => scorer.Kept)), weights, records);
        PairExplanation Explained(int a, int b) => Explain(fields, swappable, weights, a, records.AreDuplicates ? b : b + records.Left);
        double Bits(int a, int b) => weights.Sum(new PairComparison(fields, swappable).Compare(a, b), a, default);
        var model = Model(plan, weights, pairs, scorers.Sum(scorer => scorer.Compared));
        progress?.Report(new(new("Mengelompokkan", "Grouping"), 0, null));
        if (config.OneToOne) return new(Pairs(OneToOne.Choose(kept, records.Records, threshold), records), model, [], Explained);
        if (!records.AreDuplicates) return new(Pairs(kept.Where(pair => pair.Bits >= threshold), records), model, [], Explained);
        var grouped = Groups.Of(kept, records.Records, threshold, Bits);
        return new(Pairs(grouped.Pairs, records), model, grouped.Group, Explained);
    }

    private static CandidatePairs Candidates(Field[] fields, RecordPairs records, LinkageConfig config, CancellationToken ct)
    {
        IReadOnlyList<BlockingKey> keys = config.Blocking is { } given
            ? GivenKeys.Of(given, fields)
            : records.Count <= KeyChoice.FewPairs ? [] : KeyChoice.Choose(fields, records);
        var mostTogether = (int)Math.Clamp(40_000_000.0 / records.Records, 60, 1_000);
        return new CandidatePairs(keys, records, mostTogether, FinerOrder.Of(fields, records.Records), ct);
    }

    private static Weights Learn(
        Field[] fields, SwappableFields[] swappable, RecordPairs records, CandidatePairs pairs, IProgress<WorkProgress>? progress,
        CancellationToken ct)
    {
        var every = (ulong)Math.Max(1, Math.Ceiling(pairs.Estimate / EnoughToLearn));
        var counters = pairs.ForEach(
            () => new PatternCounter(new PairComparison(fields, swappable), every), new("Belajar", "Learning"), progress, ct);
        var patterns = new Dictionary<ulong, long>();
        foreach (var (pattern, count) in counters.SelectMany(counter => counter.Patterns))
            patterns[pattern] = patterns.GetValueOrDefault(pattern) + count;
        var guess = 0.1 * (records.AreDuplicates ? records.Left : Math.Min(records.Left, records.Right));
        var comparison = new PairComparison(fields, swappable);
        var dependence = new Dependence(fields, fields.Select(field => AgreeingPairs.Draw(field, records, comparison)));
        return new Estimation(fields, patterns, 1.0 / every, records.Count, dependence).Learn(Chance.Of(fields, swappable, records), guess);
    }

    /// <summary>In one order whatever thread found them, each once.</summary>
    private static List<WeighedPair> Sorted(IEnumerable<WeighedPair> pairs)
    {
        var sorted = pairs.ToArray();
        Array.Sort(sorted, (a, b) => a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Right.CompareTo(b.Right));
        var once = new List<WeighedPair>(sorted.Length);
        foreach (var pair in sorted)
        {
            if (once.Count == 0 || once[^1].Left != pair.Left || once[^1].Right != pair.Right) once.Add(pair);
        }
        return once;
    }

    private static List<ScoredPair> Pairs(IEnumerable<WeighedPair> pairs, RecordPairs records) =>
    [
        .. pairs.OrderByDescending(pair => pair.Bits).ThenBy(pair => pair.Left).ThenBy(pair => pair.Right)
            .Select(pair => new ScoredPair(
                pair.Left, pair.Right - (records.AreDuplicates ? 0 : records.Left), Weights.Probability(pair.Bits))),
    ];

    private static PairExplanation Explain(Field[] fields, SwappableFields[] swappable, Weights weights, int left, int right)
    {
        var pattern = new PairComparison(fields, swappable).Compare(left, right);
        var parts = new double[fields.Length];
        var bits = weights.Sum(pattern, left, parts);
        var columns = fields.Select((field, i) => new ColumnEvidence(field.Column, Word(PairComparison.LevelOf(pattern, i)), parts[i]));
        return new PairExplanation(weights.PriorBits, [.. columns], Weights.Probability(bits));
    }

    private static LinkageModel Model(LinkagePlan plan, Weights weights, CandidatePairs? pairs, long compared) => new(
        weights.PriorBits,
        [.. plan.Columns.Select((column, i) => new ColumnModel(column.Column, column.Kind, column.WasGuessed, Levels(weights, i)))],
        [.. pairs?.Report() ?? []],
        compared);

    private static List<LevelModel> Levels(Weights weights, int field) =>
    [
        .. Enumerable.Range((int)Level.Exact, (int)Level.Swapped).Select(level => (Level)level)
            .Select(level => (level, at: Weights.At(field, level)))
            .Select(one => new LevelModel(Word(one.level), weights.Same[one.at], weights.Others[one.at], weights.Bits[one.at])),
    ];

    private static string Word(Level level) => level switch
    {
        Level.Missing => "missing",
        Level.Exact => "exact",
        Level.Same => "same",
        Level.Close => "close",
        Level.Similar => "similar",
        Level.Weak => "weak",
        Level.Different => "different",
        Level.Swapped => "swapped",
    };

    private static LinkageResult Nothing(RecordPairs records, LinkagePlan plan, Field[] fields) => new(
        [], Model(plan, new Weights(fields, [], new double[fields.Length * Weights.Levels]), null, 0),
        [.. Enumerable.Range(0, records.AreDuplicates ? records.Left : 0)],
        (_, _) => throw new InvalidOperationException("There are no two records to explain."));
}
