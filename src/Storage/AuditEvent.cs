using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Paseban.Storage;

internal sealed record AuditEvent(string Kind, string Subject, string Body)
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Serialize(object body) => JsonSerializer.Serialize(body, body.GetType(), Compact);
}

/// <summary>An event as it stands in the chain.</summary>
public sealed record ChainedEvent(
    long Sequence, long At, long Process, long ActorId, string Reason, string Evidence, string Kind, string Subject, string Body,
    string PreviousHash, string Hash)
{
    /// <summary>What <see cref="Hash"/> must be: SHA-256 over the previous hash and every field, each with its length in front.</summary>
    public string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        ReadOnlySpan<string> fields =
            [PreviousHash, Text(Sequence), Text(At), Text(Process), Text(ActorId), Reason, Evidence, Kind, Subject, Body];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
