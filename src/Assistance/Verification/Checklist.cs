using System.Globalization;
using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <summary>One thing that a visitor answers.</summary>
/// <param name="Field">Names it in the store and in packages.</param>
/// <param name="Column">Names it in files and on paper.</param>
/// <param name="Fact">The fact of the law that it states; null for what is about the visit itself.</param>
public sealed record ChecklistItem(string Field, string Column, Fact? Fact);

/// <summary>
/// What is asked at a visit: what was found, what the visitor recommends, where it was, a photo, a note, and every fact that the law hears
/// from the field. The questions follow from <c>law/common/facts.yaml</c>; a new fact is asked at the next visit.
/// </summary>
public sealed class Checklist
{
    public const string Outcome = "outcome";
    public const string Recommendation = "recommendation";
    public const string Latitude = "latitude";
    public const string Longitude = "longitude";
    public const string Photo = "photo";
    public const string Note = "note";

    public const string Recommended = "layak";
    public const string NotRecommended = "tidak_layak";

    private const int LongestNote = 1000;

    // Jakarta with the Thousand Islands.
    private static readonly (decimal Least, decimal Most) Latitudes = (-6.5m, -5.1m);
    private static readonly (decimal Least, decimal Most) Longitudes = (106.3m, 107.1m);

    private readonly Dictionary<string, ChecklistItem> byField;

    public Checklist(FactCatalogue facts)
    {
        Source = facts.Source("FIELD").Value;
        // Whether somebody was verified is what the visit as a whole says, not one of its questions.
        Verified = facts.Find("field_verified") ?? throw new InvalidOperationException("law/common/facts.yaml has no field_verified.");
        Items =
        [
            new(Outcome, "hasil", null), new(Recommendation, "rekomendasi", null), new(Latitude, "lintang", null),
            new(Longitude, "bujur", null), new(Photo, "foto", null), new(Note, "catatan", null),
            .. facts.Facts.Where(fact => !fact.IsDerived && fact != Verified && fact.Ranks[Source.Index] >= 0)
                .Select(fact => new ChecklistItem(fact.Code, fact.Column, fact)),
        ];
        byField = Items.ToDictionary(item => item.Field, StringComparer.Ordinal);
    }

    /// <summary>Whose statements a visit records.</summary>
    public FactSource Source { get; }

    public Fact Verified { get; }

    public IReadOnlyList<ChecklistItem> Items { get; }

    public ChecklistItem? Find(string field) => byField.GetValueOrDefault(field);

    /// <summary>The answer as it is stored, or null and what to write instead.</summary>
    public static string? Read(ChecklistItem item, string text, out BilingualText problem)
    {
        problem = new("", "");
        if (item.Fact is { } fact)
        {
            if (fact.TryRead(text, out var value)) return fact.Print(value);
            problem = Write(fact.Expected);
            return null;
        }
        switch (item.Field)
        {
            case Outcome when Visits.ReadOutcome(text) is not null: return text;
            case Outcome:
                var outcomes = string.Join(", ", Enum.GetValues<VisitOutcome>().Select(outcome => outcome.Word()));
                problem = Write(new(outcomes, outcomes));
                return null;
            case Recommendation when text is Recommended or NotRecommended: return text;
            case Recommendation:
                problem = Write(new($"{Recommended} atau {NotRecommended}", $"{Recommended} or {NotRecommended}"));
                return null;
            case Latitude: return Degrees(text, Latitudes, ref problem);
            case Longitude: return Degrees(text, Longitudes, ref problem);
            default:
                if (text.Length <= LongestNote) return text;
                problem = Write(new($"paling banyak {LongestNote} huruf", $"at most {LongestNote} signs"));
                return null;
        }
    }

    private static BilingualText Write(BilingualText what) => new($"Tulis {what.Id}.", $"Write {what.En}.");

    private static string? Degrees(string text, (decimal Least, decimal Most) range, ref BilingualText problem)
    {
        if (
            decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
            && degrees >= range.Least && degrees <= range.Most)
            return decimal.Round(degrees, 6).ToString(CultureInfo.InvariantCulture);
        var (least, most) = (range.Least.ToString(CultureInfo.InvariantCulture), range.Most.ToString(CultureInfo.InvariantCulture));
        problem = Write(new(
            $"derajat dengan titik, antara {least} dan {most} (Jakarta)", $"degrees with a point, between {least} and {most} (Jakarta)"));
        return null;
    }
}
