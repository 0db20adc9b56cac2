using Paseban.Linkage.Names;

namespace Paseban.Linkage.Values;

/// <summary>Makes of a written value the one form that is compared; empty when nothing is known.</summary>
internal static class Folding
{
    public static string Fold(string value, ColumnKind kind, bool dayFirst) => kind switch
    {
        ColumnKind.Name => IsNothing(value) ? "" : string.Join(' ', NameWords.Of(value)),
        ColumnKind.Text => IsNothing(value) ? "" : Words(value),
        ColumnKind.Date => DateFolding.Fold(value, dayFirst),
        ColumnKind.Number => Number(value),
        ColumnKind.Code => IsNothing(value) ? "" : Signs(value),
        ColumnKind.Phone => Phone(value),
    };

    /// <summary>Words that spreadsheets and databases write for an empty cell.</summary>
    private static bool IsNothing(string value) =>
        value.Length is 3 or 4
        && (value.Equals("null", StringComparison.OrdinalIgnoreCase) || value.Equals("n/a", StringComparison.OrdinalIgnoreCase));

    /// <summary>Letters and digits; everything else parts words, but an apostrophe.</summary>
    private static string Words(string value)
    {
        var plain = PlainLetters.Of(value);
        Span<char> words = plain.Length <= 256 ? stackalloc char[plain.Length] : new char[plain.Length];
        var length = 0;
        foreach (var sign in plain)
        {
            if (char.IsAsciiLetterOrDigit(sign)) words[length++] = char.ToLowerInvariant(sign);
            else if (sign is not ('\'' or '`') && length > 0 && words[length - 1] != ' ') words[length++] = ' ';
        }
        return new string(words[..length].TrimEnd(' '));
    }

    private static string Signs(string value)
    {
        var plain = PlainLetters.Of(value);
        Span<char> signs = plain.Length <= 256 ? stackalloc char[plain.Length] : new char[plain.Length];
        var length = 0;
        foreach (var sign in plain)
        {
            if (char.IsAsciiLetterOrDigit(sign)) signs[length++] = char.ToLowerInvariant(sign);
        }
        return new string(signs[..length]);
    }

    /// <summary>Without leading zeros; what is no number is kept as signs, so that 12a and 12b differ.</summary>
    private static string Number(string value)
    {
        var signs = Signs(value);
        if (signs.Length == 0 || IsNothing(value)) return "";
        var trimmed = signs.TrimStart('0');
        return trimmed.Length == 0 ? "0" : trimmed;
    }

    private static string Phone(string value)
    {
        var digits = string.Concat(value.Where(char.IsAsciiDigit));
        if (digits.StartsWith("62", StringComparison.Ordinal)) digits = digits[2..];
        digits = digits.TrimStart('0');
        return digits.Length < 4 ? "" : digits;
    }
}
