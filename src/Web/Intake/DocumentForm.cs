using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Intake;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Web.Intake;

/// <summary>A photo or PDF as both sites take it: which kind, and the file.</summary>
/// <param name="Kind">One of <see cref="FormQuestions.Documents"/>.</param>
public sealed record DocumentForm(string? Kind, IFormFile? Photo)
{
    /// <summary>Keeps it with its application; what is wrong is told at one of the two fields.</summary>
    public async Task<Outcome<DocumentAttached>> KeepAsync(
        string application, Database database, KeyRing keys, string folder, ProcessContext context, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(Kind))
            return Problem.Invalid("document.kind", "What the document is, is not said.", "Choose one.")
                .InIndonesian("Jenis dokumen belum dipilih.", "Pilih salah satu.").At(nameof(Kind));
        if (Photo is null || Photo.Length == 0)
            return Problem.Invalid("document.file", "No file is chosen.", "Choose a photo or a PDF.")
                .InIndonesian("Berkas belum dipilih.", "Pilih foto atau PDF.").At(nameof(Photo));
        var attached = await new AttachDocument(database, keys, new DocumentFolder(folder)).RunAsync(
            new(application, Kind, await UploadedFile.ReadAsync(Photo, ct)), context, ct);
        return attached.Match<Outcome<DocumentAttached>>(
            kept => kept, problems => problems.Select(problem => problem.At(nameof(Photo))).ToArray());
    }

    public static BilingualText Told(DocumentAttached kept) => kept.IsNew
        ? new("Dokumen tersimpan.", "The document is kept.")
        : new("Dokumen ini sudah ada.", "This document is there already.");
}
