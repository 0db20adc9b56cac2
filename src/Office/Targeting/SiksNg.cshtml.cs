using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>The exchange with the ministry: what was sent, and what is still to be sent.</summary>
[Reads(Inquiry.Registration)]
public sealed class SiksNgModel(Law law) : TargetingPage(law)
{
    public IReadOnlyList<Submission> Sent { get; private set; } = [];

    public IReadOnlyList<TargetList> Lists { get; private set; } = [];

    public bool WasSent(TargetList list) => Sent.Any(one => one.TargetListId == list.Id);

    public async Task OnGetAsync()
    {
        Sent = await new ShowTargeting(Database).SubmissionsAsync(Stop);
        Lists = await new ShowTargetList(Database).ListAsync(Stop);
    }
}
