using System.Runtime.InteropServices;
using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>
/// Compares two records in every field; the answer is one number with three bits a field, so that equal answers can be counted. One
/// thread has one.
/// </summary>
internal sealed class PairComparison(Field[] fields, SwappableFields[] swappable)
{
    public const int BitsPerField = 3;

    private readonly ValueComparison comparison = new();

    public static Level LevelOf(ulong pattern, int field) => (Level)((pattern >> (field * BitsPerField)) & 7);

    public ulong Compare(int left, int right)
    {
        var pattern = 0UL;
        for (var i = 0; i < fields.Length; i++) pattern |= (ulong)fields[i].Compare(left, right, comparison) << (i * BitsPerField);
        foreach (var (first, second) in swappable) pattern = Exchange(pattern, first, second, left, right);
        return pattern;
    }

    /// <summary>
    /// Given name and surname, or two lines of an address, may have changed places. It is looked for only where both disagree, and told on
    /// the first; the second then says nothing, for its evidence is the same.
    /// </summary>
    private ulong Exchange(ulong pattern, int first, int second, int left, int right)
    {
        if (!MayBeExchanged(LevelOf(pattern, first)) || !MayBeExchanged(LevelOf(pattern, second))) return pattern;
        var (leftFirst, rightFirst) = (fields[first].Values[left], fields[first].Values[right]);
        var (leftSecond, rightSecond) = (fields[second].Values[left], fields[second].Values[right]);
        // One of the two is mostly the same sign for sign, which is cheap to see.
        var isThere = leftFirst != 0 && leftFirst == rightSecond;
        var isBack = leftSecond != 0 && leftSecond == rightFirst;
        if (!isThere && !isBack)
            return fields[first].Kind == ColumnKind.Name ? ExchangedWithSlips(pattern, first, second, left, right) : pattern;
        var (otherLeft, otherRight) = isThere ? (leftSecond, rightFirst) : (leftFirst, rightSecond);
        var other = fields[first].CompareValues(otherLeft, otherRight, comparison);
        return other > Level.Similar || (other == Level.Missing && otherLeft != otherRight) ? pattern : Exchanged(pattern, first, second);
    }

    private ulong ExchangedWithSlips(ulong pattern, int first, int second, int left, int right)
    {
        var there = fields[first].CompareValues(fields[first].Values[left], fields[second].Values[right], comparison);
        if (there is Level.Missing or > Level.Close) return pattern;
        var back = fields[first].CompareValues(fields[second].Values[left], fields[first].Values[right], comparison);
        return back is Level.Missing or > Level.Close ? pattern : Exchanged(pattern, first, second);
    }

    private static ulong Exchanged(ulong pattern, int first, int second)
    {
        var cleared = pattern & ~((7UL << (first * BitsPerField)) | (7UL << (second * BitsPerField)));
        return cleared | ((ulong)Level.Swapped << (first * BitsPerField));
    }

    private static bool MayBeExchanged(Level level) => level is Level.Missing or Level.Different or Level.Weak;

    /// <summary>The pair counts in a dictionary, without looking it up twice.</summary>
    public static void Count(Dictionary<ulong, long> patterns, ulong pattern) =>
        CollectionsMarshal.GetValueRefOrAddDefault(patterns, pattern, out _)++;
}

/// <summary>Two fields of the same kind, by their places, whose values may have changed places.</summary>
internal readonly record struct SwappableFields(int First, int Second);
