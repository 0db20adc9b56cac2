using System.Globalization;

namespace Paseban.Kernel;

/// <summary>
/// A calendar month, the unit of entitlement. Stored as <c>year * 12 + month - 1</c>, so that a difference is a number
/// of months. Valid from 0001-01 to 9999-12.
/// </summary>
public readonly record struct Month : IComparable<Month>, IParsable<Month>
{
    public static readonly Month First = new(12);
    public static readonly Month Last = new((9999 * 12) + 11);

    public Month(int index)
    {
        if (index is < 12 or > (9999 * 12) + 11)
            throw new ArgumentOutOfRangeException(nameof(index), index, "A month lies between 0001-01 and 9999-12.");
        Index = index;
    }

    public Month(int year, int month) : this(Check(year, month)) { }

    /// <summary>The stored form, <c>year * 12 + month - 1</c>.</summary>
    public int Index { get; }

    public int Year => Index / 12;

    /// <summary>1 for January to 12 for December.</summary>
    public int Number => (Index % 12) + 1;

    public DateOnly FirstDay => new(Year, Number, 1);

    public DateOnly LastDay => new(Year, Number, DateTime.DaysInMonth(Year, Number));

    public static Month Of(DateOnly date) => new(date.Year, date.Month);

    public Month Plus(int months) => new(checked(Index + months));

    public static int operator -(Month left, Month right) => left.Index - right.Index;

    public static bool operator <(Month left, Month right) => left.Index < right.Index;

    public static bool operator >(Month left, Month right) => left.Index > right.Index;

    public static bool operator <=(Month left, Month right) => left.Index <= right.Index;

    public static bool operator >=(Month left, Month right) => left.Index >= right.Index;

    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    /// <summary>ISO form, <c>2024-03</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");

    public static Month Parse(string s) =>
        TryParse(s, out var month)
            ? month
            : throw new FormatException($"'{s}' is not a month. Write year and month as 2024-03.");

    public static bool TryParse(string? s, out Month result)
    {
        result = First;
        if (s is not { Length: 7 } || s[4] != '-') return false;
        if (!int.TryParse(s.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return false;
        if (!int.TryParse(s.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)) return false;
        if (year is < 1 or > 9999 || month is < 1 or > 12) return false;
        result = new(year, month);
        return true;
    }

    static Month IParsable<Month>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Month>.TryParse(string? s, IFormatProvider? provider, out Month result) => TryParse(s, out result);

    private static int Check(int year, int month) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12
            ? (year * 12) + month - 1
            : throw new ArgumentOutOfRangeException(nameof(month), $"{year}-{month} is not a month.");
}
