using System.Security.Cryptography;
using System.Text;

namespace Paseban.Tests.Pages.Harness;

/// <summary>Secrets of the second step for users of tests.</summary>
internal static class Secrets
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(string login) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(login)).Select(octet => Base32[octet % 32]));
}
