using System.Security.Cryptography;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// A file of the bank in a private copy: what was verified is what is read, whatever happens to the bank's file in between. The copy goes
/// when this is disposed; the bank's file is never touched.
/// </summary>
/// <param name="content">Can be sought; disposed with this.</param>
/// <param name="signature">As the bank gave it, not verified; null when there is none.</param>
public sealed class BankFileCopy(Stream content, string? signature) : IDisposable
{
    /// <summary>The hash of the content when the signature is the bank's; see <see cref="FileSignature.Verify"/>.</summary>
    public Outcome<string> Verify(ECDsa bankKey) => FileSignature.Verify(FromStart(), signature, bankKey);

    /// <summary>The content, at its beginning. There is one stream: the next call begins it anew.</summary>
    public Stream FromStart()
    {
        content.Position = 0;
        return content;
    }

    public void Dispose() => content.Dispose();

    internal static async Task<BankFileCopy> TakeAsync(Stream source, string signature, CancellationToken ct)
    {
        var copy = NewFile();
        try
        {
            await source.CopyToAsync(copy, ct);
            return new(copy, signature);
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    /// <summary>A file that only this user can read and that goes when it is closed.</summary>
    internal static FileStream NewFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
