using System.Security.Cryptography;

namespace Paseban.Assistance.Disbursement;

/// <summary>The way bank files go: a watched folder, or HTTPS with the same files.</summary>
public interface IBankChannel
{
    /// <summary>Complete files from the bank (a file without its signature is not there yet), in the order of their names.</summary>
    Task<IReadOnlyList<BankChannelFile>> ListAsync(CancellationToken ct);

    Task<Stream> OpenAsync(string name, CancellationToken ct);

    /// <summary>The detached signature that came with the file; null when it has none.</summary>
    Task<string?> SignatureAsync(string name, CancellationToken ct);

    /// <summary>
    /// Writes, signs and hands over a payment file. The same call again hands over the same bytes; bytes with another hash than
    /// <paramref name="expectedSha256"/> are never handed over (<see cref="PaymentFileException"/>).
    /// </summary>
    void Publish(string name, PaymentFileHeader header, IEnumerable<PaymentInstruction> payments, ECDsa privateKey, string expectedSha256);
}

/// <param name="Stamp">
/// Changes whenever the file or its signature does (lengths and times), so that an unchanged file need not be read again.
/// </param>
public sealed record BankChannelFile(string Name, string Stamp);
