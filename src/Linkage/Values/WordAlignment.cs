using System.Numerics;

namespace Paseban.Linkage.Values;

/// <summary>
/// Compares values of several words whose order, number or completeness differ: Siti Aminah and Aminah Siti, A. Yani and Ahmad Yani,
/// Budi and Budi Santoso. Each word of the one with fewer words takes the best word of the other that is still free.
/// </summary>
internal static class WordAlignment
{
    private const int ShortestTelling = 3;

    public static Level Compare(
        in FoldedValue left, ReadOnlySpan<byte> leftSigns, in FoldedValue right, ReadOnlySpan<byte> rightSigns, ValueComparison comparison,
        out double share)
    {
        var (few, many) = left.Words <= right.Words ? (left, right) : (right, left);
        var fewSigns = left.Words <= right.Words ? leftSigns : rightSigns;
        var manySigns = left.Words <= right.Words ? rightSigns : leftSigns;
        var free = many.WordStarts;
        var (matched, words, agreeing, longestEqual) = (0, 0, 0, 0);
        for (var rest = few.WordStarts; rest != 0; rest &= rest - 1)
        {
            var signsOfWord = few.SignsOfWord(words++);
            var word = Word(fewSigns, few.WordStarts, rest);
            var (best, bestPlace) = (0, 0UL);
            for (var others = free; others != 0; others &= others - 1)
            {
                var other = Word(manySigns, many.WordStarts, others);
                var otherSigns = many.SignsOfWord(BitOperations.PopCount(many.WordStarts & ((others & (~others + 1)) - 1)));
                var signs = Agreeing(word, signsOfWord, other, otherSigns, comparison);
                if (signs <= best) continue;
                (best, bestPlace) = (signs, others & (~others + 1));
                if (best == word.Length && other.Length == best) break;
            }
            if (best == 0) continue;
            free &= ~bestPlace;
            matched++;
            agreeing += best;
            if (best >= ShortestTelling) longestEqual = Math.Max(longestEqual, best);
        }
        share = (double)agreeing / Math.Max(left.Length, right.Length);
        if (longestEqual == 0) return Level.Different;
        if (matched == words && few.Words == many.Words && share >= Cuts.Similar) return Level.Close;
        if (matched == words && share >= 0.4) return Level.Similar;
        if (words > 2 && matched == words - 1 && share >= 0.6) return Level.Similar;
        return share >= 0.3 || matched == words ? Level.Weak : Level.Different;
    }

    /// <summary>How many signs of two words count as agreeing: all of them, all but a slip, or an initial for its word.</summary>
    private static int Agreeing(ReadOnlySpan<byte> word, uint signs, ReadOnlySpan<byte> other, uint otherSigns, ValueComparison comparison)
    {
        if (word.Length == 1 || other.Length == 1) return word[0] == other[0] ? 1 : 0;
        var longest = Math.Max(word.Length, other.Length);
        // Most words are told apart by the signs that only one of them has.
        if (Math.Abs(word.Length - other.Length) > 2) return 0;
        if (BitOperations.PopCount(signs & ~otherSigns) > 2 && otherSigns != uint.MaxValue) return 0;
        if (BitOperations.PopCount(otherSigns & ~signs) > 2 && signs != uint.MaxValue) return 0;
        if (word.SequenceEqual(other)) return word.Length;
        if (longest < 4) return 0;
        var distance = comparison.Distance(word, other);
        return distance == 1 || (distance == 2 && longest >= 7) ? longest - distance : 0;
    }

    /// <summary>The word that begins at the lowest of these places, one of all the <paramref name="starts"/>.</summary>
    private static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> signs, ulong starts, ulong places)
    {
        var start = BitOperations.TrailingZeroCount(places);
        var after = starts & (~1UL << start);
        return signs[start..Math.Min(signs.Length, BitOperations.TrailingZeroCount(after))];
    }
}
