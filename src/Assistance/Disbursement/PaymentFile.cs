using System.Security.Cryptography;

namespace Paseban.Assistance.Disbursement;

/// <summary>A bank file on disk with its signature beside it.</summary>
/// <param name="Path">Where it is, e.g. <c>to-bank/NAME.xml</c>.</param>
/// <param name="Summary">What is in it.</param>
/// <param name="Signature">Ours, in base64; also in <c>NAME.xml.sig</c>.</param>
public sealed record PaymentFile(string Path, PaymentFileSummary Summary, string Signature)
{
    /// <summary>
    /// Writes, checks, signs and publishes a bank file: the part, its disk flush, the rename, and last the signature, without which the
    /// bank does not look at it. A crash at any point leaves no file that could be taken for whole, and the same call again makes the same
    /// bytes. A name that already carries a signature over other bytes is never written over (<see cref="PaymentFileException"/>): the bank
    /// may have read it.
    /// </summary>
    /// <param name="folder">Where to publish; made when missing.</param>
    /// <param name="name">The file's name with <c>.xml</c>.</param>
    /// <param name="expectedSha256">The hash that was approved; another one is refused before anything appears. Null before there is
    /// one.</param>
    public static PaymentFile Publish(
        string folder,
        string name,
        PaymentFileHeader header,
        IEnumerable<PaymentInstruction> payments,
        ECDsa privateKey,
        string? expectedSha256 = null)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, BankFileName.Check(name));
        var signed = File.Exists(path) && File.Exists(path + FileSignature.Suffix);
        var (summary, hash) = DurableFile.Write(path, part =>
        {
            var written = WriteExpected(part, path, header, payments, expectedSha256);
            if (signed) RequireSame(written.Summary, path);
            return written;
        });
        if (signed) return new(path, summary, FileSignature.ReadBeside(path)!);

        var signature = FileSignature.SignHash(hash, privateKey);
        DurableFile.WriteText(path + FileSignature.Suffix, signature);
        return new(path, summary, signature);
    }

    /// <summary>Writes the file; other bytes than those that were approved are refused.</summary>
    internal static (PaymentFileSummary Summary, byte[] Hash) WriteExpected(
        Stream target, string name, PaymentFileHeader header, IEnumerable<PaymentInstruction> payments, string? expectedSha256)
    {
        var written = PaymentFileWriter.WriteHashed(target, header, payments);
        return expectedSha256 is null || expectedSha256 == written.Summary.Sha256
            ? written
            : throw new PaymentFileException(
                $"{name}: the approved hash is {expectedSha256}, but the payments make {written.Summary.Sha256}.");
    }

    private static void RequireSame(PaymentFileSummary summary, string path)
    {
        using var published = File.OpenRead(path);
        var before = Convert.ToHexStringLower(SHA256.HashData(published));
        if (before != summary.Sha256)
            throw new PaymentFileException($"{path} was already published with other contents ({before}); a sent file is never replaced.");
    }
}

/// <summary>The names of bank files: one plain name in one folder, so that a name from outside can never point elsewhere.</summary>
internal static class BankFileName
{
    public const string Extension = ".xml";

    public static bool IsPlain(string name) =>
        name.Length is > 4 and <= 120
        && name.EndsWith(Extension, StringComparison.Ordinal)
        && name[0] != '.'
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    public static string Check(string name) =>
        IsPlain(name)
            ? name
            : throw new ArgumentException(
                $"'{name}' is not a bank file's name: letters, digits, '-', '_' and '.', ending in .xml.", nameof(name));
}
