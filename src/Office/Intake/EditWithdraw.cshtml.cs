using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Intake;

/// <summary>Withdraws an application at the family's wish, after saying how many people that concerns.</summary>
[Does(ProcessKind.ApplicationWithdrawing)]
public sealed class EditWithdrawModel(KeyRing keys, Law law) : EditActPage(keys, law)
{
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        var withdrawn = await new WithdrawApplication(Database).RunAsync(
            Application.Reference, Process(ProcessKind.ApplicationWithdrawing, Reason?.Trim() ?? ""), Stop);
        if (!withdrawn.Succeeded) return Refuse([.. withdrawn.Problems.Select(problem => problem.At(nameof(Reason)))]);
        var people = withdrawn.Value.Members;
        Tell(Say[$"{Application.Reference} ditarik; {people} orang tidak diproses lagi.",
            $"{Application.Reference} was withdrawn; {Plural.Of(people, "person is", "people are")} not considered any more."]);
        return Redirect(EditLinks.Show(Application.Reference));
    }

    protected override async Task<IActionResult?> FindAsync(string reference) =>
        await base.FindAsync(reference)
        ?? (Application.State == ApplicationState.Withdrawn ? Redirect(EditLinks.Show(Application.Reference)) : null);
}
