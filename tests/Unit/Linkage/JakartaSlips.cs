namespace Paseban.Tests.Unit.Linkage;

/// <summary>How one name or day is written differently in two lists of Jakarta.</summary>
internal static class JakartaSlips
{
    private static readonly string[] Before = ["H. ", "Hj. ", "Ir. ", "Drs. ", "H ", "Bpk. ", "Alm. ", "R. "];
    private static readonly string[] Behind = [", S.H.", ", SE", " S.Pd", ", M.Si.", ", S.Kom", " (alm)"];

    private static readonly (string New, string Old)[] Spellings = [("U", "OE"), ("J", "DJ"), ("C", "TJ"), ("SY", "SJ")];

    public static string Title(Random random, string name) =>
        random.Next(3) > 0 ? Before[random.Next(Before.Length)] + name : name + Behind[random.Next(Behind.Length - 1)];

    public static string OldSpelling(string name)
    {
        foreach (var (modern, old) in Spellings)
        {
            if (name.Contains(modern, StringComparison.Ordinal) && !name.Contains(old, StringComparison.Ordinal))
                return name.Replace(modern, old, StringComparison.Ordinal);
        }
        return name;
    }

    /// <summary>A word less, an initial, another order, a short form, a father's name.</summary>
    public static string OtherWords(Random random, string name)
    {
        var words = name.Split(' ');
        if (name.Contains("MUHAMMAD", StringComparison.Ordinal) && random.Next(2) == 0)
            return name.Replace("MUHAMMAD", random.Next(2) == 0 ? "MOH." : "MOCHAMAD", StringComparison.Ordinal);
        if (words.Length == 1) return random.Next(2) == 0 ? $"{name} BIN ABDULLAH" : name;
        return random.Next(5) switch
        {
            0 => string.Join(' ', words[..^1]),
            1 => $"{words[0][0]}. {string.Join(' ', words[1..])}",
            2 => $"{string.Join(' ', words[..^1])} {words[^1][0]}.",
            3 => string.Join(' ', words.Reverse()),
            _ => string.Concat(words),
        };
    }

    public static string OtherAddress(string address) =>
        address.Replace("Jl. ", "Jalan ", StringComparison.Ordinal).Replace("No. ", "", StringComparison.Ordinal);

    /// <summary>Day and month exchanged, one digit wrong, a year off, the first of January, or nothing.</summary>
    public static string OtherDay(Random random, string day)
    {
        if (day.Length != 10 || day[4] != '-') return day;
        var (year, month, rest) = (day[..4], day[5..7], day[8..]);
        return random.Next(6) switch
        {
            0 => $"{year}-{rest}-{month}",
            1 or 2 => $"{day[..9]}{random.Next(10)}",
            3 => $"{day[..3]}{random.Next(10)}{day[4..]}",
            4 => $"{year}-01-01",
            _ => "",
        };
    }
}
