using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Intake;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Components;
using Paseban.Web.Hosting;
using Paseban.Web.Intake;
using Paseban.Web.SignIn;

namespace Paseban.Office.Intake;

/// <summary>Adds photos and PDFs to an application.</summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class EditAttachModel(KeyRing keys, Law law, SiteFacts site) : EditActPage(keys, law)
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public IFormFile? Photo { get; set; }

    public IReadOnlyList<Choice> Kinds => [.. FormQuestions.Documents.Select(option => new Choice(option.Code, Say[option.Text]))];

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        if (string.IsNullOrEmpty(Kind))
            return Refuse([Problem.Invalid("document.kind", "What the document is, is not said.", "Choose one.")
                .InIndonesian("Jenis dokumen belum dipilih.", "Pilih salah satu.").At(nameof(Kind))]);
        if (Photo is null || Photo.Length == 0)
            return Refuse([Problem.Invalid("document.file", "No file is chosen.", "Choose a photo or a PDF.")
                .InIndonesian("Berkas belum dipilih.", "Pilih foto atau PDF.").At(nameof(Photo))]);
        var attached = await new AttachDocument(Database, Keys, new DocumentFolder(site.DocumentFolder)).RunAsync(
            new(Application.Reference, Kind, await UploadedFile.ReadAsync(Photo, Stop)), Process(ProcessKind.ApplicationEditing), Stop);
        if (!attached.Succeeded) return Refuse([.. attached.Problems.Select(problem => problem.At(nameof(Photo)))]);
        Tell(attached.Value.IsNew ? Say["Dokumen tersimpan.", "The document is kept."]
            : Say["Dokumen ini sudah ada.", "This document is there already."]);
        return Redirect(EditLinks.Document(Application.Reference));
    }
}
