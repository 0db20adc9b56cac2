using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;

namespace Paseban.Cli.Oversight;

internal sealed class ListAuditCommand : SessionCommand
{
    private readonly Option<string?> subject = new("--subject")
    {
        HelpName = "REFERENCE", Description = "Only what happened to this: RUN-..., ACT-..., as printed anywhere.",
    };
    private readonly Option<long> after = new("--after") { HelpName = "SEQUENCE", Description = "Only events after this one." };
    private readonly Option<int> limit = Operand.Count("--limit", "At most this many, the oldest first.", 50);

    public ListAuditCommand() : base(
        Access.ToAsk(Inquiry.AuditTrail),
        "list",
        "What happened, in the order of the trail: when, who, what, and why.",
        "paseban audit list --subject RUN-1112-X",
        "paseban audit list --after 100 --limit 20",
        "paseban audit list --json")
    {
        Add(subject);
        Add(after);
        Add(limit);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new ListAuditEventsRequest(session.Get(subject), session.Get(after), session.Get(limit));
        return session.Show(await new ListAuditEvents(session.Database).RunAsync(request, ct), View);
    }

    private static void View(Page page, IReadOnlyList<ListedEvent> events)
    {
        page.Table(
            [
                Column.Number("No.", "No."),
                new("Waktu", "When"),
                new("Siapa", "Who"),
                new("Kejadian", "What"),
                new("Tentang", "On"),
                new("Alasan", "Why"),
                new("Isi", "Details", Breaks: true)
            ],
            events.Select(happened => (IReadOnlyList<string>)[
                page.Count(happened.Sequence),
                Page.Date(happened.At),
                happened.Actor,
                happened.Kind,
                happened.Subject,
                string.Join(" / ", new[] { happened.Reason, happened.Evidence }.Where(text => text.Length > 0)),
                happened.Body,
            ]));
        if (events.Count > 0) page.Next("Selanjutnya:", "More:", $"paseban audit list --after {events[^1].Sequence}");
    }
}
