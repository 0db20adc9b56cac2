using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Reads(Inquiry.Books)]
public sealed class SuspenseModel : WebPage
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? All { get; set; } = "no";

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<SuspendedCash> Items { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public bool MayClear => Rights.Refusal(Actor, ProcessKind.SuspenseClearing) is null;

    public IReadOnlyList<Choice> Choices => [new("no", Say["Yang masih ada", "What is there"]), new("yes", Say["Semua", "All"])];

    public async Task OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        var after = long.TryParse(After, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var found = await SuspendedCash.ListAsync(reading, All == "yes", after, Most + 1, Stop);
        Items = [.. found.Take(Most)];
        Pager = Pager.Of(Request, found.Count > Most ? Items[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }
}
