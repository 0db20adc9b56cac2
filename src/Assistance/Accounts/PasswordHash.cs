using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Paseban.Assistance.Accounts;

/// <summary>
/// Salted hashes of passwords: PBKDF2 with SHA-512 and 210,000 rounds (OWASP Password Storage Cheat Sheet, 2023). The format and the
/// rounds stand in front, so that they can grow: <c>pbkdf2-sha512.210000.SALT.HASH</c>.
/// </summary>
internal static class PasswordHash
{
    private const string Format = "pbkdf2-sha512";
    private const int Rounds = 210_000;
    private const int SaltLength = 16;
    private const int HashLength = 32;

    /// <summary>A hash that no password has: checking against it costs as much as against a real one.</summary>
    public static readonly string Decoy = Write(Rounds, new byte[SaltLength], new byte[HashLength]);

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return Write(Rounds, salt, Derive(password, salt, Rounds));
    }

    /// <summary>Throws <see cref="FormatException"/> when the stored text is no hash of ours.</summary>
    public static bool Fits(string stored, string password)
    {
        if (stored.Split('.') is not [Format, var rounds, var salt, var hash])
            throw new FormatException("A stored password has no known format.");
        var derived = Derive(password, Convert.FromBase64String(salt), int.Parse(rounds, CultureInfo.InvariantCulture));
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(hash));
    }

    // The same letter can be written in several ways (e and accent): keyboards differ, the password must not.
    private static byte[] Derive(string password, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)), salt, rounds, HashAlgorithmName.SHA512, HashLength);

    private static string Write(int rounds, byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Format}.{rounds}.{Convert.ToBase64String(salt)}.{Convert.ToBase64String(hash)}");
}
