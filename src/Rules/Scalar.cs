using System.Globalization;

namespace Paseban.Rules;

/// <summary>
/// The value of a simple parameter: a whole number, a word, or <see cref="None"/> where the law sets no limit (written
/// <c>none</c>; a <c>null</c> would mean that the parameter has ended).
/// </summary>
public readonly record struct Scalar
{
    private Scalar(long? number, string? word) => (Number, Word) = (number, word);

    public static readonly Scalar None = new(null, null);

    public long? Number { get; }

    public string? Word { get; }

    public bool IsNone => Number is null && Word is null;

    public static Scalar Of(long number) => new(number, null);

    public static Scalar Of(string word) => new(null, word);

    public override string ToString() => Word ?? Number?.ToString(CultureInfo.InvariantCulture) ?? "none";
}

/// <summary>The units of simple parameters and the range that each allows.</summary>
internal static class ParameterUnit
{
    public const string Choice = "choice";

    private static readonly Dictionary<string, (long Least, long Most)> Numbers = new(StringComparer.Ordinal)
    {
        ["rupiah"] = (0, 1_000_000_000_000_000),
        ["years"] = (0, 150),
        ["months"] = (0, 1_800),
        ["days"] = (0, 3_660),
        ["percent"] = (0, 100),
        ["decile"] = (1, 10),
        ["number"] = (0, int.MaxValue),
    };

    /// <summary>What the values that have parts of their own are of.</summary>
    public static readonly IReadOnlyList<string> OfParts =
        ["rupiah", "per_mille", "cadence", "people", "ranking", "findings", "registration", "civil_registry", "duplicates"];

    public static IEnumerable<string> Names => Numbers.Keys.Append(Choice);

    public static bool IsKnown(string unit) => unit == Choice || Numbers.ContainsKey(unit);

    /// <summary>Null and the value, or a sentence that says what is wrong.</summary>
    public static string? Read(string unit, string text, out Scalar value)
    {
        value = Scalar.None;
        if (unit == Choice)
        {
            value = Scalar.Of(text);
            return null;
        }
        if (text == "none") return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return $"'{text}' is not a whole number (no dots, no decimals), nor 'none'.";
        var (least, most) = Numbers[unit];
        if (number < least || number > most) return $"{number} {unit} lies outside {least} to {most}.";
        value = Scalar.Of(number);
        return null;
    }
}
