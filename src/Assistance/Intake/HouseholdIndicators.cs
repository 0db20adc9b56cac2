using System.Globalization;
using System.Text.Json;

namespace Paseban.Assistance.Intake;

/// <summary>One question about the home, answered by a number from 1.</summary>
/// <param name="Code">Name in forms and files: <c>lantai</c>.</param>
/// <param name="Text">The question, in Indonesian as the instrument has it.</param>
/// <param name="Values">What 1, 2, ... mean.</param>
/// <param name="English">The question in English.</param>
/// <param name="EnglishValues">The answers in English.</param>
public sealed record HouseholdIndicator(
    string Code, string Text, IReadOnlyList<string> Values, string English, IReadOnlyList<string> EnglishValues)
{
    /// <summary>The question and its answers, numbered from 1.</summary>
    public FormQuestion Question => new(
        Code,
        new(Text, English),
        [.. Values.Zip(EnglishValues, (id, en) => new BilingualText(id, en))
            .Select((text, i) => new FormOption((i + 1).ToString(CultureInfo.InvariantCulture), text))]);

    public bool Allows(long answer) => answer >= 1 && answer <= Values.Count;
}

/// <summary>The household indicators of the 2015 BDT instrument, which the form may answer (<c>indicators.json</c>).</summary>
public static class HouseholdIndicators
{
    private static readonly Dictionary<string, HouseholdIndicator> ByCode;

    static HouseholdIndicators()
    {
        using var stream = typeof(HouseholdIndicators).Assembly.GetManifestResourceStream("Paseban.Assistance.Intake.indicators.json")!;
        All = JsonSerializer.Deserialize<IReadOnlyList<HouseholdIndicator>>(stream, JsonSerializerOptions.Web)!;
        ByCode = All.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);
    }

    /// <summary>In the order of the instrument.</summary>
    public static IReadOnlyList<HouseholdIndicator> All { get; }

    public static HouseholdIndicator? Find(string code) => ByCode.GetValueOrDefault(code);
}
