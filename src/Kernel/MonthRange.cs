namespace Paseban.Kernel;

/// <summary>A run of whole months, both ends included; never empty.</summary>
public readonly record struct MonthRange : IParsable<MonthRange>
{
    public MonthRange(Month from, Month through)
    {
        if (through < from)
            throw new ArgumentException($"A period cannot end ({through}) before it begins ({from}).", nameof(through));
        From = from;
        Through = through;
    }

    public Month From { get; }

    /// <summary>The last month that belongs to the period.</summary>
    public Month Through { get; }

    public int Count => Through - From + 1;

    public IEnumerable<Month> Months
    {
        get
        {
            for (var index = From.Index; index <= Through.Index; index++) yield return new Month(index);
        }
    }

    public bool Contains(Month month) => month >= From && month <= Through;

    /// <summary><c>2024-01..2024-06</c>, or <c>2024-01</c> for a single month.</summary>
    public override string ToString() => From == Through ? From.ToString() : $"{From}..{Through}";

    public static MonthRange Parse(string s) =>
        TryParse(s, out var range)
            ? range
            : throw new FormatException($"'{s}' is not a period. Write it as 2024-01 or 2024-01..2024-06.");

    public static bool TryParse(string? s, out MonthRange result)
    {
        result = new(Month.First, Month.First);
        if (s is null) return false;
        var parts = s.Split("..");
        if (parts.Length > 2 || !Month.TryParse(parts[0], out var from) || !Month.TryParse(parts[^1], out var through)) return false;
        if (through < from) return false;
        result = new(from, through);
        return true;
    }

    static MonthRange IParsable<MonthRange>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<MonthRange>.TryParse(string? s, IFormatProvider? provider, out MonthRange result) => TryParse(s, out result);
}
