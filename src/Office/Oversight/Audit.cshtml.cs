using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;

namespace Paseban.Office.Oversight;

/// <summary>What happened, the newest first.</summary>
[Reads(Inquiry.AuditTrail)]
public sealed class AuditModel : OfficePage
{
    private AuditChoices choices = new([], []);

    [BindProperty(SupportsGet = true)]
    public string Subject { get; set; } = "";

    /// <summary>A kind of event, as the trail has it: run.approved.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>ACT-...: who did it.</summary>
    [BindProperty(SupportsGet = true)]
    public string By { get; set; } = "";

    /// <summary>The event after which the page goes on, to older ones.</summary>
    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    public IReadOnlyList<ListedEvent> Events { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds =>
    [
        .. choices.Kinds.Select(kind => new Choice(kind, $"{Say[EventWords.Of(kind)]} ({kind})"))
            .OrderBy(choice => choice.Text, StringComparer.Ordinal),
    ];

    public IReadOnlyList<Choice> Actors =>
        [.. choices.Actors.Select(actor => new Choice(actor.Reference, $"{actor.Name}, {actor.Reference}"))];

    /// <summary>Whether the list is narrowed to some of the trail.</summary>
    public bool IsNarrowed => (Subject.Given() ?? Kind.Given() ?? By.Given()) is not null;

    private AuditQuery Query => new(Subject.Given(), Kind.Given(), By.Given());

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var trail = new BrowseAudit(Database);
        var page = await trail.RunAsync(Query with { Before = After }, Stop);
        if (!page.Succeeded) return RefuseWhole(page.Problems);
        choices = await trail.ChoicesAsync(Stop);
        Events = page.Value.Events;
        Pager = Pager.Of(Request, page.Value.Before?.ToString(CultureInfo.InvariantCulture));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? format)
    {
        var page = await new BrowseAudit(Database).RunAsync(Query with { Most = 1 }, Stop);
        if (!page.Succeeded) return RefuseWhole(page.Problems);
        return await ExportAsync(AuditExport.Trail, KeptFiles.NameOf($"audit {Subject} {Kind} {By}", format), Query);
    }

    public Task<IActionResult> OnPostVerifyAsync() => StartJobAsync(AuditJobs.Verify, "audit", new { }, ProcessKind.AuditVerifying);
}
