namespace Paseban.Linkage.Values;

/// <summary>Compares two values of one pool that are not the same. Holds what a comparison needs, so one thread has one.</summary>
internal sealed class ValueComparison
{
    private readonly ulong[] places = new ulong[EditDistance.Alphabet];

    public Level Compare(
        in FoldedValue left, ReadOnlySpan<byte> leftSigns, in FoldedValue right, ReadOnlySpan<byte> rightSigns, ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Name or ColumnKind.Text => Words(left, leftSigns, right, rightSigns, out _),
            ColumnKind.Date => Dates(leftSigns, rightSigns),
            ColumnKind.Number => Numbers(left, leftSigns, right, rightSigns),
            ColumnKind.Code or ColumnKind.Phone => Codes(left, leftSigns, right, rightSigns),
        };

    public int Distance(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => EditDistance.Of(left, right, ref places[0]);

    /// <param name="left">A value of one word or several.</param>
    /// <param name="leftSigns">Its signs.</param>
    /// <param name="right">Another value.</param>
    /// <param name="rightSigns">Its signs.</param>
    /// <param name="share">How much of the longer value agrees, 0 to 1.</param>
    public Level Words(
        in FoldedValue left, ReadOnlySpan<byte> leftSigns, in FoldedValue right, ReadOnlySpan<byte> rightSigns, out double share)
    {
        share = 1;
        if (left.Alike == right.Alike) return Level.Same;
        var longest = Math.Max(left.Length, right.Length);
        var severalWords = (left.WordStarts | right.WordStarts) > 1;
        var least = FoldedValue.LeastDistance(left, right);
        share = 1 - ((double)least / longest);
        if (share < Cuts.Weak && !severalWords) return Level.Different;
        var level = Level.Different;
        if (share >= Cuts.Weak)
        {
            var distance = Distance(leftSigns, rightSigns);
            share = 1 - ((double)distance / longest);
            level = Cuts.Of(share, distance, longest);
        }
        if (level <= Level.Close || !severalWords) return level;
        var byWords = WordAlignment.Compare(left, leftSigns, right, rightSigns, this, out var wordShare);
        share = Math.Max(share, wordShare);
        // Two words of two persons may look like slips of each other: with several words on both sides each must find its like.
        var hasSeveralEach = left.Words > 1 && right.Words > 1;
        return byWords < level || (hasSeveralEach && level == Level.Similar) ? byWords : level;
    }

    /// <summary>Eight digits, year first.</summary>
    private static Level Dates(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != 8 || right.Length != 8) return Level.Different;
        var year = left[..4].SequenceEqual(right[..4]);
        var month = left[4..6].SequenceEqual(right[4..6]);
        var day = left[6..].SequenceEqual(right[6..]);
        if (year && left[4..6].SequenceEqual(right[6..]) && left[6..].SequenceEqual(right[4..6])) return Level.Same;
        var (differing, first, last) = (0, -1, -1);
        for (var i = 0; i < 8; i++)
        {
            if (left[i] == right[i]) continue;
            differing++;
            if (first < 0) first = i;
            last = i;
        }
        if (differing == 1) return Level.Close;
        if (differing == 2 && last == first + 1 && left[first] == right[last] && left[last] == right[first]) return Level.Close;
        if ((year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) == 2) return Level.Similar;
        return year || differing <= 3 ? Level.Weak : Level.Different;
    }

    private Level Numbers(in FoldedValue left, ReadOnlySpan<byte> leftSigns, in FoldedValue right, ReadOnlySpan<byte> rightSigns)
    {
        var distance = FoldedValue.LeastDistance(left, right) > 2 ? 3 : Distance(leftSigns, rightSigns);
        var longest = Math.Max(left.Length, right.Length);
        if (distance == 1 && longest >= 4) return Level.Close;
        if (distance == 1) return Level.Similar;
        return AreNear(leftSigns, rightSigns) ? Level.Weak : Level.Different;
    }

    /// <summary>Whole numbers within a twentieth of each other.</summary>
    private static bool AreNear(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (!TryRead(left, out var a) || !TryRead(right, out var b)) return false;
        return Math.Abs(a - b) * 20 <= Math.Max(a, b);
    }

    private static bool TryRead(ReadOnlySpan<byte> signs, out long number)
    {
        number = 0;
        if (signs.Length > 15) return false;
        foreach (var sign in signs)
        {
            if (sign < FoldedValue.FirstDigit) return false;
            number = (number * 10) + (sign - FoldedValue.FirstDigit);
        }
        return true;
    }

    private Level Codes(in FoldedValue left, ReadOnlySpan<byte> leftSigns, in FoldedValue right, ReadOnlySpan<byte> rightSigns)
    {
        var longest = Math.Max(left.Length, right.Length);
        if (longest < 3) return Level.Different;
        var distance = FoldedValue.LeastDistance(left, right) > 3 ? 4 : Distance(leftSigns, rightSigns);
        if (distance == 1) return Level.Close;
        if (distance == 2 && longest >= 4) return Level.Similar;
        if (longest < 6) return Level.Different;
        var half = longest / 2;
        var sharesHalf = left.Length >= half && right.Length >= half
            && (leftSigns[..half].SequenceEqual(rightSigns[..half]) || leftSigns[^half..].SequenceEqual(rightSigns[^half..]));
        return sharesHalf || distance == 3 ? Level.Weak : Level.Different;
    }
}

/// <summary>Where one level of agreement ends and the next begins; the same for every column, what they weigh is learned.</summary>
internal static class Cuts
{
    public const double Close = 0.86;
    public const double Similar = 0.72;
    public const double Weak = 0.55;

    public static Level Of(double share, int distance, int longest) =>
        distance == 0 ? Level.Same
        : share >= Close || (distance == 1 && longest >= 4) ? Level.Close
        : share >= Similar || (distance == 1 && longest == 3) ? Level.Similar
        : share >= Weak ? Level.Weak
        : Level.Different;
}
