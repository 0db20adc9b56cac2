using System.Globalization;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>The same person's name as another clerk, another card or another century writes it.</summary>
internal sealed class Respelling(Dice dice)
{
    private static readonly (string From, string To)[] Letters =
    [
        ("oe", "u"), ("u", "oe"), ("dj", "j"), ("j", "dj"), ("tj", "c"), ("ch", "kh"), ("kh", "ch"), ("sy", "sj"), ("y", "j"), ("dz", "z"),
        ("z", "s"), ("f", "p"), ("v", "f"), ("ie", "i"), ("ah", "a"), ("q", "k"), ("th", "t"), ("ss", "s"), ("nn", "n"), ("ll", "l"),
    ];

    private static readonly string[] Prophet = ["Muhammad", "Muhamad", "Mohammad", "Mohamad", "Moh.", "Moch.", "Muh.", "M."];
    private static readonly string[] Titles = ["H.", "Hj.", "Drs.", "Ir.", "Ust."];
    private static readonly string[] Degrees = ["S.Pd", "S.E.", "S.H.", "A.Md"];

    /// <summary>A spelling that differs from <paramref name="name"/>; never empty.</summary>
    public string Of(string name)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var other = Once(name);
            if (other.Length > 1 && other != name) return other;
        }
        return name + " " + Degrees[0];
    }

    private string Once(string name)
    {
        var words = name.Split(' ');
        return dice.Below(100) switch
        {
            < 34 => Letter(name),
            < 44 => Prophetic(words) ?? Letter(name),
            < 54 => Untitled(words) ?? $"{Titles[dice.Below(Titles.Length)]} {name}",
            < 60 => $"{name} {dice.Pick<string>(Degrees)}",
            < 68 => words.Length > 1 ? string.Join(' ', words[..^1]) : Letter(name),
            < 76 => words.Length > 1 ? string.Join(' ', [.. words[1..], words[0]]) : Letter(name),
            < 83 => words.Length > 1 ? $"{string.Join(' ', words[..^1])} {words[^1][0]}." : Letter(name),
            < 90 => string.Concat(words),
            _ => Slip(name),
        };
    }

    private string Letter(string name)
    {
        var from = dice.Below(Letters.Length);
        for (var i = 0; i < Letters.Length; i++)
        {
            var (old, modern) = Letters[(from + i) % Letters.Length];
            var at = name.IndexOf(old, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var written = char.IsUpper(name[at]) ? char.ToUpper(modern[0], CultureInfo.InvariantCulture) + modern[1..] : modern;
            return string.Concat(name.AsSpan(0, at), written, name.AsSpan(at + old.Length));
        }
        return Slip(name);
    }

    private string? Prophetic(string[] words)
    {
        var at = Array.FindIndex(words, word => Prophet.Contains(word, StringComparer.Ordinal));
        if (at < 0) return null;
        var other = dice.Pick<string>(Prophet);
        return string.Join(' ', [.. words[..at], other, .. words[(at + 1)..]]);
    }

    private static string? Untitled(string[] words) =>
        words.Length > 1 && words[0] is "H." or "Hj." ? string.Join(' ', words[1..]) : null;

    /// <summary>A slip of the finger: two letters swapped, one doubled, one left out.</summary>
    private string Slip(string name)
    {
        if (name.Length < 4) return name + "h";
        var at = dice.Between(1, name.Length - 3);
        return dice.Below(3) switch
        {
            0 => string.Concat(name.AsSpan(0, at), name.AsSpan(at + 1, 1), name.AsSpan(at, 1), name.AsSpan(at + 2)),
            1 => string.Concat(name.AsSpan(0, at + 1), name.AsSpan(at)),
            _ => string.Concat(name.AsSpan(0, at), name.AsSpan(at + 1)),
        };
    }
}
