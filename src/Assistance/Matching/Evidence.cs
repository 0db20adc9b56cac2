namespace Paseban.Assistance.Matching;

/// <summary>Values as evidence shows them: enough to find the record at its source, nothing that says who somebody is.</summary>
internal static class Evidence
{
    private const int LongestPhrase = 60;

    /// <summary>The first and the last two signs: <c>B1***XY</c>; nothing of a short number.</summary>
    public static string Number(ReadOnlySpan<char> number) =>
        number.Length < 6 ? new string('*', number.Length) : $"{number[..2]}***{number[^2..]}";

    /// <summary>A make, a home, a programme: words that name no person, on one line.</summary>
    public static string Phrase(ReadOnlySpan<char> text)
    {
        var cut = text.Length <= LongestPhrase ? text : text[..LongestPhrase];
        return cut.ToString().ReplaceLineEndings(" ").Replace(';', ',');
    }
}
