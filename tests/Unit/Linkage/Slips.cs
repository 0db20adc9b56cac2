namespace Paseban.Tests.Unit.Linkage;

/// <summary>What hands, keyboards and scanners do to a value.</summary>
internal static class Slips
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Keys = "qwertyuiop asdfghjkl zxcvbnm";

    private static readonly (string Right, string Wrong)[] Scanned =
        [("m", "rn"), ("l", "1"), ("o", "0"), ("s", "5"), ("b", "8"), ("g", "q"), ("cl", "d"), ("u", "v"), ("i", "l"), ("e", "c")];

    private static readonly (string Right, string Wrong)[] Heard =
    [
        ("ph", "f"), ("c", "k"), ("y", "i"), ("ee", "ea"), ("ie", "y"), ("ck", "k"), ("z", "s"), ("v", "f"), ("ll", "l"), ("th", "t"),
        ("ou", "u"),
    ];

    /// <summary>One slip: a sign more, less, other, exchanged with its neighbour; a blank more or less; misread or misheard.</summary>
    public static string One(Random random, string value)
    {
        if (value.Length == 0) return value;
        var at = random.Next(value.Length);
        return random.Next(10) switch
        {
            0 or 1 => value.Insert(at, Other(random, value[at]).ToString()),
            2 or 3 when value.Length > 1 => value.Remove(at, 1),
            4 or 5 => value.Remove(at, 1).Insert(at, Other(random, value[at]).ToString()),
            6 when value.Length > 1 => Exchange(value, Math.Min(at, value.Length - 2)),
            7 when value.Contains(' ', StringComparison.Ordinal) => value.Remove(value.IndexOf(' ', StringComparison.Ordinal), 1),
            7 when value.Length > 3 => value.Insert(Math.Max(1, at), " "),
            8 => Replace(random, value, Scanned),
            _ => Replace(random, value, Heard),
        };
    }

    private static string Exchange(string value, int at) => string.Concat(value[..at], value[at + 1], value[at], value[(at + 2)..]);

    private static string Replace(Random random, string value, (string Right, string Wrong)[] pairs)
    {
        var fitting = pairs.Where(pair => value.Contains(pair.Right, StringComparison.Ordinal)).ToArray();
        if (fitting.Length == 0) return value + value[^1];
        var (right, wrong) = fitting[random.Next(fitting.Length)];
        var at = value.IndexOf(right, StringComparison.Ordinal);
        return string.Concat(value.AsSpan(0, at), wrong, value.AsSpan(at + right.Length));
    }

    private static char Other(Random random, char sign)
    {
        if (char.IsAsciiDigit(sign)) return (char)('0' + random.Next(10));
        var key = Keys.IndexOf(sign, StringComparison.Ordinal);
        return key > 0 && random.Next(2) == 0 && Keys[key - 1] != ' ' ? Keys[key - 1] : Letters[random.Next(Letters.Length)];
    }
}
