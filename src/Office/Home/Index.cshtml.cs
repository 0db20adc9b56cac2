using Paseban.Assistance.Oversight;

namespace Paseban.Office.Home;

[SignedInOnly]
public sealed class IndexModel(SiteFacts facts) : OfficePage
{
    public IReadOnlyList<WaitingWork> Waiting { get; private set; } = [];

    public bool IsSandbox => facts.IsSandbox;

    public async Task OnGetAsync()
    {
        var work = new WorkWaiting(Database);
        var kinds = HomeWork.Of(Actor);
        // Drafts that have no area yet are seen by whoever began them.
        Waiting = await CountAsync($"work {Actor.Id} {string.Join(',', kinds.Order())}", () => work.RunAsync(kinds, Now, Stop));
    }
}
