using System.Security.Cryptography;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Intake;

/// <param name="Reference">REG-...</param>
/// <param name="Number">Place of the document in the application, from 1.</param>
public sealed record ReadDocumentRequest(string Reference, long Number);

/// <param name="Kind">What it shows.</param>
/// <param name="MediaType">As its content says.</param>
/// <param name="Content">The bytes as they were added.</param>
public sealed record DocumentRead(string Kind, string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>Reads a document of an application; a citizen their own. Leaves an access record for each person of the application.</summary>
public sealed class ReadDocument(Database database, KeyRing keys, DocumentFolder folder)
{
    public async Task<Outcome<DocumentRead>> RunAsync(ReadDocumentRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await Applications.FindAsync(work, request.Reference, context.Actor, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var documents = await work.ListAsync<(string Kind, string MediaType, string Hash)>(
            "select kind, media_type, sha256 from document where application_id = @Id order by id", new { found.Value.Id }, ct);
        if (request.Number < 1 || request.Number > documents.Count)
            return Problem.NotFound(
                "document.unknown", $"{found.Value.Reference} has {documents.Count} documents.", "Give the number of one of them.")
                .InIndonesian($"{found.Value.Reference} memiliki {documents.Count} dokumen.", "Sebut nomor salah satunya.");
        var (kind, mediaType, hash) = documents[(int)request.Number - 1];
        var people = await work.ListAsync<long>(
            "select person_id from application_member where application_id = @Id order by person_id", new { found.Value.Id }, ct);
        await AccessLog.RecordAsync(work, [.. people], ct);
        await work.CommitAsync(ct);
        var content = Open(folder, vault, hash);
        return content.Succeeded ? new DocumentRead(kind, mediaType, content.Value) : content.Problems.ToArray();
    }

    /// <summary>The bytes that were kept under a hash, or why they cannot be read.</summary>
    internal static Outcome<byte[]> Open(DocumentFolder folder, IdentityVault vault, string hash)
    {
        try
        {
            return folder.Read(vault, hash);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Problem.NotFound(
                "document.file", "The document is recorded, but its file is not in this folder.",
                "Let the administrators find it, or restore it from a copy.")
                .InIndonesian(
                    "Dokumen ini tercatat, tetapi berkasnya tidak ada di tempat penyimpanan.",
                    "Minta pengelola sistem mencarinya atau memulihkannya dari salinan.")
                .AtCommandLine("Give the folder of this database's documents with --documents.");
        }
        catch (CryptographicException)
        {
            return Problem.Conflict(
                "document.damaged", "The document's file was changed or damaged since it was kept.", "Restore it from a copy.")
                .InIndonesian(
                    "Berkas dokumen ini berubah atau rusak sejak disimpan.",
                    "Minta pengelola sistem memulihkannya dari salinan.");
        }
    }
}
