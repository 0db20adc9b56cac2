using System.Security.Cryptography;
using System.Text.Json;

namespace Paseban.Assistance.Verification;

/// <summary>
/// Locks what is taken along without signal: a lost telephone must not be a lost list of people. AES-256-GCM under a key that follows from
/// a spoken code (PBKDF2-SHA-256), so that a web page can open it with what every browser has.
/// </summary>
public static class PackageBox
{
    private const int Version = 1;
    private const int Iterations = 600_000;
    private const int MostIterations = 5_000_000;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const string Alphabet = "123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    /// <summary>Sixteen signs in fours (about 79 bits), to be said once and kept apart from the file.</summary>
    public static string NewCode() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => new string(RandomNumberGenerator.GetItems<char>(Alphabet, 4))));

    public static byte[] Seal(byte[] content, string code)
    {
        var (salt, nonce) = (RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(NonceBytes));
        var data = new byte[content.Length + TagBytes];
        using var cipher = new AesGcm(KeyOf(code, salt, Iterations), TagBytes);
        cipher.Encrypt(nonce, content, data.AsSpan(0, content.Length), data.AsSpan(content.Length));
        return JsonSerializer.SerializeToUtf8Bytes(new Box(Version, Iterations, salt, nonce, data), CamelCase);
    }

    /// <summary>What was sealed; a problem when it is no package, was changed on its way, or the code is another.</summary>
    public static Outcome<byte[]> Open(byte[] sealedBox, string code)
    {
        Box? box;
        try
        {
            box = JsonSerializer.Deserialize<Box>(sealedBox, CamelCase);
        }
        catch (JsonException)
        {
            box = null;
        }
        if (
            box is not { V: Version, Iterations: >= 1 and <= MostIterations, Salt.Length: 16, Nonce.Length: NonceBytes }
            || box.Data is not { Length: >= TagBytes })
            return Problem.Invalid("package.format", "This file is no package of visits, or only a part of one.", "Copy it again, whole.")
                .InIndonesian("Berkas ini bukan paket kunjungan, atau hanya sebagian.", "Salin lagi seluruhnya.");
        var content = new byte[box.Data.Length - TagBytes];
        try
        {
            using var cipher = new AesGcm(KeyOf(code, box.Salt, box.Iterations), TagBytes);
            cipher.Decrypt(box.Nonce, box.Data.AsSpan(0, content.Length), box.Data.AsSpan(content.Length), content);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return Problem.Invalid(
                "package.code", "The code does not open this package, or the file was changed.", "Type the code that was given with it.")
                .InIndonesian("Kode ini tidak membuka paket, atau berkasnya berubah.", "Ketik kode yang diberikan bersama paket itu.");
        }
    }

    private static byte[] KeyOf(string code, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(
            code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), salt, iterations,
            HashAlgorithmName.SHA256, KeyBytes);

    private sealed record Box(int V, int Iterations, byte[]? Salt, byte[]? Nonce, byte[]? Data);
}
