namespace Paseban.Assistance.Verification;

/// <summary>A visit to somebody, planned or made.</summary>
/// <param name="Reason">Code of the doubt; SAMPLE or ASKED without one.</param>
/// <param name="Outcome">What the visitor found, as papers write it; null before.</param>
/// <param name="Proposal">What was put to the person after it (VER-...); null when nothing was.</param>
public sealed record PersonVisit(
    string Reference, string Purpose, string Reason, DateOnly PlannedOn, string State, DateOnly? VisitedOn, string? Outcome,
    string? Proposal)
{
    internal static async Task<IReadOnlyList<PersonVisit>> ReadAsync(Reading reading, long person, CancellationToken ct) =>
    [
        .. (await reading.ListAsync<Row>(
            """
            select v.id as Id, v.purpose as Purpose, v.reason as Reason, v.planned_on as PlannedOn, v.state as State,
                   v.visited_on as VisitedOn,
                   coalesce((
                       select a.value from visit_answer a
                       where a.person_id = v.person_id and a.visit_id = v.id and a.field = 'outcome'
                       order by a.stated_at desc limit 1), '') as Outcome,
                   coalesce((
                       select max(p.id) from verification_proposal p
                       where p.person_id = v.person_id and p.visit_id = v.id), 0) as Proposal
            from visit v where v.person_id = @person order by v.id desc
            """,
            new { person }, ct)).Select(row => row.Shown),
    ];

    private sealed record Row(
        long Id, string Purpose, string Reason, string PlannedOn, string State, string? VisitedOn, string Outcome, long Proposal)
    {
        public PersonVisit Shown => new(
            Visits.ReferenceOf(Id), Purpose, Reason, IsoDate.Parse(PlannedOn), State,
            VisitedOn is null ? null : IsoDate.Parse(VisitedOn), Outcome.Length == 0 ? null : Outcome,
            Proposal == 0 ? null : Proposals.ReferenceOf(Proposal));
    }
}
