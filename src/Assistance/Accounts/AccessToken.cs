using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Paseban.Assistance.Accounts;

/// <summary>
/// A personal secret of 256 random bits that proves an actor. It is shown once; only its SHA-256 is stored, which needs no salt
/// because nobody can guess 256 bits.
/// </summary>
public static class AccessToken
{
    private const string Prefix = "psb_";

    /// <summary>The longest that a token may hold: whoever acts for longer asks an administrator again.</summary>
    public const int MaximumDays = 400;

    public static string Generate() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether the text has the shape of a token; says nothing about whether it is known.</summary>
    public static bool IsWellFormed(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length == Prefix.Length + 43 && Base64Url.IsValid(
            text.AsSpan(Prefix.Length));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
