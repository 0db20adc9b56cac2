using System.Runtime.CompilerServices;

namespace Paseban.Linkage.Values;

/// <summary>
/// The number of signs to insert, remove, replace or exchange with their neighbour between two words of at most 64 signs: 64 cells of the
/// table at once (Hyyrö 2003, optimal string alignment).
/// </summary>
internal static class EditDistance
{
    public const int MostSigns = 64;

    /// <summary>Codes of signs are below this.</summary>
    public const int Alphabet = 64;

    /// <param name="left">Codes of signs.</param>
    /// <param name="right">Codes of signs.</param>
    /// <param name="places">For each code the places in <paramref name="left"/>; <see cref="Alphabet"/> cells of zero, left as
    /// zero.</param>
    public static int Of(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, ref ulong places)
    {
        if (left.Length == 0) return right.Length;
        for (var i = 0; i < left.Length; i++) Unsafe.Add(ref places, left[i]) |= 1UL << i;
        var distance = Scan(left.Length, right, ref places);
        for (var i = 0; i < left.Length; i++) Unsafe.Add(ref places, left[i]) = 0;
        return distance;
    }

    private static int Scan(int length, ReadOnlySpan<byte> right, ref ulong places)
    {
        var last = length - 1;
        var (vertical, verticalLess, diagonal, before) = (~0UL, 0UL, 0UL, 0UL);
        var distance = length;
        foreach (var sign in right)
        {
            var here = Unsafe.Add(ref places, sign);
            var exchanged = ((~diagonal & here) << 1) & before;
            diagonal = (((here & vertical) + vertical) ^ vertical) | here | verticalLess | exchanged;
            var horizontal = verticalLess | ~(diagonal | vertical);
            var horizontalLess = diagonal & vertical;
            distance += (int)((horizontal >> last) & 1) - (int)((horizontalLess >> last) & 1);
            horizontal = (horizontal << 1) | 1;
            horizontalLess <<= 1;
            vertical = horizontalLess | ~(diagonal | horizontal);
            verticalLess = horizontal & diagonal;
            before = here;
        }
        return distance;
    }
}
