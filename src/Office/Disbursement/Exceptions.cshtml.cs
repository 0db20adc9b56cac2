using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;

namespace Paseban.Office.Disbursement;

[Reads(Inquiry.BankExceptions)]
public sealed class ExceptionsModel : OfficePage
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<ExceptionItem> Items { get; private set; } = [];

    public long Count { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public bool MayResolve => Rights.Refusal(Actor, ProcessKind.ExceptionResolving) is null;

    public bool MaySeeBooks => Rights.Refusal(Actor, Inquiry.Books) is null;

    public async Task OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        var after = long.TryParse(After, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var found = await ExceptionInbox.OpenAsync(reading, after, Most + 1, Stop);
        Items = [.. found.Take(Most)];
        Count = await ExceptionInbox.CountOpenAsync(reading, Stop);
        Pager = Pager.Of(Request, found.Count > Most ? Items[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    public Task<IActionResult> OnPostAsync(string? format) =>
        ExportAsync(WorklistExports.Exceptions, KeptFiles.NameOf("exceptions", format), "");
}
