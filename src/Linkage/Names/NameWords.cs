using System.Globalization;
using System.Text;

namespace Paseban.Linkage.Names;

/// <summary>Takes a written name apart into the words that are the name: lower case, no accents, no titles, one spelling.</summary>
internal static class NameWords
{
    /// <param name="Text">Lower-case letters.</param>
    /// <param name="Dotted">Written with dots: <c>H.</c>, <c>S.H.</c>.</param>
    /// <param name="BehindComma">Degrees stand there: <c>Ahmad, SE</c>.</param>
    private readonly record struct Word(string Text, bool Dotted, bool BehindComma)
    {
        public bool SetApart => Dotted || BehindComma;
    }

    public static List<string> Of(string name)
    {
        var words = Split(PlainLetters.Of(name));
        var (first, end) = (0, words.Count);
        while (end > first + 1 && IsTitleAtEnd(words[end - 1])) end--;
        while (first < end - 1 && NameTitles.IsBefore(words[first].Text, words[first].Dotted)) first++;
        var kept = new List<string>(end - first);
        for (var i = first; i < end; i++)
        {
            var word = words[i];
            var isInside = i > first && i < end - 1;
            if (isInside && (NameTitles.IsParticle(word.Text) || word is { Dotted: true, Text: "b" })) continue;
            kept.Add(NameSpelling.Modern(word.Text, isFirstOfSeveral: i == first && end - first > 1));
        }
        return kept;
    }

    private static bool IsTitleAtEnd(Word word) =>
        NameTitles.IsAfter(word.Text, word.SetApart) || (word.BehindComma && NameTitles.IsBefore(word.Text, word.Dotted));

    private static List<Word> Split(string name)
    {
        var words = new List<Word>(4);
        var (start, behindComma) = (0, false);
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && (char.IsAsciiLetterOrDigit(name[i]) || name[i] is '.' or '\'' or '`' or '’')) continue;
            if (i > start) AddChunk(words, name[start..i], behindComma);
            start = i + 1;
            behindComma |= i < name.Length && name[i] == ',';
        }
        return words;
    }

    /// <summary>A piece without blanks: one word, one title with dots inside, or several words that only dots part.</summary>
    private static void AddChunk(List<Word> words, string chunk, bool behindComma)
    {
        var isDotted = chunk.Contains('.', StringComparison.Ordinal);
        var joined = Letters(chunk);
        if (joined.Length == 0) return;
        if (!isDotted || NameTitles.IsTitle(joined))
        {
            words.Add(new(joined, isDotted, behindComma));
            return;
        }
        var pieces = chunk.Split('.');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (Letters(pieces[i]) is { Length: > 0 } piece) words.Add(new(piece, i < pieces.Length - 1, behindComma));
        }
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (char.IsAsciiLetter(sign)) letters.Append(char.ToLowerInvariant(sign));
        }
        return letters.ToString();
    }
}

/// <summary>Text without accents.</summary>
internal static class PlainLetters
{
    public static string Of(string text)
    {
        foreach (var sign in text)
        {
            if (sign > 127) return Decomposed(text);
        }
        return text;
    }

    private static string Decomposed(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark) plain.Append(sign);
        }
        return plain.ToString();
    }
}
