using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <summary>What the visited person keeps in the hand.</summary>
/// <param name="Reference">VIS-..., to ask by.</param>
/// <param name="Proposal">VER-... when something was found; null when nothing was.</param>
/// <param name="ReplyUntil">The last day to reply to the finding.</param>
public sealed record Slip(
    string Reference, string State, DateOnly PlannedOn, DateOnly? VisitedOn, string? Visitor, string? Outcome, string? Proposal,
    BilingualText? Reason, BilingualText? NextStep, DateOnly? ReplyUntil);

/// <summary>The slip of one visit. It names nobody, so that a lost slip tells nothing.</summary>
public sealed class ShowSlip(Database database, Law law)
{
    public async Task<Outcome<Slip>> RunAsync(string visit, CancellationToken ct = default)
    {
        var reference = Reference.Read(Visits.Prefix, visit);
        if (!reference.Succeeded) return reference.Problems.ToArray();
        await using var reading = await database.ReadAsync(ct);
        var row = await reading.FindAsync<Row>(
            """
            select v.state as State, v.planned_on as PlannedOn, v.visited_on as VisitedOn, p.id as Proposal, p.reason as Reason,
                   p.reply_until as ReplyUntil
            from visit v left join verification_proposal p on p.person_id = v.person_id and p.visit_id = v.id where v.id = @Id
            """,
            new { reference.Value.Id },
            ct);
        if (row is null) return Problem.NotFound("visit.unknown", $"{reference.Value} names no visit.", "Check it sign by sign.")
            .InIndonesian($"Tidak ada kunjungan {reference.Value}.", "Cocokkan lagi nomornya huruf demi huruf.");
        var answers = await reading.ListAsync<(string By, string Value)>(
            """
            select a.stated_by, a.value from visit_answer a join visit v on v.person_id = a.person_id and v.id = a.visit_id
            where v.id = @Id and a.field = 'outcome' order by a.stated_at desc limit 1
            """,
            new { reference.Value.Id },
            ct);
        var reason = row.Reason is null ? null : law.Reasons.Find(row.Reason);
        return new Slip(
            reference.Value.ToString(), row.State, IsoDate.Parse(row.PlannedOn),
            row.VisitedOn is null ? null : IsoDate.Parse(row.VisitedOn),
            answers.Count > 0 ? answers[0].By : null, answers.Count > 0 ? answers[0].Value : null,
            row.Proposal is { } proposal ? Proposals.ReferenceOf(proposal) : null, reason?.PublicText, reason?.NextStep,
            row.ReplyUntil is null ? null : IsoDate.Parse(row.ReplyUntil));
    }

    private sealed record Row(string State, string PlannedOn, string? VisitedOn, long? Proposal, string? Reason, string? ReplyUntil);
}
