using System.Globalization;

namespace Paseban.Assistance.Intake;

/// <summary>Numbers of RT and RW: three digits, 001 and up.</summary>
internal static class Neighbourhood
{
    /// <summary>Well above the largest of Jakarta, so that a year or a house number in this place is noticed.</summary>
    public const string Highest = "050";

    /// <summary>The number as it is stored; null when it cannot be one. A spreadsheet may have taken the zeros in front.</summary>
    public static string? Read(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 3
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1 && number <= int.Parse(Highest, CultureInfo.InvariantCulture)
            ? number.ToString("000", CultureInfo.InvariantCulture)
            : null;
}
