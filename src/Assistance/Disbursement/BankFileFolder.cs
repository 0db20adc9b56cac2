using System.Globalization;
using System.Security.Cryptography;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// The bank behind a watched folder: <c>to-bank</c>, <c>from-bank</c> and <c>keys</c> beneath <paramref name="root"/>. A file without its
/// <c>.sig</c> is not there yet, a <c>.part</c> never is; nothing is ever deleted.
/// </summary>
public sealed class BankFileFolder(string root) : IBankChannel
{
    /// <summary>Where our files go.</summary>
    public string ToBank { get; } = Path.Combine(root, "to-bank");

    /// <summary>Where the bank's files come.</summary>
    public string FromBank { get; } = Path.Combine(root, "from-bank");

    public Task<IReadOnlyList<BankChannelFile>> ListAsync(CancellationToken ct)
    {
        if (!Directory.Exists(FromBank)) return Task.FromResult<IReadOnlyList<BankChannelFile>>([]);
        IReadOnlyList<BankChannelFile> files =
        [
            .. Directory.EnumerateFiles(FromBank, "*" + BankFileName.Extension)
                .Where(path => BankFileName.IsPlain(Path.GetFileName(path)))
                .Select(path => File.Exists(path + FileSignature.Suffix)
                    ? new BankChannelFile(Path.GetFileName(path), $"{Stamp(path)} {Stamp(path + FileSignature.Suffix)}")
                    : new BankChannelFile(Path.GetFileName(path), Stamp(path), IsSigned: false))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
        return Task.FromResult(files);
    }

    public async Task<BankFileCopy> OpenAsync(string name, CancellationToken ct)
    {
        var path = Path.Combine(FromBank, BankFileName.Check(name));
        if (!File.Exists(path) || FileSignature.ReadBeside(path) is not { } signature)
            throw new BankChannelException($"{path} is not there yet: the file or its signature is missing.", canRetry: true);
        await using var source = File.OpenRead(path);
        return await BankFileCopy.TakeAsync(source, signature, ct);
    }

    public void Publish(
        string name, PaymentFileHeader header, IEnumerable<PaymentInstruction> payments, ECDsa privateKey, string expectedSha256) =>
        PaymentFile.Publish(ToBank, name, header, payments, privateKey, expectedSha256);

    /// <summary>The bank's public key, <c>keys/bank.pub.pem</c>.</summary>
    public Outcome<ECDsa> ReadBankKey() => FileSignature.ReadKey(Path.Combine(root, "keys", "bank.pub.pem"));

    /// <summary>Puts our public key where the bank reads it, <c>keys/paseban.pub.pem</c>.</summary>
    public void WriteOwnKey(ECDsa key)
    {
        Directory.CreateDirectory(Path.Combine(root, "keys"));
        FileSignature.WritePublicKey(Path.Combine(root, "keys", "paseban.pub.pem"), key);
    }

    private static string Stamp(string path)
    {
        var file = new FileInfo(path);
        return string.Create(CultureInfo.InvariantCulture, $"{file.Length}@{file.LastWriteTimeUtc.Ticks}");
    }
}
