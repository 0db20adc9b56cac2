using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Intake;

/// <param name="Reference">REG-...</param>
/// <param name="Kind">What it shows: one of <see cref="AttachDocument.Kinds"/>.</param>
/// <param name="Content">The bytes of a photo (JPEG, PNG, WebP) or a PDF.</param>
public sealed record AttachDocumentRequest(string Reference, string Kind, ReadOnlyMemory<byte> Content);

/// <param name="Reference">REG-...</param>
/// <param name="MediaType">As the content says.</param>
/// <param name="Sha256">Hash of the content.</param>
/// <param name="IsNew">False when the application has this very document already; nothing changed.</param>
public sealed record DocumentAttached(string Reference, string MediaType, string Sha256, bool IsNew);

/// <summary>
/// Adds a photo or PDF to an application. The file is kept first, its record after it: whenever the process is killed, no record is
/// without its file, and the same command again completes it.
/// </summary>
public sealed class AttachDocument(Database database, KeyRing keys, DocumentFolder folder)
{
    /// <summary>A photo as telephones take it, or a few pages; larger ones are taken smaller.</summary>
    public const int MostMegabytes = 12;

    /// <summary><see cref="MostMegabytes"/> in bytes.</summary>
    public const int LargestBytes = MostMegabytes * 1024 * 1024;

    private const int MostDocuments = 20;

    /// <summary>What a document may show.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["ktp", "kk", "domicile_letter", "birth_certificate", "disability_letter", "house_photo", "other"];

    public async Task<Outcome<DocumentAttached>> RunAsync(
        AttachDocumentRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Wrong(request) is { } wrong) return wrong;
        var mediaType = DocumentContent.MediaTypeOf(request.Content.Span);
        if (mediaType is null)
            return Problem.Invalid(
                "document.type", "This is no whole JPEG, PNG or WebP photo and no whole PDF.", "Take the photo again, or export it as PDF.")
                .InIndonesian("Ini bukan foto JPEG, PNG, WebP atau PDF yang utuh.", "Foto ulang, atau simpan sebagai PDF.");
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await Applications.FindToChangeAsync(work, request.Reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var application = found.Value;
        if (application.StateNow == ApplicationState.Withdrawn)
            return Applications.Withdrawn(application);
        var hashes = await work.ListAsync<string>(
            "select sha256 from document where application_id = @Id", new { application.Id }, ct);
        var hash = folder.Keep(vault, request.Content);
        if (hashes.Contains(hash)) return new DocumentAttached(application.Reference, mediaType, hash, false);
        if (hashes.Count >= MostDocuments)
            return Problem.Conflict("document.many", $"{application.Reference} has {hashes.Count} documents.", "No more are needed.")
                .InIndonesian($"{application.Reference} sudah memiliki {hashes.Count} dokumen.", "Tidak perlu menambah lagi.");
        await RecordAsync(work, application, request, mediaType, hash, ct);
        await work.CommitAsync(ct);
        return new DocumentAttached(application.Reference, mediaType, hash, true);
    }

    private static Problem? Wrong(AttachDocumentRequest request)
    {
        if (!Kinds.Contains(request.Kind))
            return Problem.Invalid(
                "document.kind", $"'{request.Kind}' is no kind of document.", $"Use one of {string.Join(", ", Kinds)}.")
                .InIndonesian($"'{request.Kind}' bukan jenis dokumen.", $"Pilih salah satu: {string.Join(", ", Kinds)}.");
        if (request.Content.Length <= LargestBytes) return null;
        return Problem.Invalid(
            "document.size", $"The document is larger than {MostMegabytes} MB.", "Take the photo in a lower resolution.")
            .InIndonesian($"Dokumen lebih dari {MostMegabytes} MB.", "Foto dengan resolusi lebih rendah.");
    }

    private static async Task RecordAsync(
        UnitOfWork work, ApplicationRow application, AttachDocumentRequest request, string mediaType, string hash, CancellationToken ct)
    {
        await work.ExecuteAsync(
            """
            insert into document (id, application_id, kind, media_type, bytes, sha256, recorded_at, recorded_by)
            values (@id, @application, @Kind, @mediaType, @bytes, @hash, @at, @by)
            """,
            new
            {
                id = await work.TakeNumbersAsync("document", 1, ct),
                application = application.Id,
                request.Kind,
                mediaType,
                bytes = (long)request.Content.Length,
                hash,
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
            },
            ct);
        await Applications.AddEventAsync(work, application.Id, ApplicationEventKind.DocumentAdded, request.Kind, ct);
        work.Record(
            "document.added", application.Reference, new { request.Kind, mediaType, bytes = request.Content.Length, sha256 = hash });
    }
}
