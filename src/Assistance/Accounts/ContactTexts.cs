namespace Paseban.Assistance.Accounts;

/// <summary>What is sent to a contact. No link: a message with a link is what swindlers send.</summary>
internal static class ContactTexts
{
    private const string NotYou = "Jika bukan Anda yang meminta, abaikan pesan ini. / If you did not ask for this, ignore it.";

    public static MessageText Of(string purpose, bool hasAccount, string code) => (purpose, hasAccount) switch
    {
        (StoredCode.SignUp, false) => new(
            "Kode pendaftaran akun / Your code",
            $"Kode Anda: {code}. Berlaku 15 menit. Jangan berikan kepada siapa pun.\n\nYour code: {code}. It holds 15 minutes. {NotYou}"),
        (StoredCode.SignUp, true) => new(
            "Anda sudah punya akun / You have an account",
            $"Kontak ini sudah punya akun. Masuk, atau pilih Lupa kata sandi.\n\nThis contact has an account already. {NotYou}"),
        (_, true) => new(
            "Kode atur ulang kata sandi / Your code",
            $"Kode Anda: {code}. Berlaku 15 menit. Jangan berikan kepada siapa pun.\n\nYour code: {code}. It holds 15 minutes. {NotYou}"),
        (_, false) => new(
            "Belum ada akun / No account",
            $"Kontak ini belum punya akun. Anda dapat mendaftar.\n\nThis contact has no account yet. {NotYou}"),
    };
}
