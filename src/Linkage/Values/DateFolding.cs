using System.Globalization;

namespace Paseban.Linkage.Values;

/// <summary>Days in any common notation as eight digits, year first: 2024-03-01, 01/03/2024, 1 Maret 2024, 20240301.</summary>
internal static class DateFolding
{
    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];

    /// <summary>As many digits as no number in a date has.</summary>
    private const int MonthName = 3;

    /// <summary>
    /// A day that does not exist (month 13) is kept as it is written: it may be a true day with a slip. Empty when it is no day at all.
    /// </summary>
    public static string Fold(string value, bool dayFirst)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> digits = stackalloc int[3];
        if (!Parts(value, parts, digits)) return "";
        if (digits[1] == 0 && digits[2] == 0) return Together(parts[0], digits[0], dayFirst);
        if (digits[2] == 0) return "";
        if (digits[0] == 4) return Day(parts[0], parts[1], parts[2]);
        var year = digits[2] <= 2 ? Century(parts[2]) : parts[2];
        // A month with its name says itself where it stands.
        if (digits[1] == MonthName || digits[0] == MonthName) dayFirst = digits[1] == MonthName;
        return dayFirst ? Day(year, parts[1], parts[0]) : Day(year, parts[0], parts[1]);
    }

    /// <summary>Whether the first of three parts can only be a day (true), only a month (false), or either (null).</summary>
    public static bool? DayStandsFirst(string value)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> digits = stackalloc int[3];
        if (!Parts(value, parts, digits) || digits[2] == 0 || digits[0] == 4) return null;
        return parts[0] > 12 ? true : parts[1] > 12 ? false : null;
    }

    private static string Together(int number, int digits, bool dayFirst)
    {
        if (digits is not 8) return "";
        var year = number / 10_000;
        if (year is >= 1800 and <= 2199 || !dayFirst) return number.ToString("00000000", CultureInfo.InvariantCulture);
        return Day(number % 10_000, number / 10_000 % 100, number / 1_000_000);
    }

    private static string Day(int year, int month, int day) =>
        year is 0 && month is 0 && day is 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{year % 10_000:0000}{month % 100:00}{day % 100:00}");

    /// <summary>Two digits are read as a year of people who are alive: 30 is 1930, 25 is 2025.</summary>
    private static int Century(int year) => year <= 26 ? 2000 + year : 1900 + year;

    /// <summary>Numbers and month names in their order; a time of day behind them is passed over.</summary>
    private static bool Parts(string value, Span<int> parts, Span<int> digits)
    {
        digits.Clear();
        var count = 0;
        for (var i = 0; i < value.Length && count < 3;)
        {
            var start = i;
            if (char.IsAsciiDigit(value[i]))
            {
                while (i < value.Length && char.IsAsciiDigit(value[i])) i++;
                if (i - start > 8) return false;
                parts[count] = int.Parse(value.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture);
                digits[count++] = i - start;
            }
            else if (char.IsAsciiLetter(value[i]))
            {
                while (i < value.Length && char.IsAsciiLetter(value[i])) i++;
                if (value[start] == 'T' && count == 3) return true;
                if (MonthOf(value.AsSpan(start, i - start)) is > 0 and var month) (parts[count], digits[count++]) = (month, MonthName);
            }
            else i++;
        }
        return count is 1 or 3;
    }

    private static int MonthOf(ReadOnlySpan<char> word)
    {
        if (word.Length < 3) return 0;
        Span<char> start = stackalloc char[3];
        word[..3].ToLowerInvariant(start);
        for (var i = 0; i < Months.Length; i++)
        {
            if (start.SequenceEqual(Months[i])) return i + 1;
        }
        return start switch { "may" => 5, "aug" => 8, "ags" => 8, "oct" => 10, "dec" => 12, "nop" => 11, "peb" => 2, _ => 0 };
    }
}
