using Paseban.Assistance.Accounts;
using Paseban.Assistance.Jobs;

namespace Paseban.Office.Jobs;

/// <summary>The file that a work wrote, for whoever asked for it, as long as they have the right to ask.</summary>
[SignedInOnly]
public sealed class FileModel(KeptFiles files) : OfficePage
{
    private string path = "";

    public string FileName => Path.GetFileName(path);

    /// <summary>Lists of the office are masked; what targeting writes is not.</summary>
    public bool IsMasked { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference) => await LoadAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference) =>
        await LoadAsync(reference) ?? PhysicalFile(Path.GetFullPath(path), KeptFiles.TypeOf(path), FileName);

    private async Task<IActionResult?> LoadAsync(string reference)
    {
        var found = await new ShowJobs(Database).FindAsync(reference, Actor, Stop);
        if (!found.Succeeded || found.Value.ActorId != Actor.Id || found.Value.State != JobState.Done) return NotFound();
        if (Rights.Refusal(Actor, found.Value.Process) is { } refusal) return RefuseWhole([refusal]);
        if (files.Find(found.Value) is not { } written) return NotFound();
        (path, IsMasked) = (written, found.Value.Process == ProcessKind.ListExporting);
        return null;
    }
}
