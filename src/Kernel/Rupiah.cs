using System.Globalization;

namespace Paseban.Kernel;

/// <summary>
/// An amount of whole rupiah. The rupiah has no smaller unit in use, so 1 is one rupiah; the range is that of a
/// 64-bit integer and every operation is checked (an overflow throws, it never wraps).
/// </summary>
public readonly record struct Rupiah(long Amount) : IComparable<Rupiah>, IParsable<Rupiah>, IFormattable
{
    public static readonly Rupiah Zero = new(0);

    public bool IsPositive => Amount > 0;

    public static Rupiah operator +(Rupiah left, Rupiah right) => new(checked(left.Amount + right.Amount));

    public static Rupiah operator -(Rupiah left, Rupiah right) => new(checked(left.Amount - right.Amount));

    public static Rupiah operator -(Rupiah amount) => new(checked(-amount.Amount));

    public static Rupiah operator *(Rupiah amount, long count) => new(checked(amount.Amount * count));

    public static bool operator <(Rupiah left, Rupiah right) => left.Amount < right.Amount;

    public static bool operator >(Rupiah left, Rupiah right) => left.Amount > right.Amount;

    public static bool operator <=(Rupiah left, Rupiah right) => left.Amount <= right.Amount;

    public static bool operator >=(Rupiah left, Rupiah right) => left.Amount >= right.Amount;

    public int CompareTo(Rupiah other) => Amount.CompareTo(other.Amount);

    /// <summary>The official style, which is the Indonesian one: <c>Rp300.000</c>, a negative amount as <c>-Rp300.000</c>.</summary>
    public override string ToString() => In(Language.Indonesian);

    /// <summary><c>Rp300.000</c> in Indonesian, <c>Rp300,000</c> in English.</summary>
    public string In(Language language) => (Amount < 0 ? "-Rp" : "Rp") + Amount.In(language).TrimStart('-');

    /// <summary>Within an <see cref="EnglishText"/> as English writes it; everywhere else the official style.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        In(formatProvider is CultureInfo { TwoLetterISOLanguageName: "en" } ? Language.English : Language.Indonesian);

    public static Rupiah Parse(string s) =>
        TryParse(s, out var amount)
            ? amount
            : throw new FormatException($"'{s}' is not an amount of whole rupiah. Write it as 300000 or Rp300.000.");

    /// <summary>
    /// Reads <c>300000</c>, <c>300.000</c> or <c>Rp300.000</c>. Decimals, scientific notation and misplaced grouping are
    /// refused: guessing at money is worse than asking again.
    /// </summary>
    public static bool TryParse(string? s, out Rupiah result)
    {
        result = default;
        var text = s.AsSpan().Trim();
        var negative = text.StartsWith("-");
        if (negative) text = text[1..];
        if (text.StartsWith("Rp", StringComparison.OrdinalIgnoreCase)) text = text[2..].TrimStart();
        if (text.IsEmpty || !IsGroupedOrPlain(text)) return false;

        // The sign is read with the digits: the most negative amount has no positive counterpart.
        var digits = (negative ? "-" : "") + text.ToString().Replace(".", "", StringComparison.Ordinal);
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)) return false;
        result = new(amount);
        return true;
    }

    static Rupiah IParsable<Rupiah>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Rupiah>.TryParse(string? s, IFormatProvider? provider, out Rupiah result) => TryParse(s, out result);

    private static bool IsGroupedOrPlain(ReadOnlySpan<char> text)
    {
        var firstDot = text.IndexOf('.');
        if (firstDot < 0) return text.IndexOfAnyExceptInRange('0', '9') < 0;
        if (firstDot is 0 or > 3 || text[0] == '0') return false; // 0.300 may mean a fraction
        for (var i = 0; i < text.Length; i++)
        {
            var isDotPlace = i >= firstDot && (i - firstDot) % 4 == 0;
            if (isDotPlace ? text[i] != '.' : !char.IsAsciiDigit(text[i])) return false;
        }
        return (text.Length - firstDot) % 4 == 0;
    }
}

public static class RupiahSums
{
    extension(IEnumerable<Rupiah> amounts)
    {
        /// <summary>The checked sum; zero for an empty sequence.</summary>
        public Rupiah Total() => amounts.Aggregate(Rupiah.Zero, (sum, amount) => sum + amount);
    }
}
