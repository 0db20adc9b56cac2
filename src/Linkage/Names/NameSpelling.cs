using System.Collections.Frozen;
using System.Text;

namespace Paseban.Linkage.Names;

/// <summary>
/// One spelling for what Indonesian names are written in: the spellings before 1947 and 1972 (oe, dj, tj, sj, nj, ch), short forms of
/// Muhammad, Abdul and Siti. A second, coarser code puts together what is heard alike.
/// </summary>
internal static class NameSpelling
{
    private static readonly FrozenSet<string> Muhammad = FrozenSet.Create(
        StringComparer.Ordinal,
        "moh", "moch", "mohd", "mohamad", "mohammad", "mohamed", "mohammed", "mochamad", "mochammad", "mokhamad", "mokhammad",
        "muh", "muhd", "muhamad", "muhammad", "muhamed", "muhammed", "muchamad", "muchammad", "mukhamad", "mukhammad", "muhammat",
        "muhamat", "mhd", "mhmd", "md");

    private static readonly string[] OldSpellings = ["oe", "dj", "tj", "sj", "nj"];

    /// <param name="word">Lower-case letters.</param>
    /// <param name="isFirstOfSeveral">An M before other words stands for Muhammad.</param>
    public static string Modern(string word, bool isFirstOfSeveral)
    {
        if (Muhammad.Contains(word) || (isFirstOfSeveral && word == "m")) return "muhammad";
        if (word is "abd" or "abdoel" or "abdoul") return "abdul";
        if (word is "sti" or "sitti") return "siti";
        var modern = new StringBuilder(word.Length);
        // In a word of the old spelling a j alone is a y: Soerjadi is Suryadi, and Djojo is Joyo.
        var isOld = OldSpellings.Any(old => word.Contains(old, StringComparison.Ordinal));
        for (var i = 0; i < word.Length; i++)
        {
            var (here, next) = (word[i], i + 1 < word.Length ? word[i + 1] : '\0');
            switch (here, next)
            {
                case ('o', 'e'): modern.Append('u'); i++; break;
                case ('d', 'j'): modern.Append('j'); i++; break;
                case ('t', 'j'): modern.Append('c'); i++; break;
                case ('s', 'j'): modern.Append("sy"); i++; break;
                case ('n', 'j'): modern.Append("ny"); i++; break;
                case ('j', _) when isOld: modern.Append('y'); break;
                default: modern.Append(here); break;
            }
        }
        return modern.ToString();
    }

    /// <summary>
    /// What is heard alike becomes the same: Syarif and Sarip, Rachmat and Rahmad, Yusuf and Jusup, Dwi and Dwie, Thamrin and Tamrin.
    /// </summary>
    public static string Heard(ReadOnlySpan<char> word)
    {
        Span<char> heard = stackalloc char[Math.Min(word.Length, 64)];
        var length = 0;
        for (var i = 0; i < word.Length && length < heard.Length; i++)
        {
            var here = word[i];
            var before = i > 0 ? word[i - 1] : '\0';
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            if (here == before && char.IsAsciiLetter(here)) continue;
            if (IsSilent(here, before, next)) continue;
            var sound = Sound(here, next, isFirst: length == 0);
            if (length > 0 && heard[length - 1] == sound && char.IsAsciiLetter(sound)) continue;
            heard[length++] = sound;
        }
        return new string(heard[..length]);
    }

    private static bool IsSilent(char here, char before, char next) => here switch
    {
        'h' => before is 's' or 'd' or 't' or 'b' or 'g' or 'j' or 'p' || next == '\0',
        'y' => before is 's',
        'e' => (before == 'i' && next == '\0') || before == 'e',
        'k' or 'c' => next == 'h',
        _ => false,
    };

    private static char Sound(char here, char next, bool isFirst) => here switch
    {
        'f' or 'v' or 'p' => 'p',
        'z' => 's',
        'q' => 'k',
        'x' => 's',
        'd' when next == '\0' => 't',
        'b' when next == '\0' => 'p',
        'y' when next is '\0' || !IsVowel(next) => 'i',
        'j' when isFirst && next is 'u' or 'a' => 'y',
        'o' => 'u',
        _ => here,
    };

    private static bool IsVowel(char sign) => sign is 'a' or 'e' or 'i' or 'o' or 'u';
}
