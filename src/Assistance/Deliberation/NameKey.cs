using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Deliberation;

/// <summary>
/// How people name somebody on an agenda: a person's reference, a NIK (kept as its blind index), or the application of a household.
/// Exactly one of the three is set.
/// </summary>
internal readonly record struct NameKey(long? PersonId, string? NikIndex, long? ApplicationId)
{
    private const string Application = "REG";

    /// <summary>Reads a reference or a NIK; null with a sentence that says what is wrong.</summary>
    public static string? Problem(IdentityVault vault, ReadOnlySpan<char> text, out NameKey key)
    {
        key = default;
        var word = text.Trim().ToString();
        if (word.Length == 0) return "Nobody is named.";
        if (char.IsDigit(word[0]))
        {
            if (Nik.Problem(word, out var nik) is { } problem) return problem;
            key = new(null, vault.BlindIndex(IdentityField.Nik, nik!.Digits), null);
            return null;
        }
        var prefix = word.StartsWith(Application, StringComparison.OrdinalIgnoreCase) ? Application : PersonKey.Prefix;
        var read = Reference.Read(prefix, word);
        if (!read.Succeeded) return read.Problems[0].Message;
        key = prefix == Application ? new(null, null, read.Value.Id) : new(read.Value.Id, null, null);
        return null;
    }
}
