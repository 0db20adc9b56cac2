namespace Paseban.Kernel;

public enum AreaLevel
{
    Province = 1,
    City = 2,
    Kecamatan = 3,
    Kelurahan = 4,
}

/// <summary>
/// A Kemendagri area code in its dotted form: <c>31</c>, <c>31.71</c>, <c>31.71.03</c>, <c>31.71.03.1002</c>. BPS codes look alike
/// and mean other places; they are never mixed with these.
/// </summary>
public readonly record struct AreaCode : IComparable<AreaCode>, IParsable<AreaCode>
{
    private readonly string? code;

    private AreaCode(string code) => this.code = code;

    public string Value => code ?? throw new InvalidOperationException("An area code that was never set was read.");

    public AreaLevel Level =>
        Value.Length switch { 2 => AreaLevel.Province, 5 => AreaLevel.City, 8 => AreaLevel.Kecamatan, _ => AreaLevel.Kelurahan };

    /// <summary>The area of a higher level that this one lies in; itself at its own level.</summary>
    public AreaCode At(AreaLevel level) =>
        level <= Level ? new(Value[..LengthOf(level)]) : throw new ArgumentOutOfRangeException(nameof(level), $"{Value} has no {level}.");

    /// <summary>Whether <paramref name="other"/> is this area or lies in it.</summary>
    public bool Contains(AreaCode other) =>
        other.Value.Length >= Value.Length && other.Value.StartsWith(Value, StringComparison.Ordinal);

    public int CompareTo(AreaCode other) => string.CompareOrdinal(code, other.code);

    public static bool operator <(AreaCode left, AreaCode right) => left.CompareTo(right) < 0;

    public static bool operator >(AreaCode left, AreaCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(AreaCode left, AreaCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AreaCode left, AreaCode right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;

    public static AreaCode Parse(string s) =>
        TryParse(s, out var area)
            ? area
            : throw new FormatException($"'{s}' is not a Kemendagri area code. Write it as 31.71.03.1002 or 3171031002.");

    /// <summary>Reads the dotted and the undotted form.</summary>
    public static bool TryParse(string? s, out AreaCode result)
    {
        result = default;
        if (s is null) return false;
        Span<char> digits = stackalloc char[10];
        var count = 0;
        foreach (var c in s.AsSpan().Trim())
        {
            if (c == '.') continue;
            if (!char.IsAsciiDigit(c) || count == 10) return false;
            digits[count++] = c;
        }
        var text = new string(digits[..count]);
        result = count switch
        {
            2 => new(text),
            4 => new($"{text[..2]}.{text[2..]}"),
            6 => new($"{text[..2]}.{text[2..4]}.{text[4..]}"),
            10 => new($"{text[..2]}.{text[2..4]}.{text[4..6]}.{text[6..]}"),
            _ => default,
        };
        if (result.code is null) return false;
        // Dots stand in all their places or in none: 31.7.1 has lost a digit, it is not 31.71.
        return !s.Contains('.') || s.AsSpan().Trim().SequenceEqual(result.code);
    }

    static AreaCode IParsable<AreaCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<AreaCode>.TryParse(string? s, IFormatProvider? provider, out AreaCode result) => TryParse(s, out result);

    private static int LengthOf(AreaLevel level) =>
        level switch { AreaLevel.Province => 2, AreaLevel.City => 5, AreaLevel.Kecamatan => 8, AreaLevel.Kelurahan => 13 };
}
