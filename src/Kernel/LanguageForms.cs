using System.Globalization;

namespace Paseban.Kernel;

/// <summary>How a language writes numbers and dates: 1.234.567 and Maret in Indonesian, 1,234,567 and March in English.</summary>
public static class LanguageForms
{
    private static readonly CultureInfo Indonesian = Of("id-ID");
    private static readonly CultureInfo English = Of("en-GB");

    extension(Language language)
    {
        public CultureInfo Culture => language switch { Language.Indonesian => Indonesian, Language.English => English };
    }

    /// <summary>Grouped by thousands.</summary>
    public static string In(this long number, Language language) => number.ToString("N0", language.Culture);

    private static CultureInfo Of(string name) => CultureInfo.ReadOnly(new CultureInfo(name));
}
