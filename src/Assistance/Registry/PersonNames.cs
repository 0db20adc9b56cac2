using System.Text;

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
        ["MOH"] = "MUHAMMAD", ["MOHD"] = "MUHAMMAD", ["MUH"] = "MUHAMMAD", ["MUHD"] = "MUHAMMAD", ["MUHAMAD"] = "MUHAMMAD",
        ["MOCH"] = "MUHAMMAD",
        ["MOHAMAD"] = "MUHAMMAD", ["MOHAMMAD"] = "MUHAMMAD", ["MOCHAMAD"] = "MUHAMMAD", ["MOCHAMMAD"] = "MUHAMMAD", ["MHD"] = "MUHAMMAD",
        ["ABD"] = "ABDUL", ["AHMAT"] = "AHMAD", ["ACHMAD"] = "AHMAD", ["BT"] = "BINTI", ["B"] = "BIN",
    };

    private static readonly (string Old, string New)[] Spellings = [("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ", "SY")];

    public static string Fold(ReadOnlySpan<char> name)
    {
        var folded = new StringBuilder(name.Length);
        Span<char> word = stackalloc char[Math.Min(name.Length, 256)];
        var length = 0;
        foreach (var sign in name)
        {
            if (char.IsLetterOrDigit(sign))
            {
                if (length < word.Length) word[length++] = char.ToUpperInvariant(sign);
            }
            // "S.Pd" and "A'isyah" are one word.
            else if (sign is not ('.' or '\'' or '`'))
            {
                Add(folded, word[..length]);
                length = 0;
            }
        }
        Add(folded, word[..length]);
        foreach (var (old, now) in Spellings) folded.Replace(old, now);
        return folded.ToString();
    }

    private static void Add(StringBuilder folded, ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || Titles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return;
        if (folded.Length > 0) folded.Append(' ');
        if (Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var usual)) folded.Append(usual);
        else folded.Append(word);
    }
}
