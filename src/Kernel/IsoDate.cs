using System.Globalization;

namespace Paseban.Kernel;

/// <summary>Dates as they are stored and exchanged: <c>2024-03-01</c>.</summary>
public static class IsoDate
{
    extension(DateOnly date)
    {
        public string Iso => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public static DateOnly Parse(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
