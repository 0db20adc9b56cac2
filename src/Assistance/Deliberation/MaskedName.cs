namespace Paseban.Assistance.Deliberation;

/// <summary>A name as public lists show it: its neighbours recognise it, strangers do not. SITI AMINAH is <c>SIT* A***</c>.</summary>
public static class MaskedName
{
    private const int Kept = 3;

    /// <summary>Of the first word at most three letters, never all of it; of every other word the first.</summary>
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select((word, i) => i == 0
            ? word[..Math.Min(Kept, word.Length - 1)] + "*"
            : word[..1] + "***"));
    }
}
