using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// An assessment in words that a citizen or an officer reads, in one language: no layout, no console, ready for any page or letter.
/// </summary>
/// <param name="Basis">On which day it was judged, and what the programme rests on.</param>
/// <param name="LawVersion">The content hash of the law that was applied.</param>
public sealed record Explanation(
    Language Language, string Title, string Outcome, string Basis, string LawVersion, IReadOnlyList<ExplanationLine> Lines)
{
    public static Explanation Of(Assessment assessment, Language language)
    {
        var words = ExplanationWords.In(language);
        var programme = assessment.Programme;
        var basis = $"{words.JudgedOn} {words.Date(assessment.JudgedDay)}. {words.LegalBasis}: {programme.Reference.Text.In(language)}.";
        return new(language, $"{programme.Code} ({programme.Name.In(language)}), {words.Month(assessment.At)}", words.Sentence(assessment),
            basis, assessment.LawVersion, [.. assessment.Findings.Select(finding => Line(finding, words))]);
    }

    private static ExplanationLine Line(CriterionFinding finding, ExplanationWords words)
    {
        var criterion = finding.Criterion;
        return new(
            criterion.Name, finding.Result, words.Of(finding.Result), criterion.Text.In(words.Language),
            criterion.Reference.Text.In(words.Language),
            [.. finding.Facts.Select(fact => Fact(fact, words))],
            finding.Result == Truth.NotMet ? criterion.Reason.PublicText.In(words.Language) : null,
            finding.NextStep?.In(words.Language));
    }

    private static ExplainedFact Fact(FactReading reading, ExplanationWords words) => new(
        reading.Fact.IsAge ? words.Age : reading.Fact.Text.In(words.Language),
        reading.Value is { } value ? Show(reading.Fact, value, words) : words.NotKnown,
        reading.Source?.Text.In(words.Language) ?? (reading.Value is null ? words.NoSource : words.NoReport),
        reading.Vintage is { } date ? words.Date(date) : "");

    private static string Show(Fact fact, long value, ExplanationWords words) => fact switch
    {
        { Type: FactType.Date } => words.Date(DateOnly.FromDayNumber((int)value)),
        { Derivation: Derivation.CompletedYears } => words.Years(value),
        { Derivation: Derivation.CompletedMonths } => words.AgeOfMonths(value),
        _ => fact.Show(value, words.Language),
    };
}

/// <summary>One criterion.</summary>
/// <param name="Text">Our paraphrase of the law.</param>
/// <param name="Reason">The published reason text, where the criterion is not met.</param>
/// <param name="NextStep">What the person can do; null where the criterion is met.</param>
public sealed record ExplanationLine(
    string Criterion, Truth Result, string ResultText, string Text, string Citation, IReadOnlyList<ExplainedFact> Facts,
    string? Reason, string? NextStep);

/// <summary>A fact with its value, who states it and since when; the date is empty where nobody stated it.</summary>
public sealed record ExplainedFact(string Name, string Value, string Source, string Date);

/// <summary>The fixed words of explanations in one language.</summary>
internal sealed record ExplanationWords(
    Language Language, string Met, string NotMet, string Unknown, string JudgedOn, string LegalBasis, string NotKnown,
    string Age, string NotBorn, string NoSource, string NoReport, string Eligible, string NotEligible,
    string ToVerify, string PerMonth, IReadOnlyList<string> Months)
{
    private static readonly ExplanationWords Indonesian = new(
        Language.Indonesian, "Terpenuhi", "Tidak terpenuhi", "Belum diketahui", "Dinilai menurut keadaan pada", "Dasar hukum",
        "belum diketahui", "Umur", "belum lahir", "belum ada sumber", "tidak ada laporan",
        "Memenuhi syarat", "Tidak memenuhi syarat", "Perlu verifikasi", "per bulan",
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]);

    private static readonly ExplanationWords English = new(
        Language.English, "Met", "Not met", "Not known", "Judged as things stood on", "Legal basis", "unknown",
        "Age", "not born yet", "no source yet", "no report", "Eligible", "Not eligible", "Needs verification", "a month",
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]);

    /// <summary>Below this age in months the months count: of seven, where KAJ ends, and more nobody tells them.</summary>
    private const int SmallChild = 7 * 12;

    public static ExplanationWords In(Language language) => language switch
    {
        Language.Indonesian => Indonesian,
        Language.English => English,
    };

    public string Of(Truth truth) => truth switch { Truth.Met => Met, Truth.NotMet => NotMet, Truth.Unknown => Unknown };

    public string Years(long years) => Language == Language.Indonesian ? $"{years} tahun" : Counted(years, "year");

    /// <summary>2 tahun 3 bulan; of whoever is no small child the years alone.</summary>
    public string AgeOfMonths(long months)
    {
        if (months < 0) return NotBorn;
        var (years, rest) = Math.DivRem(months, 12);
        if (months >= SmallChild || (rest == 0 && years > 0)) return Years(years);
        var tail = Language == Language.Indonesian ? $"{rest} bulan" : Counted(rest, "month");
        return years == 0 ? tail : $"{Years(years)} {tail}";
    }

    private static string Counted(long count, string unit) => $"{count} {unit}{(count == 1 ? "" : "s")}";

    public string Date(DateOnly date) => $"{date.Day} {Months[date.Month - 1]} {date.Year}";

    public string Month(Month month) => $"{Months[month.Number - 1]} {month.Year}";

    /// <summary>The outcome with the amount or with what stands in the way.</summary>
    public string Sentence(Assessment assessment) => assessment.Outcome switch
    {
        Eligibility.Eligible when assessment.Programme.PaysNothing => $"{Eligible}.",
        Eligibility.Eligible => $"{Eligible}: {assessment.AmountPerMonth} {PerMonth}.",
        Eligibility.NotEligible => $"{NotEligible}: {string.Join("; ", Refusals(assessment))}.",
        Eligibility.Unknown => $"{ToVerify}: {string.Join("; ", Unanswered(assessment))}.",
    };

    private IEnumerable<string> Refusals(Assessment assessment) =>
        assessment.Reasons.Select(reason => reason.PublicText.In(Language)).Distinct();

    private IEnumerable<string> Unanswered(Assessment assessment) => assessment.Findings
        .Where(finding => finding.Result == Truth.Unknown)
        .SelectMany(finding => finding.Facts.Where(fact => fact.Value is null).Select(fact => fact.Fact.Text.In(Language)))
        .Distinct();
}
