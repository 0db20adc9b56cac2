using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Enrolment;
using Paseban.Cli.Registry;

namespace Paseban.Cli.Enrolment;

internal sealed class ShowRecipientCommand : SessionCommand
{
    private readonly Argument<string> person = new("PERSON")
    {
        Description = "A reference (P-...) or a NIK that the person has or once had.",
    };
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public ShowRecipientCommand() : base(
        Access.ToAsk(Inquiry.OneCase),
        "show",
        "Where one recipient stands: what the decrees grant, suspensions and ends, and every month with the payment that settles it.",
        "paseban recipient show P-1112-J --reason \"asks when the money comes\"")
    {
        Add(person);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var shown = await new ShowRecipient(session.Database, session.Keys).RunAsync(
            session.Get(person), session.Context(ProcessKind.IdentityReading), ct);
        if (!shown.Succeeded) return session.Refuse(shown.Problems);
        await using var reading = await session.Database.ReadAsync(ct);
        var id = Reference.Read("P", shown.Value.Person).Value.Id;
        return session.Show(new RecipientCase(shown.Value, await PaidMonth.ReadAsync(reading, id, ct)), View);
    }

    private static void View(Page page, RecipientCase shown)
    {
        var recipient = shown.Recipient;
        page.Heading($"{recipient.Name}  {recipient.Person}", $"{recipient.Name}  {recipient.Person}");
        foreach (var stop in recipient.Stops(day => day.Iso)) page.Line(page.Word(stop.Id, stop.En));
        if (recipient.Spans.Count == 0) page.Line(page.Word("Tidak ada dalam keputusan mana pun.", "On no decree."));
        else Spans(page, recipient);
        foreach (var suspension in recipient.Suspensions)
        {
            var through = suspension.Through?.ToString() ?? page.Word("sekarang", "now");
            page.Line($"{page.Word("Ditangguhkan", "Suspended")} {suspension.Programme} {suspension.From}..{through}: {suspension.Reason}");
        }
        foreach (var happened in recipient.Events)
            page.Line($"{happened.EffectiveOn} {happened.Programme} {happened.Kind} {happened.Reason}: {happened.Evidence}");
        PersonPage.Months(page, shown.Months);
    }

    private static void Spans(Page page, RecipientShown recipient) =>
        page.Table(
            [
                new("Program", "Programme"),
                new("Mulai", "From"),
                new("Sampai", "Until"),
                Column.Number("Rupiah per bulan", "Rupiah a month"),
                new("Asal", "Origin"),
                new("Kohort", "Cohort"),
                new("Keputusan", "Decree"),
                new("Status", "Status"),
            ],
            recipient.Spans.Select(span => (IReadOnlyList<string>)[
                span.Programme,
                span.From.ToString(),
                span.Until < span.From ? "-" : span.Until.ToString(),
                page.Amount(span.Amount),
                span.Origin,
                span.Cohort,
                span.Decree,
                span.Status,
            ]));

    private sealed record RecipientCase(RecipientShown Recipient, IReadOnlyList<PaidMonth> Months);
}
