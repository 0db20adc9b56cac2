using System.Globalization;
using Paseban.Linkage.Values;

namespace Paseban.Linkage;

/// <summary>Guesses what a column holds from its name and its values.</summary>
public static class ColumnKinds
{
    private const int LookedAt = 2_000;

    private static readonly string[] NameWords = ["nama", "name", "surname", "kepala", "ibu", "ayah", "alias"];
    private static readonly string[] NotNameWords = ["kelurahan", "kecamatan", "kota", "file", "jalan", "street", "bank", "sekolah"];
    private static readonly string[] DateWords = ["tgl", "tanggal", "date", "dob", "lahir_tgl"];
    private static readonly string[] PhoneWords = ["telepon", "telp", "phone", "hp", "wa", "handphone", "ponsel", "mobile"];
    private static readonly string[] CodeWords = ["kode", "code", "post", "pos", "nik", "kk", "no_", "id", "zip", "nomor"];

    public static ColumnKind Guess(LinkageTable table, string column)
    {
        var place = table.Find(column);
        var values = table.Distinct(place).Skip(1).Take(LookedAt).ToList();
        var words = column.ToLowerInvariant().Split([' ', '_', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        if (values.Count == 0) return ColumnKind.Text;
        if (Share(values, IsDate) > 0.8 && (Names(words, DateWords) || Share(values, IsDateBeyondDoubt) > 0.8)) return ColumnKind.Date;
        var digits = Share(values, value => value.All(IsOfNumber));
        if (digits > 0.7 && Names(words, PhoneWords)) return ColumnKind.Phone;
        if (digits > 0.9) return IsQuantity(values, words) ? ColumnKind.Number : ColumnKind.Code;
        if (Names(words, NameWords) && !Names(words, NotNameWords)) return ColumnKind.Name;
        var hasWords = Share(values, value => value.Contains(' ', StringComparison.Ordinal) || value.Length > 5);
        var hasDigits = Share(values, value => value.Any(char.IsAsciiDigit));
        return hasWords < 0.1 || (hasDigits > 0.8 && hasWords < 0.3) ? ColumnKind.Code : ColumnKind.Text;
    }

    /// <summary>Whether dates written 03/04/2024 have the day first; it stands first where no value says otherwise.</summary>
    internal static bool DayStandsFirst(IEnumerable<string> values)
    {
        var (first, second) = (0, 0);
        foreach (var value in values)
        {
            if (DateFolding.DayStandsFirst(value) is not { } dayFirst) continue;
            if (dayFirst) first++;
            else second++;
        }
        return first >= second;
    }

    private static bool Names(string[] words, string[] known) =>
        words.Any(word => known.Any(one => word == one || (one.Length > 3 && word.Contains(one, StringComparison.Ordinal))));

    /// <summary>House numbers, ages and amounts differ in length; codes mostly do not.</summary>
    private static bool IsQuantity(List<string> values, string[] words)
    {
        if (Names(words, CodeWords)) return false;
        var lengths = values.GroupBy(value => value.Length).Max(group => group.Count());
        return lengths < values.Count * 0.9 || values.Max(value => value.Length) <= 3;
    }

    private static bool IsOfNumber(char sign) => char.IsAsciiDigit(sign) || "+- .()/".Contains(sign, StringComparison.Ordinal);

    private static bool IsDate(string value) => DateFolding.Fold(value, dayFirst: true) is { Length: 8 } day && IsLikely(day);

    private static bool IsDateBeyondDoubt(string value) =>
        IsDate(value) && (value.Length > 8 || !value.All(char.IsAsciiDigit) || IsDayOfLife(value));

    private static bool IsDayOfLife(string value) =>
        DateOnly.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1880 and <= 2060;

    private static bool IsLikely(string day) =>
        int.Parse(day.AsSpan(0, 4), CultureInfo.InvariantCulture) is >= 1800 and <= 2199
        && int.Parse(day.AsSpan(4, 2), CultureInfo.InvariantCulture) is >= 0 and <= 12;

    private static double Share(List<string> values, Func<string, bool> holds) => (double)values.Count(holds) / values.Count;
}
