using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Portal.Registration;

/// <summary>Photos and PDFs beside the form; none is required.</summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class DocumentsModel(KeyRing keys, Law law, SiteFacts site) : DraftPage(keys, law)
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public IFormFile? Photo { get; set; }

    public IReadOnlyList<Choice> Kinds => [.. FormQuestions.Documents.Select(option => new Choice(option.Code, Say[option.Text]))];

    public async Task<IActionResult> OnGetAsync(string reference) => await LoadToChangeAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await LoadToChangeAsync(reference) is { } refused) return refused;
        var kept = await new DocumentForm(Kind, Photo).KeepAsync(
            Application.Reference, Database, Keys, site.DocumentFolder, Process(ProcessKind.ApplicationEditing), Stop);
        if (!kept.Succeeded) return Refuse(kept.Problems);
        Tell(Say[DocumentForm.Told(kept.Value)]);
        return Redirect(RegistrationLinks.Question(Application.Reference, Slugs.Documents));
    }
}
