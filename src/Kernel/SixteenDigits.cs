namespace Paseban.Kernel;

/// <summary>What NIK and family card number share: sixteen digits that a spreadsheet must not have touched.</summary>
internal static class SixteenDigits
{
    /// <summary>
    /// Null when <paramref name="text"/> is sixteen digits (surrounding blanks, an apostrophe put in front by a spreadsheet and
    /// inner spaces or dots are removed into <paramref name="digits"/>); otherwise what is wrong and what to do.
    /// </summary>
    public static BilingualText? Problem(string? text, BilingualText name, out string digits)
    {
        digits = (text ?? "").Trim().TrimStart('\'');
        if (digits.Length == 0) return new($"{name.Id} kosong.", $"{name.En} is empty.");
        if (LooksScientific(digits))
            return new(
                $"{name.Id} tertulis dalam notasi ilmiah: Excel sudah membulatkannya dan angka terakhirnya hilang. "
                    + "Ubah format kolomnya menjadi teks, lalu ekspor lagi.",
                $"{name.En} is in scientific notation: the spreadsheet has rounded it and the last digits are lost. "
                    + "Format the column as text and export again.");

        digits = digits.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (digits.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
            return new($"{name.Id} memuat tanda yang bukan angka.", $"{name.En} has a character that is not a digit.");
        return digits.Length == 16
            ? null
            : new($"{name.Id} berisi {digits.Length} angka, seharusnya 16.", $"{name.En} has {digits.Length} digits instead of 16.");
    }

    /// <summary>The first two and the last two digits.</summary>
    public static string Masked(string digits) => digits[..2] + new string('*', digits.Length - 4) + digits[^2..];

    private static bool LooksScientific(string text) =>
        text.AsSpan().IndexOfAny('e', 'E') is var at and > 0
        && at < text.Length - 1
        && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '+' or '-')
        && char.IsAsciiDigit(text[0]);
}
