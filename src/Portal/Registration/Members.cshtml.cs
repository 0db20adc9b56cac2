using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Portal.Registration;

/// <summary>Who belongs to the household, and whether somebody is missing.</summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class MembersModel(KeyRing keys, Law law) : DraftPage(keys, law)
{
    public async Task<IActionResult> OnGetAsync(string reference) => await LoadToChangeAsync(reference) ?? Page();

    public string RelationOf(int place) =>
        Form[$"members[{place}].relation"] is { } stored ? Say[FormQuestions.RelationText(stored)] : "-";
}
