using System.Security.Cryptography;

namespace Paseban.Assistance.Disbursement;

/// <summary>The way bank files go: a watched folder, or HTTPS with the same files.</summary>
public interface IBankChannel
{
    /// <summary>
    /// What the bank has put down: a folder's files in the order of their names, a server's in the order in which the bank made them.
    /// </summary>
    Task<IReadOnlyList<BankChannelFile>> ListAsync(CancellationToken ct);

    /// <summary>Takes a private copy of a file and its signature; <see cref="BankChannelException"/> when it is not there.</summary>
    Task<BankFileCopy> OpenAsync(string name, CancellationToken ct);

    /// <summary>
    /// Writes, signs and hands over a payment file. The same call again hands over the same bytes; bytes with another hash than
    /// <paramref name="expectedSha256"/> are never handed over (<see cref="PaymentFileException"/>), nor do other bytes ever take the place
    /// of a file that was.
    /// </summary>
    void Publish(string name, PaymentFileHeader header, IEnumerable<PaymentInstruction> payments, ECDsa privateKey, string expectedSha256);
}

/// <param name="Stamp">
/// Changes whenever the file or its signature does, so that an unchanged file need not be read again.
/// </param>
/// <param name="IsSigned">False while the signature is not beside it: such a file is not there yet and is never opened.</param>
public sealed record BankChannelFile(string Name, string Stamp, bool IsSigned = true);

/// <summary>The bank was not reached, or did not do what was asked.</summary>
/// <param name="canRetry">The same again may well succeed; otherwise a person has to look at it first.</param>
public sealed class BankChannelException(string message, bool canRetry, Exception? cause = null) : IOException(message, cause)
{
    public bool CanRetry { get; } = canRetry;
}
