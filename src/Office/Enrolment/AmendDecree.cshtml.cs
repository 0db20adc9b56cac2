using Paseban.Assistance.Enrolment;

namespace Paseban.Office.Enrolment;

[Does(ProcessKind.DecreeAmending)]
public sealed class AmendDecreeModel() : DecreeFormPage(ProcessKind.DecreeAmending)
{
    public Decree Amended { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference) => await LoadAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference) => await LoadAsync(reference) ?? await SendAsync(Amended.Number);

    private async Task<IActionResult?> LoadAsync(string reference)
    {
        var found = await new ShowDecree(Database).FindAsync(reference, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Amended = found.Value;
        return null;
    }
}
