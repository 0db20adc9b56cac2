using System.Security.Cryptography;
using System.Text.Json;

namespace Paseban.Storage;

/// <summary>
/// The secrets that live outside the database: AES-256 keys of the identity vault (each with an id, the newest encrypts), the
/// HMAC key of the blind index, and the ECDSA P-256 key that signs bank files and audit heads. Losing the file loses the identities.
/// </summary>
public sealed class KeyRing : IDisposable
{
    private readonly Dictionary<string, byte[]> vaultKeys;
    private readonly ECDsa signingKey;

    private KeyRing(Stored stored)
    {
        vaultKeys = stored.VaultKeys.ToDictionary(key => key.Id, key => Convert.FromBase64String(key.Key), StringComparer.Ordinal);
        CurrentVaultKeyId = stored.VaultKeys[^1].Id;
        IndexKey = Convert.FromBase64String(stored.IndexKey);
        signingKey = ECDsa.Create();
        signingKey.ImportFromPem(stored.SigningKeyPem);
        SigningKeyId = Convert.ToHexStringLower(SHA256.HashData(signingKey.ExportSubjectPublicKeyInfo()))[..16];
    }

    public string CurrentVaultKeyId { get; }

    /// <summary>Names the signing key: the first sixteen hexadecimal signs of the SHA-256 of its public part.</summary>
    public string SigningKeyId { get; }

    public ECDsa SigningKey => signingKey;

    public ReadOnlyMemory<byte> IndexKey { get; }

    /// <summary>Proves that this ring belongs to a database without revealing anything: kept as a setting there.</summary>
    public string Fingerprint => Convert.ToHexStringLower(HMACSHA256.HashData(IndexKey.Span, "paseban-key-ring"u8))[..32];

    public ReadOnlySpan<byte> VaultKey(string id) =>
        vaultKeys.TryGetValue(id, out var key) ? key : throw new CryptographicException($"The key ring has no vault key '{id}'.");

    /// <summary>Opens the ring in <paramref name="folder"/>, or makes a new one (readable by its owner only) when there is none.</summary>
    public static KeyRing OpenOrCreate(string folder)
    {
        var path = Path.Combine(folder, "keyring.json");
        if (!File.Exists(path)) Create(folder, path);
        return new KeyRing(JsonSerializer.Deserialize<Stored>(File.ReadAllText(path), JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{path} is not a key ring."));
    }

    public string Sign(ReadOnlySpan<byte> content) =>
        Convert.ToBase64String(signingKey.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    public bool Verify(ReadOnlySpan<byte> content, string signature)
    {
        Span<byte> bytes = stackalloc byte[128];
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && signingKey.VerifyData(content, bytes[..length], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public void Dispose() => signingKey.Dispose();

    private static void Create(string folder, string path)
    {
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var stored = new Stored(
            [new StoredKey("v1", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))],
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            key.ExportPkcs8PrivateKeyPem());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        // Written aside and renamed: a ring that was half written could never be read again.
        var part = path + ".part";
        File.Delete(part);
        using (var file = new FileStream(part, options)) JsonSerializer.Serialize(file, stored, JsonSerializerOptions.Web);
        File.Move(part, path);
    }

    private sealed record StoredKey(string Id, string Key);

    private sealed record Stored(IReadOnlyList<StoredKey> VaultKeys, string IndexKey, string SigningKeyPem);
}
