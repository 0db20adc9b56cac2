using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Paseban.Assistance.Accounts;

/// <summary>
/// Codes of six digits from a shared secret and the time (RFC 6238: SHA-1, steps of 30 seconds), as every authenticator app makes them.
/// </summary>
public static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int SecretLength = 20;
    private const long StepSeconds = 30;
    private const int Window = 1;

    /// <summary>The code of a secret at an instant, for whoever plays the telephone: the demo and tests.</summary>
    /// <param name="secret">Base32 (RFC 4648).</param>
    public static string CodeAt(string secret, DateTimeOffset at) => Code(Decode(secret), StepAt(at));

    internal static string MakeSecret() => Encode(RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>A secret that can be used: Base32 of at least 16 bytes.</summary>
    internal static bool IsSecret(string text) => text.Length is >= 26 and <= 64 && text.All(Alphabet.Contains);

    /// <summary>
    /// The step whose code this is, when it is the present one or a neighbour and later than <paramref name="lastStep"/>; otherwise null.
    /// </summary>
    internal static long? StepOf(string secret, string code, DateTimeOffset at, long lastStep)
    {
        var key = Decode(secret);
        long? found = null;
        // All are compared, so that the time taken does not tell which came close.
        for (var step = StepAt(at) - Window; step <= StepAt(at) + Window; step++)
        {
            var fits = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(key, step)), Encoding.UTF8.GetBytes(code));
            if (fits && step > lastStep) found ??= step;
        }
        return found;
    }

    /// <summary>What the app reads from the square: <c>otpauth://totp/...</c>.</summary>
    internal static string Uri(string secret, string login) =>
        $"otpauth://totp/Paseban:{System.Uri.EscapeDataString(login)}?secret={secret}&issuer=Paseban";

    private static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var one in bytes)
        {
            (bits, count) = ((bits << 8) | one, count + 8);
            for (; count >= 5; count -= 5) text.Append(Alphabet[(bits >> (count - 5)) & 31]);
            bits &= (1 << count) - 1;
        }
        if (count > 0) text.Append(Alphabet[(bits << (5 - count)) & 31]);
        return text.ToString();
    }

    private static byte[] Decode(string secret)
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var sign in secret)
        {
            var value = Alphabet.IndexOf(sign, StringComparison.Ordinal);
            if (value < 0) throw new FormatException("A secret of a second step is not Base32.");
            (bits, count) = ((bits << 5) | value, count + 5);
            if (count < 8) continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }
        return [.. bytes];
    }
}
