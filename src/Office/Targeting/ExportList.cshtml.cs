using Paseban.Assistance.Targeting;
using Paseban.Office.Jobs;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

[Does(ProcessKind.TargetListExporting)]
public sealed class ExportListModel(Law law) : WritePage(law)
{
    public TargetList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference) => await LoadAsync(reference) is { } refused ? refused : Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await LoadAsync(reference) is { } refused) return refused;
        if (MissingReason is { } missing) return Refuse([missing]);
        return await StartJobAsync(
            TargetingFileJobs.ExportList, List.Reference,
            new TargetingFileJobs.WriteAsked(List.Reference, KeptFiles.NameOf("daftar sasaran " + List.Reference, Format)),
            ProcessKind.TargetListExporting, Reason.Trim());
    }

    private async Task<IActionResult?> LoadAsync(string reference)
    {
        var found = await new ListTargetLines(Database).RunAsync(new(reference, Most: 1), Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        List = found.Value.List;
        return null;
    }
}
