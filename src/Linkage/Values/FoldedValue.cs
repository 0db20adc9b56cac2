using System.Numerics;

namespace Paseban.Linkage.Values;

/// <summary>What is looked at before the signs of a value are.</summary>
/// <param name="Start">Where its signs begin in their pool.</param>
/// <param name="Length">Signs without blanks, at most 64.</param>
/// <param name="WordStarts">The places where a word begins, as bits.</param>
/// <param name="Signs">Which signs occur, as bits.</param>
/// <param name="FirstWords">Which signs occur in the first and second word, 32 bits each; digits share six bits.</param>
/// <param name="NextWords">The same of the third and fourth word.</param>
/// <param name="Alike">Equal for values with the same words as they are heard, in any order.</param>
internal readonly record struct FoldedValue(
    int Start, int Length, ulong WordStarts, ulong Signs, ulong FirstWords, ulong NextWords, ulong Alike)
{
    public const int FirstDigit = 27;

    private const int WordsWithSigns = 4;

    /// <summary>Writes the codes of the signs without blanks, as many as fit, and describes them.</summary>
    public static FoldedValue Encode(ReadOnlySpan<char> folded, Span<byte> codes, ulong alike, int start = 0)
    {
        var (wordStarts, mask, isStart, length, word) = (0UL, 0UL, true, 0, -1);
        Span<uint> words = stackalloc uint[WordsWithSigns + 1];
        foreach (var sign in folded)
        {
            if (sign == ' ')
            {
                isStart = true;
                continue;
            }
            if (length == EditDistance.MostSigns) break;
            if (isStart)
            {
                wordStarts |= 1UL << length;
                word = Math.Min(word + 1, WordsWithSigns);
            }
            isStart = false;
            codes[length] = CodeOf(sign);
            words[word] |= 1u << (codes[length] < FirstDigit ? codes[length] - 1 : 26 + ((codes[length] - FirstDigit) % 6));
            mask |= 1UL << codes[length++];
        }
        return new FoldedValue(
            start, length, wordStarts, mask, words[0] | ((ulong)words[1] << 32), words[2] | ((ulong)words[3] << 32), alike);
    }

    /// <summary>1 to 26 are letters, 27 to 36 digits.</summary>
    private static byte CodeOf(char sign) => (byte)(char.IsAsciiDigit(sign) ? sign - '0' + FirstDigit : sign - 'a' + 1);

    /// <summary>The signs of one word, counted from 0, as bits; all bits for a fifth word and later, of which nothing is kept.</summary>
    public uint SignsOfWord(int word) => word switch
    {
        0 => (uint)FirstWords,
        1 => (uint)(FirstWords >> 32),
        2 => (uint)NextWords,
        3 => (uint)(NextWords >> 32),
        _ => uint.MaxValue,
    };

    public int Words => BitOperations.PopCount(WordStarts);

    /// <summary>At least as many signs must change, for signs that only one of them has.</summary>
    public static int LeastDistance(in FoldedValue left, in FoldedValue right) => Math.Max(
        Math.Abs(left.Length - right.Length),
        Math.Max(BitOperations.PopCount(left.Signs & ~right.Signs), BitOperations.PopCount(right.Signs & ~left.Signs)));
}
