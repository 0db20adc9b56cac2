using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Portal.Registration;

/// <summary>Leads to where the form was left.</summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class ResumeModel(KeyRing keys, Law law) : DraftPage(keys, law)
{
    public async Task<IActionResult> OnGetAsync(string reference) =>
        await LoadToChangeAsync(reference)
        ?? Redirect(RegistrationLinks.Question(Application.Reference, Journey.Resume(Application.Gaps)));
}
