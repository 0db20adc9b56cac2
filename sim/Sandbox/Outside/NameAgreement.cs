namespace Paseban.Sandbox.Outside;

/// <summary>How two offices that know nothing of Paseban compare names: by the letters that must change, or by a clerk's eye.</summary>
internal static class NameAgreement
{
    private static readonly (string Old, string Modern)[] Spellings =
        [("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ", "SY"), ("CH", "KH"), ("DZ", "Z")];

    private static readonly string[] Prophet = ["MUHAMAD", "MOHAMMAD", "MOHAMAD", "MOH", "MOCH", "MUH", "M"];

    /// <summary>100 for the same letters in the same order; less for each letter that must be changed, taken away or added.</summary>
    public static int Percent(string one, string other)
    {
        var (a, b) = (Letters(one), Letters(other));
        if (a.Length == 0 || b.Length == 0) return 0;
        var before = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) before[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            (before, row) = (row, before);
        }
        var longest = Math.Max(a.Length, b.Length);
        return 100 * (longest - before[b.Length]) / longest;
    }

    /// <summary>Whether a bank clerk takes both for one name: old spelling and the Prophet's name in all its forms are the same.</summary>
    public static bool IsOneName(string one, string other) => Clerk(one) == Clerk(other);

    private static string Letters(string text) =>
        string.Concat(text.ToUpperInvariant().Where(sign => char.IsLetterOrDigit(sign) || sign == ' '));

    private static string Clerk(string name)
    {
        var words = Letters(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word is not ("H" or "HJ"))
            .Select(word => Prophet.Contains(word, StringComparer.Ordinal) ? "MUHAMMAD" : word)
            .Select(word => Spellings.Aggregate(word, (text, pair) => text.Replace(pair.Old, pair.Modern, StringComparison.Ordinal)));
        return string.Join(' ', words.TakeWhile(word => word is not ("BIN" or "BINTI")));
    }
}
