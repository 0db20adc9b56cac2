using Paseban.Assistance.Jobs;

namespace Paseban.Office.Jobs;

[SignedInOnly]
public sealed class IndexModel(JobKinds kinds) : OfficePage
{
    public JobsListed Listed { get; private set; } = new([], null);

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? after)
    {
        var listed = await new ShowJobs(Database).ListAsync(Actor, after, ct: Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After?.ToString());
        return Page();
    }

    public BilingualText TitleOf(Job job) => kinds.TitleOf(job.Kind);
}
