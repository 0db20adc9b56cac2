using System.Globalization;
using System.Text;

namespace Paseban.Storage;

/// <summary>
/// The end of the chain, signed, to be kept outside the database (printed, mailed to the Inspektorat): whoever later rewrites
/// history cannot make the chain pass through it again.
/// </summary>
public sealed record AuditHead(long Sequence, string Hash, string KeyId, string Signature)
{
    public static async Task<AuditHead> ReadAsync(Database database, KeyRing keys, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var (sequence, hash) = await reading.SingleAsync<(long, string)>("select sequence, hash from audit_head where id = 1", ct: ct);
        return new AuditHead(sequence, hash, keys.SigningKeyId, keys.Sign(Content(sequence, hash)));
    }

    public bool IsSignedBy(KeyRing keys) => keys.Verify(Content(Sequence, Hash), Signature);

    private static byte[] Content(long sequence, string hash) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"paseban-audit-head\n{sequence}\n{hash}"));
}
