using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;
using Paseban.Kernel;
using Paseban.Web.SignIn;

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

    public long? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var subject = Subject.Trim();
        Events = await new ListAuditEvents(Database).RunAsync(new(subject.Length == 0 ? null : subject, After, Most + 1), Stop);
        if (Events.Count <= Most) return;
        Events = [.. Events.Take(Most)];
        Next = Events[^1].Sequence;
    }

    public Task<IActionResult> OnPostAsync() => StartJobAsync(AuditJobs.Verify, "audit", new { }, ProcessKind.AuditVerifying);
}
