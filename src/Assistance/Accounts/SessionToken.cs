using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Paseban.Assistance.Accounts;

/// <summary>A secret of 256 random bits that a browser keeps in a cookie; only its SHA-256 is stored.</summary>
internal static class SessionToken
{
    private const int Length = 43;

    public static string Generate() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static bool IsWellFormed(string text) => text.Length == Length && Base64Url.IsValid(text);

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
