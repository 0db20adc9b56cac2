using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Paseban.Assistance.Accounts;

/// <summary>
/// What a password must be: long, and none that everybody tries first. No rule of signs and no expiry (NIST SP 800-63B, 5.1.1.2).
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 12;

    /// <summary>Longer ones are refused: hashing megabytes would be work for nothing.</summary>
    public const int Longest = 128;

    private const string FirstPasswordSigns = "abcdefghjkmnpqrstuvwxyz23456789";

    // What is left of the lists of leaked passwords at twelve signs and more, and what people of Jakarta would add.
    private static readonly FrozenSet<string> Commonest = new[]
    {
        "123456789012", "1234567890123", "12345678901234", "123456789101", "123123123123", "121212121212", "112233445566",
        "1q2w3e4r5t6y", "1qaz2wsx3edc", "qwertyuiop12", "qwertyuiop123", "qwertyuiopas", "qwerty123456", "asdfghjkl123", "abcdefghijkl",
        "abcd12345678", "abc123456789", "password1234", "password12345", "passwordpassword", "password123!", "p@ssw0rd1234", "passw0rd1234",
        "iloveyou1234", "iloveyou12345", "letmein12345", "welcome12345", "admin1234567", "administrator", "administrator1", "indonesia123",
        "indonesia1945", "indonesia2024", "jakarta12345", "jakarta123456", "dkijakarta123", "bismillah123", "bismillah1234", "sayangku1234",
        "katasandi123", "katasandi1234", "rahasia12345", "rahasia123456", "bansos123456", "pusdatin1234", "dinassosial1", "dinassosial123",
        "merdeka1945!", "merdeka17081945", "17agustus1945", "pancasila123", "garuda123456", "kelurahan123", "kelurahan1234",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the password cannot be used; null when it can.</summary>
    /// <param name="names">What the account is called: user name, contact, person's name.</param>
    internal static Problem? Refusal(string password, params ReadOnlySpan<string> names)
    {
        if (password.Length < Shortest) return TooShort();
        if (password.Length > Longest) return TooLong();
        if (Commonest.Contains(password) || password.Distinct().Count() < 4) return Common();
        foreach (var name in names)
            if (name.Length >= 3 && password.Contains(name, StringComparison.OrdinalIgnoreCase)) return HasName();
        return null;
    }

    /// <summary>A password that is read out once: sixteen signs that are not mistaken for each other, about 79 bits.</summary>
    internal static string MakeFirst()
    {
        var signs = RandomNumberGenerator.GetItems<char>(FirstPasswordSigns, 16);
        return string.Join('-', signs.Chunk(4).Select(four => new string(four)));
    }

    private static Problem TooShort() =>
        Problem.Invalid(
            "password.short",
            $"The password has fewer than {Shortest} signs.",
            "Take several words that do not belong together.")
            .InIndonesian($"Kata sandi kurang dari {Shortest} karakter.", "Pakai beberapa kata yang tidak berhubungan.");

    private static Problem TooLong() =>
        Problem.Invalid("password.long", $"The password has more than {Longest} signs.", "Take a shorter one.")
            .InIndonesian($"Kata sandi lebih dari {Longest} karakter.", "Pakai yang lebih pendek.");

    private static Problem Common() =>
        Problem.Invalid(
            "password.common",
            "This password is among the first that others would try.",
            "Take words that only you would put together.")
            .InIndonesian("Kata sandi ini termasuk yang paling mudah ditebak.", "Pakai gabungan kata yang hanya Anda tahu.");

    private static Problem HasName() =>
        Problem.Invalid(
            "password.name",
            "The password contains your name, user name or contact.",
            "Take one that has nothing to do with you.")
            .InIndonesian("Kata sandi memuat nama, nama pengguna, atau kontak Anda.", "Pakai yang tidak berhubungan dengan Anda.");
}
