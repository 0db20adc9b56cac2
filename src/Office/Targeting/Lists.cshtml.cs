using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

[Reads(Inquiry.Registration)]
public sealed class ListsModel(Law law) : TargetingPage(law)
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<TargetList> Lists { get; private set; } = [];

    public IReadOnlyList<RegistrationWave> Waves { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Lists = [.. (await new ShowTargetList(Database).ListAsync(Stop)).Reverse()];
        Waves = await new ShowWave(Database).ListAsync(Stop);
    }
}
