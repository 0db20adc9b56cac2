using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <param name="Name">Masked: <c>SIT* A***</c>.</param>
/// <param name="Application">REG-...; null for somebody who is visited without a registration.</param>
/// <param name="Area">Code of the kelurahan.</param>
/// <param name="Kelurahan">With what it lies in.</param>
/// <param name="Answers">In the order of the checklist, the newest of each question first.</param>
/// <param name="Proposal">What was put to the person after it (VER-...); null when nothing was.</param>
public sealed record VisitShown(
    string Reference, string Person, string Name, string? Application, string Purpose, string Reason, AreaCode Area, string Kelurahan,
    string? Rw, string? Rt, DateOnly PlannedOn, string State, DateOnly? VisitedOn, IReadOnlyList<VisitAnswerShown> Answers,
    string? Proposal)
{
    /// <summary>The answer that counts; null without one.</summary>
    public string? Answer(string field) => Answers.FirstOrDefault(answer => answer.Item.Field == field)?.Value;
}

/// <param name="By">The visitor as the paper or package says.</param>
public sealed record VisitAnswerShown(ChecklistItem Item, string Value, string By, DateTimeOffset At);

/// <summary>One visit with every answer that anybody gave. No identity is read.</summary>
public sealed class ShowVisit(Database database, Law law)
{
    public async Task<Outcome<VisitShown>> RunAsync(string visit, CancellationToken ct = default)
    {
        var reference = Reference.Read(Visits.Prefix, visit);
        if (!reference.Succeeded)
            return reference.Problems.Select(problem => problem with { Kind = ProblemKind.NotFound }).ToArray();
        await using var reading = await database.ReadAsync(ct);
        var row = await reading.FindAsync<Row>(
            """
            select v.id as Id, v.person_id as PersonId, p.name as Name, v.application_id as ApplicationId, v.purpose as Purpose,
                   v.reason as Reason, v.area as Area, v.rw as Rw, v.rt as Rt, v.planned_on as PlannedOn, v.state as State,
                   v.visited_on as VisitedOn,
                   coalesce((select max(q.id) from verification_proposal q where q.person_id = v.person_id and q.visit_id = v.id), 0)
                       as Proposal
            from visit v join person p on p.person_id = v.person_id where v.id = @Id
            """,
            new { reference.Value.Id }, ct);
        if (row is null)
            return Problem.NotFound("visit.unknown", $"{reference.Value} names no visit.", "Check it sign by sign.")
                .InIndonesian($"Tidak ada kunjungan {reference.Value}.", "Cocokkan lagi nomornya huruf demi huruf.");
        var answers = await reading.ListAsync<(string Field, string Value, string By, long At)>(
            """
            select field, value, stated_by, stated_at from visit_answer where person_id = @PersonId and visit_id = @Id
            order by stated_at desc, value desc
            """,
            new { row.PersonId, row.Id }, ct);
        var checklist = new Checklist(law.Facts);
        var given = answers.ToLookup(answer => answer.Field, StringComparer.Ordinal);
        return row.Shown(
            await AreaIndex.ReadAsync(reading, ct),
            [.. from item in checklist.Items
                from answer in given[item.Field]
                select new VisitAnswerShown(item, answer.Value, answer.By, Instant.FromMicroseconds(answer.At))]);
    }

    private sealed record Row(
        long Id, long PersonId, string Name, long ApplicationId, string Purpose, string Reason, string Area, string? Rw, string? Rt,
        string PlannedOn, string State, string? VisitedOn, long Proposal)
    {
        public VisitShown Shown(AreaIndex areas, IReadOnlyList<VisitAnswerShown> answers) => new(
            Visits.ReferenceOf(Id), PersonKey.ReferenceOf(PersonId), MaskedName.Of(Name),
            ApplicationId == 0 ? null : Kernel.Reference.Of("REG", ApplicationId).ToString(), Purpose, Reason, AreaCode.Parse(Area),
            areas.FullName(AreaCode.Parse(Area)), Rw, Rt, IsoDate.Parse(PlannedOn), State,
            VisitedOn is null ? null : IsoDate.Parse(VisitedOn), answers, Proposal == 0 ? null : Proposals.ReferenceOf(Proposal));
    }
}
