using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Portal.Registration;

/// <summary>One application: its reference to print, where each member stands, and all that happened.</summary>
[Reads(Inquiry.Applications)]
public sealed class ShowModel(KeyRing keys, Law law) : DraftPage(keys, law)
{
    public async Task<IActionResult> OnGetAsync(string reference) => await LoadAsync(reference) ?? Page();

    /// <summary>What happened; of savings that follow each other the last, for every answer is one.</summary>
    public IEnumerable<ApplicationEvent> History =>
        Application.History.Where((happened, i) => happened.Kind != ApplicationEventKind.Saved
            || i + 1 == Application.History.Count || Application.History[i + 1].Kind != ApplicationEventKind.Saved);

    /// <summary>What a note of the history says beside its event; versions and codes say nothing to a citizen.</summary>
    public string Note(ApplicationEvent happened) => happened.Kind switch
    {
        ApplicationEventKind.Withdrawn or ApplicationEventKind.DocumentAdded => Say[happened.NoteText()],
        _ => "",
    };
}
