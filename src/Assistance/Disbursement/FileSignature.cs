using System.Security.Cryptography;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// The detached signature that goes with every bank file, both ways: ECDSA on P-256 over the SHA-256 of the exact bytes, as an
/// ASN.1 (DER) sequence in base64. The file <c>NAME.xml</c> is signed by <c>NAME.xml.sig</c>.
/// </summary>
public static class FileSignature
{
    public const string Suffix = ".sig";

    private const DSASignatureFormat Format = DSASignatureFormat.Rfc3279DerSequence;
    private const string P256 = "1.2.840.10045.3.1.7";

    // A DER signature on P-256 has at most 72 bytes; more is not a signature, whatever it is.
    internal const int Longest = 200;

    /// <summary>Signs what is left of <paramref name="content"/>.</summary>
    public static string Sign(Stream content, ECDsa privateKey) => SignHash(SHA256.HashData(content), privateKey);

    /// <summary>
    /// The SHA-256 of <paramref name="content"/> (64 hexadecimal digits in lower case) when the signature is that of the key's owner;
    /// otherwise <c>signature-missing</c>, <c>signature-malformed</c> or <c>signature-wrong</c>. The hash is what a repeated file is
    /// recognised by.
    /// </summary>
    public static Outcome<string> Verify(Stream content, string? signature, ECDsa publicKey)
    {
        var text = signature?.Trim() ?? "";
        if (text.Length == 0)
            return Problem.Invalid(
                "signature-missing", "The bank file has no signature.", "Ask the bank for the .sig file; nothing was read.")
                .InIndonesian("Berkas bank tidak bertanda tangan.", "Minta berkas .sig kepada bank; belum ada yang dibaca.");
        var bytes = new byte[Longest];
        if (text.Length > Longest
            || !Convert.TryFromBase64String(text, bytes, out var length)
            || length is < 8 or > 72
            || bytes[0] != 0x30)
            return Problem.Invalid(
                "signature-malformed",
                "The signature of the bank file is not an ECDSA P-256 signature (DER, base64).",
                "Ask the bank to sign the file again as agreed; nothing was read.")
                .InIndonesian(
                    "Tanda tangan berkas bank tidak menurut kesepakatan (ECDSA P-256, DER, base64).",
                    "Minta bank menandatangani lagi menurut kesepakatan; belum ada yang dibaca.");

        var hash = SHA256.HashData(content);
        return publicKey.VerifyHash(hash, bytes.AsSpan(0, length), Format)
            ? Convert.ToHexStringLower(hash)
            : Problem.Invalid(
                "signature-wrong",
                "The signature does not belong to this bank file: it was changed on the way, or signed with another key.",
                "Compare the bank's key with the one agreed on, then fetch the file again; nothing was read.")
                .InIndonesian(
                    "Tanda tangan itu bukan milik berkas ini: berkasnya berubah di jalan, atau kuncinya lain.",
                    "Cocokkan kunci bank dengan yang disepakati, lalu ambil lagi berkasnya; belum ada yang dibaca.");
    }

    /// <summary>Verifies <paramref name="path"/> against the <c>.sig</c> beside it.</summary>
    public static Outcome<string> VerifyFile(string path, ECDsa publicKey)
    {
        using var content = File.OpenRead(path);
        return Verify(content, ReadBeside(path), publicKey);
    }

    /// <summary>A key in PEM. Any other curve than P-256 is refused, with the file's name.</summary>
    public static Outcome<ECDsa> ReadKey(string path)
    {
        if (!File.Exists(path))
            return Problem.NotFound("key-missing", $"There is no key at {path}.", "Put the agreed key there, in PEM.")
                .InIndonesian($"Tidak ada kunci di {path}.", "Taruh kunci yang disepakati di sana, dalam PEM.");
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.ExportParameters(false).Curve.Oid.Value == P256) return key;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // Answered below: a text that is no key and a key on another curve need the same remedy.
        }
        key.Dispose();
        return Problem.Invalid("key-malformed", $"{path} is not an ECDSA P-256 key in PEM.", "Make or ask for a key on the curve P-256.")
            .InIndonesian($"{path} bukan kunci ECDSA P-256 dalam PEM.", "Buat atau minta kunci pada kurva P-256.");
    }

    /// <summary>Publishes the public half of a key.</summary>
    public static void WritePublicKey(string path, ECDsa key) => DurableFile.WriteText(path, key.ExportSubjectPublicKeyInfoPem() + "\n");

    internal static string SignHash(byte[] hash, ECDsa privateKey) => Convert.ToBase64String(privateKey.SignHash(hash, Format));

    /// <summary>The signature beside a file, or null where there is none yet. More than a signature's length is not read.</summary>
    internal static string? ReadBeside(string path)
    {
        if (!File.Exists(path + Suffix)) return null;
        using var reader = new StreamReader(path + Suffix);
        var buffer = new char[Longest + 1];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }
}
