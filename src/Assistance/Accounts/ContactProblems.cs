namespace Paseban.Assistance.Accounts;

/// <summary>How signing up, codes and recovery can be refused; none tells whether a contact has an account.</summary>
internal static class ContactProblems
{
    public static Problem NameInvalid() =>
        Problem.Invalid("sign-up.name", "The name has 1 to 60 characters.", "Write your name as on your KTP.")
            .InIndonesian("Nama berisi 1 sampai 60 karakter.", "Tulis nama Anda seperti di KTP.").At("name");

    public static Problem ContactInvalid() =>
        Problem.Invalid(
            "contact.invalid",
            "This is neither an e-mail address nor a telephone number.",
            "Write it as nama@contoh.id or 0812 3456 7890.")
            .InIndonesian("Ini bukan alamat email atau nomor telepon.", "Tulis seperti nama@contoh.id atau 0812 3456 7890.").At("contact");

    public static Problem TooMany() =>
        Problem.Conflict("code.too-many", "Too many codes were asked for this contact.", "Try again in an hour.")
            .InIndonesian("Terlalu banyak kode diminta untuk kontak ini.", "Coba lagi satu jam lagi.");

    public static Problem TooSoon() =>
        Problem.Conflict("code.too-soon", "A code was sent less than a minute ago.", "Wait a minute; messages sometimes take that long.")
            .InIndonesian("Kode baru saja dikirim.", "Tunggu satu menit; pesan kadang terlambat.");

    public static Problem CodeWrong() =>
        Problem.Invalid("code.wrong", "The code is wrong.", "Compare it with the newest message.")
            .InIndonesian("Kode salah.", "Cocokkan dengan pesan yang paling baru.").At("code");

    public static Problem CodeEnded() =>
        Problem.Conflict("code.ended", "The code has expired, was used, or was tried too often.", "Ask for a new one.")
            .InIndonesian("Kode sudah kedaluwarsa, sudah dipakai, atau terlalu sering dicoba.", "Minta kode baru.");
}
