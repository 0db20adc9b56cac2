namespace Paseban.Assistance.Registry;

/// <summary>
/// Folds a person's name for search: capitals, single blanks, no titles, one spelling of what is written in several ways.
/// </summary>
public static class PersonNames
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "H", "HJ", "HAJI", "HAJJAH", "IR", "DR", "DRS", "DRA", "PROF", "SH", "SE", "ST", "SPD", "SAG", "SSOS", "MM", "MSI", "KH", "RA",
        "ALM", "ALMH",
    };

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["MOH"] = "MUHAMMAD", ["MOHD"] = "MUHAMMAD", ["MUH"] = "MUHAMMAD", ["MUHD"] = "MUHAMMAD", ["MHD"] = "MUHAMMAD",
        ["MOCH"] = "MUHAMMAD", ["MUHAMAD"] = "MUHAMMAD", ["MOHAMAD"] = "MUHAMMAD", ["MOHAMMAD"] = "MUHAMMAD", ["MOCHAMAD"] = "MUHAMMAD",
        ["MOCHAMMAD"] = "MUHAMMAD", ["ABD"] = "ABDUL", ["AHMAT"] = "AHMAD", ["ACHMAD"] = "AHMAD", ["BT"] = "BINTI", ["B"] = "BIN",
    };

    private const int Longest = 256;

    public static string Fold(ReadOnlySpan<char> name)
    {
        Span<char> folded = stackalloc char[Longest];
        Span<char> word = stackalloc char[Longest];
        var (length, at) = (0, 0);
        foreach (var sign in name)
        {
            if (char.IsLetterOrDigit(sign))
            {
                if (at < word.Length) word[at++] = char.ToUpperInvariant(sign);
            }
            // "S.Pd" and "A'isyah" are one word.
            else if (sign is not ('.' or '\'' or '`'))
            {
                length = Add(folded, length, word[..at]);
                at = 0;
            }
        }
        length = Add(folded, length, word[..at]);
        return new string(folded[..length]);
    }

    /// <summary>The first letter of each word, for lists whose reader needs to recognise and not to know: <c>S*** A*****</c>.</summary>
    public static string Mask(string name) =>
        string.Join(
            ' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[..1] + new string('*', word.Length - 1)));

    private static int Add(Span<char> folded, int length, ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || Titles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return length;
        if (Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var usual)) word = usual;
        if (length + word.Length + 1 > folded.Length) return length;
        if (length > 0) folded[length++] = ' ';
        var start = length;
        foreach (var sign in word)
        {
            // The spelling before 1972: oe, dj, tj, sj.
            var before = length > start ? folded[length - 1] : default;
            switch (before, sign)
            {
                case ('O', 'E'): folded[length - 1] = 'U'; break;
                case ('D', 'J'): folded[length - 1] = 'J'; break;
                case ('T', 'J'): folded[length - 1] = 'C'; break;
                case ('S', 'J'): folded[length++] = 'Y'; break;
                default: folded[length++] = sign; break;
            }
        }
        return length;
    }
}
