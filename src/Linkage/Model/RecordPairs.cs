using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>Which two records can form a pair: any two of one file, or one of each of two files.</summary>
/// <param name="Left">Records of the left file; they are numbered first.</param>
/// <param name="Right">Records of the right file; 0 when duplicates are looked for in one.</param>
internal sealed record RecordPairs(int Left, int Right)
{
    public bool AreDuplicates => Right == 0;

    public int Records => Left + Right;

    public double Count => AreDuplicates ? (double)Left * (Left - 1) / 2 : (double)Left * Right;

    /// <summary>Whether these two records, the smaller number first, can form a pair.</summary>
    public bool Allows(int first, int second) => AreDuplicates || (first < Left && second >= Left);

    public (int Left, int Right) AtRandom(ref ulong seed)
    {
        if (!AreDuplicates) return (Next(ref seed, Left), Left + Next(ref seed, Right));
        var left = Next(ref seed, Left);
        var right = Next(ref seed, Left - 1);
        if (right >= left) right++;
        return left < right ? (left, right) : (right, left);
    }

    /// <summary>The share of the pairs with two known values in which both are the same.</summary>
    public double ShareOfEqual(Field field)
    {
        if (AreDuplicates)
        {
            var equal = 0.0;
            for (var value = 1; value < field.Pool.Count; value++) equal += (double)field.CountOf(value) * (field.CountOf(value) - 1);
            return equal / Math.Max(1, (double)field.Known * (field.Known - 1));
        }
        var left = new int[field.Pool.Count];
        for (var row = 0; row < Left; row++) left[field.Values[row]]++;
        var (both, knownLeft) = (0.0, Left - left[0]);
        for (var value = 1; value < left.Length; value++) both += (double)left[value] * (field.CountOf(value) - left[value]);
        return both / Math.Max(1, (double)knownLeft * (field.Known - knownLeft));
    }

    /// <summary>A number from 0 up to but not 1.</summary>
    public static double Share(ref ulong seed)
    {
        seed += 0x9E3779B97F4A7C15UL;
        return (Hashing.Mix(seed) >> 11) * (1.0 / (1UL << 53));
    }

    private static int Next(ref ulong seed, int below)
    {
        seed += 0x9E3779B97F4A7C15UL;
        return (int)(((UInt128)Hashing.Mix(seed) * (ulong)below) >> 64);
    }
}
