namespace Paseban.Assistance.Registry;

/// <summary>A person as people name them: by the reference that letters and lists show (P-...), or by NIK.</summary>
public static class PersonKey
{
    public const string Prefix = "P";

    public static string ReferenceOf(long personId) => Reference.Of(Prefix, personId).ToString();

    /// <summary>The record that <paramref name="text"/> names: a reference, or a NIK that the person has or once had.</summary>
    public static async Task<Outcome<long>> FindAsync(Reading reading, IdentityVault vault, string text, CancellationToken ct = default)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            var reference = Reference.Read(Prefix, trimmed);
            if (!reference.Succeeded) return reference.Problems.ToArray();
            return await reading.FindAsync<long?>(
                "select person_id from person where person_id = @Id", new { reference.Value.Id }, ct) is { } known
                ? known
                : Unknown($"{reference.Value} names nobody.", $"Tidak ada orang dengan nomor {reference.Value}.");
        }
        if (Nik.Problem(trimmed, out var nik) is { } problem)
            return Problem.Invalid("person.key", problem.En, "Give a NIK of sixteen digits, or a reference such as P-1112-J.")
                .InIndonesian("Ini bukan NIK dan bukan nomor orang.", "Isi NIK enam belas angka, atau nomor seperti P-1112-J.");
        return await reading.FindAsync<long?>(
            "select person_id from person_nik where blind_index = @index", new { index = vault.BlindIndex(IdentityField.Nik, nik!.Digits) },
            ct) is { } found
            ? found
            : Unknown($"Nobody in the registry has the NIK {nik.Masked}.", $"Tidak ada orang dengan NIK {nik.Masked}.");
    }

    private static Problem Unknown(string message, string pesan) =>
        Problem.NotFound("person.unknown", message, "Check it sign by sign, or search by name or family card.")
            .InIndonesian(pesan, "Cocokkan lagi huruf demi huruf, atau cari dengan nama atau nomor KK.");
}
