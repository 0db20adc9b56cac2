using System.Security.Cryptography;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Intake;

/// <summary>
/// The folder where documents lie, each encrypted under the hash of its content. A file is there whole or not at all; one that a killed
/// process left without a record is found again when the same document comes once more.
/// </summary>
public sealed class DocumentFolder(string path)
{
    /// <summary>Keeps the document and returns its hash (SHA-256, lower-case hexadecimal); one that lies there already is left.</summary>
    public string Keep(IdentityVault vault, ReadOnlyMemory<byte> content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var file = FileOf(hash);
        if (File.Exists(file)) return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        DurableFile.Write(file, part =>
        {
            part.Write(vault.Seal(OwnerOf(hash), content.Span));
            return true;
        });
        return hash;
    }

    /// <summary>
    /// The document's bytes. Throws <see cref="CryptographicException"/> when the file was changed or its key is not in the ring, and
    /// <see cref="FileNotFoundException"/> when the folder is not the one it was kept in.
    /// </summary>
    public byte[] Read(IdentityVault vault, string hash)
    {
        var content = vault.Open(OwnerOf(hash), File.ReadAllBytes(FileOf(hash)));
        return Convert.ToHexStringLower(SHA256.HashData(content)) == hash
            ? content
            : throw new CryptographicException($"The document {hash} is not what was kept under that hash.");
    }

    /// <summary>Two signs of the hash make a folder, so that none holds a million files.</summary>
    private string FileOf(string hash) => Path.Combine(path, hash[..2], hash);

    private static string OwnerOf(string hash) => $"document:{hash}";
}
