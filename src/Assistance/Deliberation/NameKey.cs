using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Deliberation;

/// <summary>
/// How people name somebody on an agenda: a person's reference, a NIK (kept as its blind index), or the application of a household.
/// Exactly one of the three is set.
/// </summary>
internal readonly record struct NameKey(long? PersonId, string? NikIndex, long? ApplicationId)
{
    /// <summary>What to do about a name that cannot be read.</summary>
    public static readonly BilingualText Remedy = new(
        "Salin nomornya dari daftar nama, atau tulis enam belas angka NIK.",
        "Copy the reference from the agenda, or write the sixteen digits of the NIK.");

    private const string Application = "REG";

    /// <summary>Reads a reference or a NIK; null, or a sentence that says what is wrong without repeating it.</summary>
    public static BilingualText? Problem(IdentityVault vault, ReadOnlySpan<char> text, out NameKey key)
    {
        key = default;
        var word = text.Trim().ToString();
        if (word.Length == 0) return new("Namanya belum diisi.", "Nobody is named.");
        if (char.IsDigit(word[0]))
        {
            if (Nik.Problem(word, out var nik) is { } problem) return problem;
            key = new(null, vault.BlindIndex(IdentityField.Nik, nik!.Digits), null);
            return null;
        }
        var prefix = word.StartsWith(Application, StringComparison.OrdinalIgnoreCase) ? Application : PersonKey.Prefix;
        var read = Reference.Read(prefix, word);
        if (!read.Succeeded)
            return new(
                "Ini bukan nomor orang (P-...) atau pendaftaran (REG-...), atau ada huruf yang keliru.",
                "This is no reference of a person (P-...) or an application (REG-...), or one sign of it is wrong.");
        key = prefix == Application ? new(null, null, read.Value.Id) : new(read.Value.Id, null, null);
        return null;
    }
}
