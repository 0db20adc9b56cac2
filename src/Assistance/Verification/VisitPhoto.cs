using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <param name="Visit">VIS-...</param>
/// <param name="On">The day of the visit.</param>
/// <param name="By">Who took it.</param>
/// <param name="Content">The bytes of a photo: JPEG, PNG or WebP.</param>
public sealed record KeepVisitPhotoRequest(string Visit, DateOnly On, string By, ReadOnlyMemory<byte> Content);

/// <param name="Sha256">Hash of the photo; it is the answer to the checklist's question for one.</param>
/// <param name="IsNew">False when the visit has this very photo already.</param>
public sealed record VisitPhotoKept(string Visit, string MediaType, string Sha256, bool IsNew);

/// <summary>
/// Keeps a photo of a visit as documents are kept: checked by its content, encrypted under its hash. The file comes first and the answer
/// that names it after, so that no answer is without its photo.
/// </summary>
public sealed class KeepVisitPhoto(Database database, KeyRing keys, Law law, DocumentFolder folder)
{
    public async Task<Outcome<VisitPhotoKept>> RunAsync(
        KeepVisitPhotoRequest request, ProcessContext context, CancellationToken ct = default)
    {
        var photo = Read(request.Content);
        if (!photo.Succeeded) return photo.Problems.ToArray();
        var visit = Reference.Read(Visits.Prefix, request.Visit);
        if (!visit.Succeeded) return visit.Problems.ToArray();
        using var vault = new IdentityVault(keys);
        await using (var reading = await database.ReadAsync(ct))
        {
            if (await IdentityVault.CheckRingAsync(reading, keys, ct) is { } wrongRing) return wrongRing;
            if (await reading.FindAsync<long?>("select id from visit where id = @Id", new { visit.Value.Id }, ct) is null)
                return Problem.NotFound("visit.unknown", $"{visit.Value} names no visit.", "Look at the list of visits.")
                    .InIndonesian($"Tidak ada kunjungan {visit.Value}.", "Lihat daftar kunjungan.")
                    .AtCommandLine("See: paseban visit list");
        }
        var hash = folder.Keep(vault, request.Content);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { [Checklist.Photo] = hash };
        var recorded = await new RecordVisit(database, law).RunAsync(
            new(request.Visit, request.On, request.By, answers), context, ct);
        return recorded.Succeeded
            ? new VisitPhotoKept(visit.Value.ToString(), photo.Value, hash, recorded.Value.Answers > 0)
            : recorded.Problems.ToArray();
    }

    /// <summary>The media type of a photo that can be kept; otherwise what is wrong with it.</summary>
    public static Outcome<string> Read(ReadOnlyMemory<byte> content)
    {
        const int Limit = AttachDocument.MostMegabytes;
        if (content.Length > AttachDocument.LargestBytes)
            return Problem.Invalid("photo.size", $"The photo is larger than {Limit} MB.", "Take it in a lower resolution.")
                .InIndonesian($"Foto lebih dari {Limit} MB.", "Foto dengan resolusi lebih rendah.");
        return DocumentContent.MediaTypeOf(content.Span) is { } type && type.StartsWith("image/", StringComparison.Ordinal)
            ? type
            : Problem.Invalid("photo.type", "This is no whole JPEG, PNG or WebP photo.", "Take the photo again.")
                .InIndonesian("Ini bukan foto JPEG, PNG atau WebP yang utuh.", "Foto ulang.");
    }
}

/// <param name="Content">The bytes as they were kept.</param>
public sealed record VisitPhotoRead(string Visit, string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>Reads the newest photo of a visit; leaves an access record for whoever was visited.</summary>
public sealed class ReadVisitPhoto(Database database, KeyRing keys, DocumentFolder folder)
{
    public async Task<Outcome<VisitPhotoRead>> RunAsync(string visit, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        var reference = Reference.Read(Visits.Prefix, visit);
        if (!reference.Succeeded) return reference.Problems.ToArray();
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        // An answer that is no hash is the name of a photo that stayed with the visitor.
        var found = await work.FindAsync<(long Person, string Hash)?>(
            """
            select a.person_id, a.value from visit v join visit_answer a on a.person_id = v.person_id and a.visit_id = v.id
            where v.id = @Id and a.field = @Photo and length(a.value) = 64 order by a.stated_at desc, a.recorded_at desc limit 1
            """,
            new { reference.Value.Id, Checklist.Photo }, ct);
        if (found is not { } photo)
            return Problem.NotFound("photo.none", $"{reference.Value} has no photo here.", "Keep one with the outcome of the visit.")
                .InIndonesian($"{reference.Value} belum mempunyai foto.", "Simpan foto bersama hasil kunjungan.")
                .AtCommandLine("Keep one: paseban visit photo VIS-... FILE");
        await AccessLog.RecordAsync(work, [photo.Person], ct);
        await work.CommitAsync(ct);
        var content = ReadDocument.Open(folder, vault, photo.Hash);
        return content.Succeeded
            ? new VisitPhotoRead(reference.Value.ToString(), DocumentContent.MediaTypeOf(content.Value) ?? "", content.Value)
            : content.Problems.ToArray();
    }
}
