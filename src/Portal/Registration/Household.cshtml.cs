using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Portal.Registration;

/// <summary>Everybody whom the reader has registered, and where each stands.</summary>
[Reads(Inquiry.Applications)]
public sealed class HouseholdModel(KeyRing keys, Law law) : WebPage
{
    /// <summary>A family has one; a helpful neighbour a few, and the list of applications leads to the others.</summary>
    private const int Most = 5;

    public IReadOnlyList<OwnApplication> Households { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var listed = await new ListApplications(Database).RunAsync(new(State: ApplicationState.Submitted, Most: Most), Actor, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        HasMore = listed.Value.After is not null;
        var households = new List<OwnApplication>();
        foreach (var application in listed.Value.Applications)
        {
            var found = await new ReadOwnApplication(Database, keys, law).RunAsync(application.Reference, Actor, Today, Stop);
            if (!found.Succeeded) return RefuseWhole(found.Problems);
            households.Add(found.Value);
        }
        Households = households;
        return Page();
    }
}
