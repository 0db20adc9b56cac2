using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>Learns how fields agree together in pairs of two persons.</summary>
internal sealed class Dependence(Field[] fields, IReadOnlyDictionary<ulong, long>[] agreeing)
{
    /// <summary>As many imagined pairs behave as if fields were independent, so that a handful of pairs proves nothing.</summary>
    private const double ImaginedPairs = 25;

    /// <summary>So many records of one person, at most, agree in no name.</summary>
    private const double SpoiltNames = 0.02;

    /// <summary>So large a share of such pairs is borne.</summary>
    private const double MostSpoilt = 0.1;

    private const int None = -1;

    /// <param name="weights">Gets u of each field given each other.</param>
    /// <param name="isSame">How likely a pattern is the same person; such pairs do not count.</param>
    public void Learn(Weights weights, Func<ulong, double> isSame)
    {
        var counts = new double[fields.Length * Weights.Levels];
        for (var given = 0; given < fields.Length; given++)
        {
            Array.Clear(counts);
            var namesAreEnough = NamesAreEnough(given, weights);
            foreach (var (pattern, times) in agreeing[given])
            {
                if (!AreClearlyTwo(pattern, given, namesAreEnough, weights)) continue;
                var others = times * (1 - isSame(pattern));
                for (var field = 0; field < fields.Length; field++)
                    counts[Weights.At(field, PairComparison.LevelOf(pattern, field))] += others;
            }
            for (var field = 0; field < fields.Length; field++)
            {
                var known = 0.0;
                for (var level = Level.Exact; level <= Level.Swapped; level++) known += counts[Weights.At(field, level)];
                for (var level = Level.Exact; level <= Level.Swapped; level++)
                {
                    var at = Weights.At(field, level);
                    weights.OthersGiven[weights.At(given, field, level)] =
                        (counts[at] + (ImaginedPairs * weights.Others[at])) / (known + ImaginedPairs);
                }
            }
        }
    }

    /// <summary>
    /// Whether names alone tell two persons among pairs that agree here: only where so many disagree in their names that the few true
    /// ones with spoilt names among them do not matter. So twins are learned of, who share their birth date and their home.
    /// </summary>
    private bool NamesAreEnough(int given, Weights weights)
    {
        var (agree, disagree) = (0L, 0L);
        foreach (var (pattern, times) in agreeing[given])
        {
            var bits = NameBits(pattern, given, weights);
            if (bits > 0) agree += times;
            else if (bits < 0) disagree += times;
        }
        return disagree > agree * SpoiltNames / MostSpoilt;
    }

    /// <summary>
    /// Who a person is, is told by names and dates: where these speak against the same person, two persons share the rest. The other
    /// columns are not asked: they are what is to be learned, and would soon prove whatever was believed first.
    /// </summary>
    private bool AreClearlyTwo(ulong pattern, int given, bool namesAreEnough, Weights weights) =>
        namesAreEnough ? NameBits(pattern, given, weights) < 0 : NameBits(pattern, None, weights) + DateBits(pattern, weights) < 0;

    private double NameBits(ulong pattern, int without, Weights weights)
    {
        var bits = 0.0;
        for (var field = 0; field < fields.Length; field++)
        {
            if (field != without && fields[field].Kind == ColumnKind.Name)
                bits += weights.Bits[Weights.At(field, PairComparison.LevelOf(pattern, field))];
        }
        return bits;
    }

    private double DateBits(ulong pattern, Weights weights)
    {
        var bits = 0.0;
        for (var field = 0; field < fields.Length; field++)
        {
            if (fields[field].Kind == ColumnKind.Date)
                bits += weights.Bits[Weights.At(field, PairComparison.LevelOf(pattern, field))];
        }
        return bits;
    }
}
