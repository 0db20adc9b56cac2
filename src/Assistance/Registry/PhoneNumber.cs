namespace Paseban.Assistance.Registry;

/// <summary>Telephone numbers in international form.</summary>
internal static class PhoneNumber
{
    /// <summary>0812... and 62812... become +62812...; null when it is no number of 8 to 15 digits.</summary>
    public static string? Read(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[16];
        var count = 0;
        foreach (var sign in text)
        {
            if (sign is ' ' or '-' or '.' or '(' or ')' or '+' or '/' or '\'') continue;
            if (!char.IsAsciiDigit(sign) || count == digits.Length) return null;
            digits[count++] = sign;
        }
        var number = digits[..count];
        if (count is < 8 or > 15) return null;
        if (text[0] == '+' || number.StartsWith("62")) return $"+{number}";
        return number[0] switch { '0' => $"+62{number[1..]}", '8' => $"+62{number}", _ => null };
    }
}
