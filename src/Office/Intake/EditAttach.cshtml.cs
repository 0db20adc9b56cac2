using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

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
        var kept = await new DocumentForm(Kind, Photo).KeepAsync(
            Application.Reference, Database, Keys, site.DocumentFolder, Process(ProcessKind.ApplicationEditing), Stop);
        if (!kept.Succeeded) return Refuse(kept.Problems);
        Tell(Say[DocumentForm.Told(kept.Value)]);
        return Redirect(EditLinks.Document(Application.Reference));
    }
}
