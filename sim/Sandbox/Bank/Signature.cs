using System.Security.Cryptography;

namespace Paseban.Sandbox.Bank;

/// <summary>Detached signatures: base64 of ECDSA P-256 over the SHA-256 of a file's bytes, in DER.</summary>
internal sealed class Signature : IDisposable
{
    private readonly ECDsa key;

    private Signature(ECDsa key) => this.key = key;

    /// <summary>The bank's key pair, made when the bank first serves and kept in its books.</summary>
    public static Signature OfBank(BankBooks books)
    {
        var pair = ECDsa.Create();
        if (books.Setting("private_key") is { } stored)
        {
            pair.ImportPkcs8PrivateKey(Convert.FromBase64String(stored), out _);
        }
        else
        {
            pair.GenerateKey(ECCurve.NamedCurves.nistP256);
            books.Set("private_key", Convert.ToBase64String(pair.ExportPkcs8PrivateKey()));
        }
        return new Signature(pair);
    }

    public string PublicKeyPem => key.ExportSubjectPublicKeyInfoPem() + "\n";

    public string Sign(ReadOnlySpan<byte> sha256) => Convert.ToBase64String(key.SignHash(sha256, DSASignatureFormat.Rfc3279DerSequence));

    /// <returns>Null when the signature is right, else what is wrong with it.</returns>
    public static string? Problem(string publicKeyPath, ReadOnlySpan<byte> sha256, string base64)
    {
        if (!File.Exists(publicKeyPath)) return $"There is no public key at {publicKeyPath} to check the signature with.";
        var signature = new byte[256];
        if (!Convert.TryFromBase64String(base64.Trim(), signature, out var length)) return "The signature is not base64.";
        try
        {
            using var customer = ECDsa.Create();
            customer.ImportFromPem(File.ReadAllText(publicKeyPath));
            return customer.VerifyHash(sha256, signature.AsSpan(0, length), DSASignatureFormat.Rfc3279DerSequence)
                ? null
                : "The signature is not that of this file by the customer's key.";
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            return "The signature or the public key cannot be read.";
        }
    }

    public void Dispose() => key.Dispose();
}
