using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Bank;

/// <summary>What befalls a payee in a run, if anything.</summary>
internal enum Mishap
{
    None,
    /// <summary>The account was closed (AC04).</summary>
    Closed,
    /// <summary>The bank knows the holder under another spelling (BE01).</summary>
    Renamed,
    /// <summary>The account has another number now (AC01).</summary>
    Renumbered,
    /// <summary>Credited, and given back some days later.</summary>
    Returned,
}

/// <summary>
/// Chance by seed, account and value date, so that a repeated file meets the same fate: 2 payees of a thousand are rejected, 1 is
/// credited and returned 1-4 days later, on the business day that follows.
/// </summary>
internal static class PayeeChance
{
    public static (Mishap Mishap, int ReturnsAfter) Of(ulong seed, long account, DateOnly valueDate)
    {
        Span<char> text = stackalloc char[32];
        text.TryWrite(System.Globalization.CultureInfo.InvariantCulture, $"{account}:{valueDate.DayNumber}", out var length);
        var hash = Dice.Hash(seed, text[..length]);
        var (lot, kind) = ((int)(hash % 1000), (int)(hash / 1000 % 100));
        return lot switch
        {
            < 2 => (kind switch { < 40 => Mishap.Closed, < 75 => Mishap.Renamed, _ => Mishap.Renumbered }, 0),
            2 => (Mishap.Returned, 1 + (kind % 4)),
            _ => (Mishap.None, 0),
        };
    }

    /// <summary>The same name as another clerk spells it: oe for u, dj for j, y for i.</summary>
    public static string Respelled(string holder)
    {
        foreach (var (modern, old) in (ReadOnlySpan<(string, string)>)[("U", "OE"), ("J", "DJ"), ("I", "IE"), ("A", "AH")])
        {
            var at = holder.IndexOf(modern, StringComparison.Ordinal);
            if (at >= 0) return string.Concat(holder.AsSpan(0, at), old, holder.AsSpan(at + modern.Length));
        }
        return holder + " S";
    }
}
