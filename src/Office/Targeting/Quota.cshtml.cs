using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>How many each kelurahan may have in a programme, for a year.</summary>
[Reads(Inquiry.Registration)]
public sealed class QuotaModel(Law law) : TargetingPage(law)
{
    [BindProperty(SupportsGet = true)]
    public string Year { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Programme { get; set; } = "";

    public int YearShown { get; private set; }

    public IReadOnlyList<KelurahanQuota> Kelurahan { get; private set; } = [];

    public async Task OnGetAsync()
    {
        YearShown = int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 2000 and < 3000
            ? year
            : Today.Year;
        Year = YearShown.ToString(CultureInfo.InvariantCulture);
        if (!Programmes.Any(one => one.Value == Programme)) Programme = Programmes[0].Value;
        // Nothing set is nothing to show, not a fault.
        Kelurahan = (await new ShowQuota(Database).RunAsync(YearShown, Programme, Stop)).Match(shown => shown.Kelurahan, _ => []);
    }
}
