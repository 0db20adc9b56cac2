using Paseban.Assistance.Targeting;
using Paseban.Office.Jobs;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>Writes a list as the file for SIKS-NG: from then on its people count as sent.</summary>
[Does(ProcessKind.SubmissionExporting)]
public sealed class ExportSubmissionModel(Law law) : WritePage(law)
{
    [BindProperty(SupportsGet = true)]
    public string List { get; set; } = "";

    public TargetList Found { get; private set; } = null!;

    public IReadOnlyList<Submission> Before { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is { } refused ? refused : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } refused) return refused;
        if (MissingReason is { } missing) return Refuse([missing]);
        return await StartJobAsync(
            TargetingFileJobs.ExportSubmission, Found.Reference,
            new TargetingFileJobs.WriteAsked(Found.Reference, KeptFiles.NameOf("siks-ng " + Found.Reference, Format)),
            ProcessKind.SubmissionExporting, Reason.Trim());
    }

    private async Task<IActionResult?> LoadAsync()
    {
        var found = await new ListTargetLines(Database).RunAsync(new(List, Most: 1), Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Found = found.Value.List;
        Before = [.. (await new ShowTargeting(Database).SubmissionsAsync(Stop)).Where(one => one.TargetListId == Found.Id)];
        return null;
    }
}
