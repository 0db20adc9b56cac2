using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>What pairs that agree in one field, or in two, have besides.</summary>
/// <param name="First">The field in which they have the same value.</param>
/// <param name="Second">The field in which they agree too; the first again when it is one only.</param>
/// <param name="Places">Which of the first field's patterns are meant.</param>
internal sealed record Condition(int First, int Second, int[] Places)
{
    public bool Is(int field) => field == First || field == Second;
}

/// <summary>Learns how fields agree together in pairs of two persons.</summary>
internal sealed class Dependence
{
    /// <summary>As many imagined pairs behave as if nothing depended on the condition, so that a handful of pairs proves nothing.</summary>
    private const double ImaginedPairs = 25;

    /// <summary>So many records of one person, at most, agree in no name.</summary>
    private const double SpoiltNames = 0.02;

    /// <summary>So large a share of such pairs is borne.</summary>
    private const double MostSpoilt = 0.1;

    private readonly Field[] fields;
    private readonly (ulong Pattern, long Times)[][] agreeing;

    /// <param name="fields">The columns.</param>
    /// <param name="agreeing">For each field the patterns of pairs that have the same value in it.</param>
    public Dependence(Field[] fields, IEnumerable<Dictionary<ulong, long>> agreeing)
    {
        this.fields = fields;
        this.agreeing = [.. agreeing.Select(patterns => patterns.OrderBy(one => one.Key).Select(one => (one.Key, one.Value)).ToArray())];
        var conditions = new List<Condition>();
        for (var first = 0; first < fields.Length; first++)
        {
            for (var second = 0; second < fields.Length; second++)
            {
                var (patterns, other) = (this.agreeing[first], second);
                int[] places = [.. Enumerable.Range(0, patterns.Length).Where(place => Agrees(patterns[place].Pattern, other))];
                if (first == second || places.Sum(place => patterns[place].Times) > ImaginedPairs)
                    conditions.Add(new(first, second, places));
            }
        }
        Conditions = conditions;
    }

    public IReadOnlyList<Condition> Conditions { get; }

    /// <param name="weights">Gets u of each field under each condition.</param>
    /// <param name="isSame">How likely a pattern is the same person; such pairs do not count.</param>
    public void Learn(Weights weights, Func<ulong, double> isSame)
    {
        var others = agreeing.Select(patterns => patterns.Select(one => one.Times * (1 - isSame(one.Pattern))).ToArray()).ToArray();
        var counts = new double[fields.Length * Weights.Levels];
        // Those of one field come first: they are what those of two fields are measured by.
        foreach (var condition in Conditions.OrderBy(one => one.First == one.Second ? 0 : 1))
        {
            Array.Clear(counts);
            var namesAreEnough = NamesAreEnough(condition, weights);
            // Who agrees in two fields is mostly one person, and a few spoilt names would look like a household: then one field must do.
            var isKnown = namesAreEnough || condition.First == condition.Second;
            foreach (var place in isKnown ? condition.Places : [])
            {
                var pattern = agreeing[condition.First][place].Pattern;
                if (!AreClearlyTwo(pattern, condition, namesAreEnough, weights)) continue;
                for (var field = 0; field < fields.Length; field++)
                    counts[Weights.At(field, PairComparison.LevelOf(pattern, field))] += others[condition.First][place];
            }
            for (var field = 0; field < fields.Length; field++)
                Set(weights, condition, field, counts.AsSpan(field * Weights.Levels, Weights.Levels));
        }
    }

    private static void Set(Weights weights, Condition condition, int field, ReadOnlySpan<double> counts)
    {
        var known = 0.0;
        for (var level = (int)Level.Exact; level < counts.Length; level++) known += counts[level];
        var single = condition.First == condition.Second;
        for (var level = Level.Exact; level <= Level.Swapped; level++)
        {
            var before = single
                ? weights.Others[Weights.At(field, level)]
                : weights.OthersGiven[weights.At(condition.First, condition.First, field, level)];
            weights.OthersGiven[weights.At(condition.First, condition.Second, field, level)] =
                (counts[(int)level] + (ImaginedPairs * before)) / (known + ImaginedPairs);
        }
    }

    private bool Agrees(ulong pattern, int field)
    {
        var worst = fields[field].Kind is ColumnKind.Name or ColumnKind.Text ? Level.Similar : Level.Close;
        return PairComparison.LevelOf(pattern, field) is var level && level != Level.Missing && level <= worst;
    }

    /// <summary>
    /// Whether names alone tell two persons among pairs that agree here: only where so many disagree in their names that the few true
    /// ones with spoilt names among them do not matter. So twins are learned of, who share their birth date and their home.
    /// </summary>
    private bool NamesAreEnough(Condition condition, Weights weights)
    {
        var (agree, disagree) = (0L, 0L);
        foreach (var place in condition.Places)
        {
            var (pattern, times) = agreeing[condition.First][place];
            var bits = BitsOf(ColumnKind.Name, pattern, condition, weights);
            if (bits > 0) agree += times;
            else if (bits < 0) disagree += times;
        }
        return disagree > agree * SpoiltNames / MostSpoilt;
    }

    /// <summary>
    /// Who a person is, is told by names and dates: where these speak against the same person, two persons share the rest. The other
    /// columns are not asked: they are what is to be learned, and would soon prove whatever was believed first.
    /// </summary>
    private bool AreClearlyTwo(ulong pattern, Condition condition, bool namesAreEnough, Weights weights) =>
        namesAreEnough
            ? BitsOf(ColumnKind.Name, pattern, condition, weights) < 0
            : BitsOf(ColumnKind.Name, pattern, null, weights) + BitsOf(ColumnKind.Date, pattern, null, weights) < 0;

    private double BitsOf(ColumnKind kind, ulong pattern, Condition? without, Weights weights)
    {
        var bits = 0.0;
        for (var field = 0; field < fields.Length; field++)
        {
            if (fields[field].Kind == kind && without?.Is(field) != true)
                bits += weights.Bits[Weights.At(field, PairComparison.LevelOf(pattern, field))];
        }
        return bits;
    }
}
