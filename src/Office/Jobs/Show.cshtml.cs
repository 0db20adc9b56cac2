using Paseban.Assistance.Jobs;

namespace Paseban.Office.Jobs;

[SignedInOnly]
public sealed class ShowModel(JobKinds kinds, JobsAtWork atWork) : OfficePage
{
    public Job Job { get; private set; } = null!;

    public BilingualText JobTitle => kinds.TitleOf(Job.Kind);

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        var found = await new ShowJobs(Database).FindAsync(reference, Actor, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Job = atWork.Now(found.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        var jobs = new ShowJobs(Database);
        var found = await jobs.FindAsync(reference, Actor, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        if (Actor.Id == found.Value.ActorId || Actor.Has(Role.Administrator)) atWork.CallOff(found.Value.Id);
        var cancelled = await jobs.CancelAsync(reference, Process(found.Value.Process), Stop);
        return cancelled.Succeeded ? LocalRedirect($"/jobs/{reference}") : RefuseWhole(cancelled.Problems);
    }
}
