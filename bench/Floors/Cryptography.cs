using System.Security.Cryptography;
using Paseban.Bench.Measuring;

namespace Paseban.Bench.Floors;

/// <summary>What hiding identities costs at least: bare HMAC-SHA-256 and AES-256-GCM on one thread, over values as long as a NIK.</summary>
internal static class Cryptography
{
    private const int ValueLength = 20;

    /// <param name="indexes">Values whose blind index is made.</param>
    /// <param name="ciphertexts">Values that are encrypted.</param>
    public static Spent Time(long indexes, long ciphertexts)
    {
        Span<byte> key = stackalloc byte[32];
        Span<byte> nonce = stackalloc byte[12];
        Span<byte> value = stackalloc byte[ValueLength];
        Span<byte> hidden = stackalloc byte[ValueLength];
        Span<byte> tag = stackalloc byte[16];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        RandomNumberGenerator.Fill(key);
        using var cipher = new AesGcm(key, tag.Length);
        var clock = Clock.StartNew();
        for (var i = 0L; i < indexes; i++)
        {
            BitConverter.TryWriteBytes(value, i);
            HMACSHA256.HashData(key, value, hash);
        }
        for (var i = 0L; i < ciphertexts; i++)
        {
            BitConverter.TryWriteBytes(nonce, i);
            cipher.Encrypt(nonce, value, hidden, tag);
        }
        return clock.Stop();
    }
}
