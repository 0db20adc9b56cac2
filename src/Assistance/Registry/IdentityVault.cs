using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Paseban.Assistance.Registry;

/// <summary>What the vault keeps of a person or household.</summary>
public enum IdentityField
{
    Nik = 1,

    /// <summary>Number of the family card (KK).</summary>
    Kk = 2,
    Account = 3,
    Address = 4,
    Phone = 5,
}

/// <summary>
/// Encrypts what says who somebody is, and finds it again without decrypting. A ciphertext is bound to its person and field
/// (AES-256-GCM, associated data), so it cannot be moved to another row; equal numbers have equal blind indexes (HMAC-SHA-256,
/// 128 bits), so they can be looked up and compared by whoever has the key ring, and by nobody else.
/// </summary>
/// <remarks>One thread at a time; <see cref="Clone"/> gives another thread its own.</remarks>
public sealed class IdentityVault(KeyRing keys) : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int IndexLength = 16;
    private const string RingSetting = "key-ring";

    private static readonly string[] FieldNames = ["", "nik", "kk", "account", "address", "phone"];

    private readonly Dictionary<string, AesGcm> ciphers = new(StringComparer.Ordinal);
    private readonly byte[] nonces = new byte[NonceLength * 256];
    private readonly IncrementalHash index = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.IndexKey.Span);
    private byte[] work = new byte[512];
    private int nextNonce = int.MaxValue;

    /// <summary>
    /// Refuses a key ring that is not the one this database was begun with: its blind indexes would find nobody, and a second record
    /// of everyone would be made.
    /// </summary>
    public static async Task<Problem?> CheckRingAsync(Reading reading, KeyRing keys, CancellationToken ct = default)
    {
        var recorded = await reading.FindAsync<string>("select value from setting where name = @name", new { name = RingSetting }, ct);
        return recorded is null || recorded == keys.Fingerprint ? null : WrongRing();
    }

    /// <summary>As <see cref="CheckRingAsync"/>; the first change ties the database to its ring.</summary>
    public static async Task<Problem?> BindRingAsync(UnitOfWork work, KeyRing keys, CancellationToken ct = default)
    {
        await work.ExecuteAsync(
            "insert into setting (name, value) values (@name, @value) on conflict (name) do nothing",
            new { name = RingSetting, value = keys.Fingerprint },
            ct);
        return await CheckRingAsync(work, keys, ct);
    }

    public IdentityVault Clone() => new(keys);

    /// <summary>
    /// Finds and compares <paramref name="digits"/> without revealing them; always the same 22 signs for the same field and digits.
    /// </summary>
    public string BlindIndex(IdentityField field, ReadOnlySpan<char> digits)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Index(field, digits, mac);
        return Base64Url.EncodeToString(mac[..IndexLength]);
    }

    /// <summary>The same blind index as a number, for comparing millions in memory; nothing is allocated.</summary>
    public UInt128 BlindNumber(IdentityField field, ReadOnlySpan<char> digits)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Index(field, digits, mac);
        return BinaryPrimitives.ReadUInt128BigEndian(mac);
    }

    /// <summary>A stored blind index as <see cref="BlindNumber"/> gives it.</summary>
    public static UInt128 NumberOf(string blindIndex)
    {
        Span<byte> bytes = stackalloc byte[IndexLength];
        Base64Url.DecodeFromChars(blindIndex, bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>A keyed fingerprint of a statement: tells equal from changed, and cannot be searched by guessing what it says.</summary>
    public string Fingerprint(ReadOnlySpan<byte> statement) => Keyed(statement);

    public string Encrypt(long personId, IdentityField field, ReadOnlySpan<char> plain)
    {
        Span<byte> owner = stackalloc byte[40];
        return Encrypt(owner[..PersonOwner(owner, personId, field)], plain);
    }

    public string EncryptCard(long householdId, ReadOnlySpan<char> digits)
    {
        Span<byte> owner = stackalloc byte[40];
        return Encrypt(owner[..CardOwner(owner, householdId)], digits);
    }

    /// <summary>
    /// Throws <see cref="CryptographicException"/> when the text was changed, moved from another row, or its key is not in the ring.
    /// </summary>
    public string Decrypt(long personId, IdentityField field, string ciphertext)
    {
        Span<byte> owner = stackalloc byte[40];
        return Decrypt(owner[..PersonOwner(owner, personId, field)], ciphertext);
    }

    public string DecryptCard(long householdId, string ciphertext)
    {
        Span<byte> owner = stackalloc byte[40];
        return Decrypt(owner[..CardOwner(owner, householdId)], ciphertext);
    }

    /// <summary>
    /// Encrypts a text that belongs to no single person, such as a form. <paramref name="owner"/> is bound to it and must be given again to
    /// open it: <c>application:7:2</c>.
    /// </summary>
    public string Seal(string owner, ReadOnlySpan<char> plain) => Encrypt(Encoding.UTF8.GetBytes(owner), plain);

    /// <summary>Throws <see cref="CryptographicException"/> as <see cref="Decrypt(long, IdentityField, string)"/> does.</summary>
    public string Open(string owner, string ciphertext) => Decrypt(Encoding.UTF8.GetBytes(owner), ciphertext);

    /// <summary>Encrypts the bytes of a document: the key's id and a zero byte, nonce, cipher, tag.</summary>
    public byte[] Seal(string owner, ReadOnlySpan<byte> plain)
    {
        var keyId = Encoding.ASCII.GetBytes(keys.CurrentVaultKeyId + '\0');
        var box = new byte[keyId.Length + NonceLength + plain.Length + TagLength];
        keyId.CopyTo(box, 0);
        var sealedPart = box.AsSpan(keyId.Length);
        FillNonce(sealedPart[..NonceLength]);
        Cipher(keys.CurrentVaultKeyId).Encrypt(
            sealedPart[..NonceLength], plain, sealedPart.Slice(NonceLength, plain.Length), sealedPart[^TagLength..],
            Encoding.UTF8.GetBytes(owner));
        return box;
    }

    /// <summary>Throws <see cref="CryptographicException"/> as <see cref="Decrypt(long, IdentityField, string)"/> does.</summary>
    public byte[] Open(string owner, ReadOnlySpan<byte> box)
    {
        var end = box.IndexOf((byte)0);
        if (end < 0 || box.Length < end + 1 + NonceLength + TagLength) throw new CryptographicException("A sealed document is too short.");
        var sealedPart = box[(end + 1)..];
        var plain = new byte[sealedPart.Length - NonceLength - TagLength];
        Cipher(Encoding.ASCII.GetString(box[..end])).Decrypt(
            sealedPart[..NonceLength], sealedPart.Slice(NonceLength, plain.Length), sealedPart[^TagLength..], plain,
            Encoding.UTF8.GetBytes(owner));
        return plain;
    }

    public void Dispose()
    {
        foreach (var cipher in ciphers.Values) cipher.Dispose();
        ciphers.Clear();
        index.Dispose();
    }

    private void Index(IdentityField field, ReadOnlySpan<char> digits, Span<byte> mac)
    {
        Span<byte> text = stackalloc byte[96];
        var name = FieldNames[(int)field];
        var length = Encoding.ASCII.GetBytes(name, text);
        text[length++] = (byte)':';
        length += Encoding.UTF8.GetBytes(digits, text[length..]);
        index.AppendData(text[..length]);
        index.GetHashAndReset(mac);
    }

    private string Keyed(ReadOnlySpan<byte> text)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        index.AppendData(text);
        index.GetHashAndReset(mac);
        return Base64Url.EncodeToString(mac[..IndexLength]);
    }

    private string Encrypt(ReadOnlySpan<byte> owner, ReadOnlySpan<char> plain)
    {
        var most = NonceLength + TagLength + (2 * Encoding.UTF8.GetMaxByteCount(plain.Length));
        if (work.Length < most) work = new byte[most * 2];
        var clear = work.AsSpan(NonceLength + TagLength + Encoding.UTF8.GetMaxByteCount(plain.Length));
        clear = clear[..Encoding.UTF8.GetBytes(plain, clear)];

        var box = work.AsSpan(0, NonceLength + clear.Length + TagLength);
        var nonce = box[..NonceLength];
        FillNonce(nonce);
        Cipher(keys.CurrentVaultKeyId).Encrypt(nonce, clear, box.Slice(NonceLength, clear.Length), box[^TagLength..], owner);
        var length = ((box.Length + 2) / 3 * 4) + keys.CurrentVaultKeyId.Length + 1;
        var text = length <= 1024 ? stackalloc char[length] : new char[length];
        keys.CurrentVaultKeyId.CopyTo(text);
        text[keys.CurrentVaultKeyId.Length] = '.';
        Convert.TryToBase64Chars(box, text[(keys.CurrentVaultKeyId.Length + 1)..], out _);
        return new string(text);
    }

    private string Decrypt(ReadOnlySpan<byte> owner, string ciphertext)
    {
        var dot = ciphertext.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) throw new CryptographicException("A ciphertext of the identity vault has no key in front.");
        var box = Convert.FromBase64String(ciphertext[(dot + 1)..]);
        if (box.Length < NonceLength + TagLength) throw new CryptographicException("A ciphertext of the identity vault is too short.");
        var clear = new byte[box.Length - NonceLength - TagLength];
        Cipher(ciphertext[..dot]).Decrypt(
            box.AsSpan(0, NonceLength), box.AsSpan(NonceLength, clear.Length), box.AsSpan()[^TagLength..], clear, owner);
        return Encoding.UTF8.GetString(clear);
    }

    private static int PersonOwner(Span<byte> owner, long personId, IdentityField field)
    {
        personId.TryFormat(owner, out var length, default, CultureInfo.InvariantCulture);
        owner[length++] = (byte)':';
        return length + Encoding.ASCII.GetBytes(FieldNames[(int)field], owner[length..]);
    }

    private static int CardOwner(Span<byte> owner, long householdId)
    {
        "household "u8.CopyTo(owner);
        var length = "household "u8.Length;
        householdId.TryFormat(owner[length..], out var digits, default, CultureInfo.InvariantCulture);
        length += digits;
        ":kk"u8.CopyTo(owner[length..]);
        return length + ":kk"u8.Length;
    }

    private void FillNonce(Span<byte> nonce)
    {
        if (nextNonce > nonces.Length - NonceLength)
        {
            RandomNumberGenerator.Fill(nonces);
            nextNonce = 0;
        }
        nonces.AsSpan(nextNonce, NonceLength).CopyTo(nonce);
        nextNonce += NonceLength;
    }

    private AesGcm Cipher(string keyId)
    {
        if (!ciphers.TryGetValue(keyId, out var cipher)) ciphers.Add(keyId, cipher = new AesGcm(keys.VaultKey(keyId), TagLength));
        return cipher;
    }

    private static Problem WrongRing() => Problem.Conflict(
        "key-ring.other",
        "This key ring does not belong to this database: the identities in it were written with another one.",
        "Use the folder with the key ring that the database was begun with.")
        .InIndonesian(
            "Kunci ini bukan milik basis data ini: data identitas di dalamnya ditulis dengan kunci lain.",
            "Minta pengelola sistem memasang kunci milik basis data ini.")
        .AtCommandLine("Name its folder with --keys.");
}
