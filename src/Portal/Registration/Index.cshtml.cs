using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;

namespace Paseban.Portal.Registration;

/// <summary>The applications of whoever signed in, and when registration is open.</summary>
[Reads(Inquiry.Applications)]
public sealed class IndexModel : WebPage
{
    public IReadOnlyList<ListedApplication> Applications { get; private set; } = [];

    public string? After { get; private set; }

    /// <summary>Open now and announced ones, by their first day.</summary>
    public IReadOnlyList<RegistrationWave> Waves { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? sesudah)
    {
        var listed = await new ListApplications(Database).RunAsync(new(After: sesudah, Most: 20), Actor, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        (Applications, After) = (listed.Value.Applications, listed.Value.After);
        Waves = await new ShowWave(Database).AheadAsync(Today, Stop);
        return Page();
    }
}
