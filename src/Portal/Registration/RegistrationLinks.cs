namespace Paseban.Portal.Registration;

/// <summary>The addresses of the journey; no other file writes them.</summary>
public static class RegistrationLinks
{
    public const string Mine = "/pendaftaran";
    public const string New = "/pendaftaran/baru";
    public const string Household = "/rumah-tangga";

    public static string Of(string reference) => $"{Mine}/{reference}";

    /// <summary>Where the form was left.</summary>
    public static string Resume(string reference) => $"{Of(reference)}/isi";

    public static string Withdraw(string reference) => $"{Of(reference)}/tarik";

    public static string Document(string reference, long number) => $"{Of(reference)}/dokumen/{number}";

    public static string RemoveMember(string reference, int place) => $"{Of(reference)}/hapus-anggota/{place + 1}";

    /// <param name="reference">REG-...</param>
    /// <param name="slug">Of the question.</param>
    /// <param name="back">The page of answers that the answer leads back to; null for the next question.</param>
    public static string Question(string reference, string slug, string? back = null) =>
        $"{Of(reference)}/isi/{slug}" + (back is null ? "" : "?kembali=" + back);
}
