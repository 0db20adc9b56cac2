using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>Which candidates were judged and ranked, and which decrees were drafted from that.</summary>
[Reads(Inquiry.Registration)]
public sealed class CandidatesModel(Law law) : TargetingPage(law)
{
    public IReadOnlyList<CandidacyShown> Candidacies { get; private set; } = [];

    public IReadOnlyList<DraftShown> Drafts { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var targeting = new ShowTargeting(Database);
        Candidacies = await targeting.CandidaciesAsync(Law.Version, Stop);
        Drafts = await targeting.DraftsAsync(Stop);
    }
}
