using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Paseban.Kernel;

namespace Paseban.Web.Languages;

/// <summary>
/// Says everything in the reader's language. Both languages stand beside each other where a text is used: <c>@Say["Cek status", "Check
/// status"]</c>. Indonesian unless the reader chose English.
/// </summary>
public sealed partial class Speaker(IHttpContextAccessor http)
{
    public const string Cookie = "bahasa";

    public Language Language { get; } =
        http.HttpContext?.Request.Cookies[Cookie] == "en" ? Language.English : Language.Indonesian;

    /// <summary>The value of <c>lang</c>.</summary>
    public string Code => Language == Language.English ? "en" : "id";

    public CultureInfo Words => Language.Culture;

    public string this[string indonesian, EnglishText english] => Language == Language.English ? english.ToString() : indonesian;

    public string this[BilingualText text] => text.In(Language);

    /// <summary>1.234.567 or 1,234,567.</summary>
    public string Number(long number) => number.In(Language);

    /// <summary>Rp1.234.567 or Rp1,234,567.</summary>
    public string Amount(Rupiah amount) => amount.In(Language);

    /// <summary>1 Maret 2024.</summary>
    public string Date(DateOnly date) => Date(date, Language);

    public string Date(DateOnly? date) => date is { } known ? Date(known) : "-";

    /// <summary>1 Maret 2024 09.00, Jakarta time.</summary>
    public string Moment(DateTimeOffset at) =>
        at.ToOffset(ProcessContext.Jakarta).ToString(Language == Language.English ? "d MMMM yyyy HH:mm" : "d MMMM yyyy HH.mm", Words);

    public string Moment(DateTimeOffset? at) => at is { } known ? Moment(known) : "-";

    /// <summary>Maret 2024.</summary>
    public string Month(Month month) => month.FirstDay.ToString("MMMM yyyy", Words);

    /// <summary>Januari 2024 - Maret 2024; one month stands alone.</summary>
    public string Months(Month from, Month through) => from == through ? Month(from) : $"{Month(from)} - {Month(through)}";

    /// <summary>A kept text with its days (2024-03-01) as people read them; what is no day stays as it is.</summary>
    public string WithDays(string text) => WithDays(text, Language);

    /// <summary>The same for a text that was kept in one language, whoever reads it.</summary>
    public static string WithDays(string text, Language language) => IsoDay().Replace(
        text,
        found => DateOnly.TryParseExact(found.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Date(day, language)
            : found.Value);

    /// <summary>Texts one after the other, each a sentence with its stop; what is empty is left out.</summary>
    public static string Sentences(params IEnumerable<string?> texts) =>
        string.Join(' ', texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.Trim())
            .Select(text => text[^1] is '.' or '?' or '!' ? text : text + "."));

    public string Message(Problem problem) =>
        Language == Language.Indonesian && problem.Indonesian is { } words
            ? $"{words.Message} {words.Remedy}".Trim()
            : $"{problem.Message} {problem.Remedy}".Trim();

    private static string Date(DateOnly date, Language language) => date.ToString("d MMMM yyyy", language.Culture);

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b")]
    private static partial Regex IsoDay();
}
