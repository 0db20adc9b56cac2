using System.Security.Cryptography;
using System.Text;

namespace Paseban.Tests.Pages.Harness;

/// <summary>Secrets of users of tests, and what no page may show.</summary>
internal static class Secrets
{
    /// <summary>A NIK of a test or of the demo, of whichever city: kecamatan 99 exists nowhere.</summary>
    public const string AnyNik = "3(101|17[1-5])99[0-9]{10}";

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(string login) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(login)).Select(octet => Base32[octet % 32]));
}
