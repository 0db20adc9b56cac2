using Paseban.Assistance.Oversight;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Home;

[SignedInOnly]
public sealed class IndexModel(SiteFacts facts) : OfficePage
{
    public IReadOnlyList<WaitingWork> Waiting { get; private set; } = [];

    public bool IsSandbox => facts.IsSandbox;

    public async Task OnGetAsync() => Waiting = await new WorkWaiting(Database).RunAsync(HomeWork.Of(Actor), Now, Stop);
}
