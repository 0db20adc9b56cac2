using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;

namespace Paseban.Office.Oversight;

[Reads(Inquiry.AuditTrail)]
public sealed class AuditModel : OfficePage
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string Subject { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    public IReadOnlyList<ListedEvent> Events { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var subject = Subject.Trim();
        Events = await new ListAuditEvents(Database).RunAsync(new(subject.Length == 0 ? null : subject, After, Most + 1), Stop);
        var isLast = Events.Count <= Most;
        Events = [.. Events.Take(Most)];
        Pager = Pager.Of(Request, isLast ? null : Events[^1].Sequence.ToString(CultureInfo.InvariantCulture));
    }

    public Task<IActionResult> OnPostAsync() => StartJobAsync(AuditJobs.Verify, "audit", new { }, ProcessKind.AuditVerifying);
}
