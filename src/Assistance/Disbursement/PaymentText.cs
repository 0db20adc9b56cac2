using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Disbursement;

/// <summary>What the texts of a bank file may hold.</summary>
internal static class PaymentText
{
    /// <summary>
    /// Null when <paramref name="text"/> has 1 to <paramref name="longest"/> characters that XML and bank systems carry. Control
    /// characters and characters outside the basic plane are refused here, with the field's name, and not by the XML writer without.
    /// </summary>
    public static string? Defect(string field, string? text, int longest)
    {
        var span = text.AsSpan();
        if (span.IsWhiteSpace()) return $"{field} is empty.";
        if (span.Length > longest) return $"{field} has {span.Length} characters; at most {longest} are allowed.";
        foreach (var sign in span)
            if (!AccountText.IsCarried(sign))
                return $"{field} holds a character that a bank file cannot carry.";
        return null;
    }

    /// <summary>Whether the identifier of a bank is a BIC: four letters or digits, two letters of the country, two or five more.</summary>
    public static bool IsBic(ReadOnlySpan<char> text)
    {
        if (text.Length is not (8 or 11)) return false;
        for (var i = 0; i < text.Length; i++)
        {
            var fits = i is 4 or 5 ? char.IsAsciiLetterUpper(text[i]) : char.IsAsciiLetterUpper(text[i]) || char.IsAsciiDigit(text[i]);
            if (!fits) return false;
        }
        return true;
    }
}
