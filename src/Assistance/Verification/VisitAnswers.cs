using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <summary>What came of recorded answers.</summary>
/// <param name="Answers">Answers that were not on record.</param>
/// <param name="Done">Visits that are complete now.</param>
/// <param name="Confirmed">Of these, how many found nothing against the person.</param>
/// <param name="Against">How many visits were put to the person as a proposal, those done before that turned against them too.</param>
/// <param name="Contradictions">Questions that two visitors answered differently; both answers stay, the newest counts.</param>
/// <param name="Proposals">References of what was put to the person.</param>
public sealed record AnswersLanded(
    long Answers, long Done, long Confirmed, long Against, IReadOnlyList<string> Contradictions, IReadOnlyList<string> Proposals);

/// <summary>
/// Lands answers to visits, however they came: typed in, from paper, from a package. Answers are kept one by one with who gave them when;
/// a visit is done when outcome and recommendation are there. Then its facts become statements of the field, its case goes on, and
/// what speaks against the person is put to them, not decided.
/// </summary>
internal sealed class VisitAnswers(UnitOfWork work, Law law, string reference)
{
    private readonly Checklist checklist = new(law.Facts);
    private readonly List<(long PersonId, Statement Statement)> statements = [];
    private readonly List<DoneVisit> done = [];
    private readonly List<string> contradictions = [];

    public static Task StageAsync(UnitOfWork work, CancellationToken ct) =>
        work.TemporaryAsync(
            "answer",
            """
            person_id bigint not null, visit_id bigint not null, field text not null, stated_at bigint not null, stated_by text not null,
            value text not null, package_id bigint not null
            """,
            ct);

    public static BulkWriter Bulk(UnitOfWork work) =>
        work.Bulk("temp_answer", "person_id", "visit_id", "field", "stated_at", "stated_by", "value", "package_id");

    public async Task<Outcome<AnswersLanded>> LandAsync(CancellationToken ct)
    {
        var fresh = await work.ExecuteAsync(
            """
            insert into visit_answer (person_id, visit_id, field, stated_at, stated_by, value, package_id, recorded_at, recorded_by)
            select distinct person_id, visit_id, field, stated_at, stated_by, value, package_id, @at, @by from temp_answer where true
            on conflict (person_id, visit_id, field, stated_at, stated_by, value) do nothing
            """,
            new { at = work.Context.AtMicroseconds, by = work.Context.Actor.Id },
            ct);
        if (fresh == 0) return new AnswersLanded(0, 0, 0, 0, [], []);
        await ReadAsync(ct);
        var landed = await SourceRecords.MergeAsync(work, law.Facts, statements, ct);
        var closed = done.Count(visit => visit.IsNew);
        await CloseVisitsAsync(ct);
        var against = done.Where(visit => visit.ReasonAgainst is not null).ToList();
        var proposals = await Proposals.OpenAsync(work, law, [.. against.Select(ToProposal)], work.Context.Today, ct);
        if (!proposals.Succeeded) return proposals.Problems.ToArray();
        foreach (var rows in (await MoveCasesAsync(ct)).DefaultIfEmpty(null))
        {
            work.Record("visit.recorded", reference, new
            {
                answers = fresh,
                statements = landed.Count,
                done = closed,
                confirmed = done.Count - against.Count,
                against = against.CountBy(visit => visit.ReasonAgainst!).ToDictionary(),
                rows,
            });
        }
        return new AnswersLanded(fresh, closed, done.Count - against.Count, against.Count, contradictions, proposals.Value);
    }

    private static NewProposal ToProposal(DoneVisit visit) =>
        new(
            visit.PersonId, visit.ApplicationId, visit.VisitId, visit.ReasonAgainst!,
            $"{Visits.ReferenceOf(visit.VisitId)} {visit.On.Iso}");

    /// <summary>Goes through the visits that were touched, each with all its answers in the order in which they were given.</summary>
    private async Task ReadAsync(CancellationToken ct)
    {
        await using var rows = await work.StreamAsync(
            """
            select a.person_id, a.visit_id, v.application_id, v.state, a.field, a.value, a.stated_by, a.stated_at,
                   (select count(*) from verification_proposal p where p.person_id = v.person_id and p.visit_id = v.id)
            from visit_answer a join visit v on v.person_id = a.person_id and v.id = a.visit_id
            where (a.person_id, a.visit_id) in (select person_id, visit_id from temp_answer)
            order by a.person_id, a.visit_id, a.field, a.stated_at, a.value
            """,
            ct: ct);
        AnsweredVisit? visit = null;
        while (await rows.ReadAsync(ct))
        {
            var (person, id) = (rows.GetInt64(0), rows.GetInt64(1));
            if (visit is null || visit.VisitId != id)
            {
                Take(visit);
                visit = new(person, id, rows.GetInt64(2), rows.GetString(3), rows.GetInt64(8) > 0);
            }
            visit.Add(rows.GetString(4), rows.GetString(5), rows.GetString(6), Instant.FromMicroseconds(rows.GetInt64(7)));
        }
        Take(visit);
    }

    private void Take(AnsweredVisit? visit)
    {
        if (visit is null) return;
        contradictions.AddRange(
            visit.Contradictions.Select(field => $"{Visits.ReferenceOf(visit.VisitId)} {checklist.Find(field)?.Column ?? field}"));
        var outcome = visit.Answer(Checklist.Outcome) is { } word ? Visits.ReadOutcome(word) : null;
        var recommendation = visit.Answer(Checklist.Recommendation);
        if (outcome is null || recommendation is null) return;
        // Only a visit at the door says something of the facts; "not found" saw nobody.
        if (outcome is VisitOutcome.Confirmed or VisitOutcome.Differs)
            statements.Add((visit.PersonId, Statement(visit, outcome == VisitOutcome.Confirmed)));
        // A visit that was done may turn against the person later: a corrected paper, the package of a second visitor.
        var against = Visits.ReasonAgainst(outcome.Value, recommendation == Checklist.Recommended);
        if (visit.State == "planned" || (visit.State == "done" && against is not null && !visit.HasProposal))
            done.Add(new(visit.PersonId, visit.VisitId, visit.ApplicationId, visit.On, visit.State == "planned", against));
    }

    private Statement Statement(AnsweredVisit visit, bool confirmed)
    {
        var facts = FactSet.Empty(law.Facts).With(checklist.Verified, confirmed ? 1 : 0);
        foreach (var item in checklist.Items)
        {
            if (item.Fact is { } fact && visit.Answer(item.Field) is { } text && fact.TryRead(text, out var value))
                facts = facts.With(fact, value);
        }
        return new(checklist.Source.Code, Month.Of(visit.On), null, null, facts.ToString());
    }

    private async Task CloseVisitsAsync(CancellationToken ct)
    {
        await work.TemporaryAsync("done_visit", "person_id bigint not null, visit_id bigint not null, visited_on text not null", ct);
        await using (var bulk = work.Bulk("temp_done_visit", "person_id", "visit_id", "visited_on"))
        {
            foreach (var visit in done) bulk.Add(visit.PersonId).Add(visit.VisitId).Add(visit.On).EndRow();
            await bulk.CompleteAsync(ct);
        }
        await work.ExecuteAsync(
            """
            update visit set state = 'done', visited_on = d.visited_on from temp_done_visit d
            where visit.person_id = d.person_id and visit.id = d.visit_id and visit.state = 'planned'
            """,
            ct: ct);
    }

    /// <summary>What the field confirms lifts the doubt; what it speaks against is a doubt until somebody decides.</summary>
    private async Task<IReadOnlyList<RowSetRoot?>> MoveCasesAsync(CancellationToken ct)
    {
        var byVisit = done.ToDictionary(visit => visit.VisitId);
        var cases = await work.ListAsync<(long VisitId, long? Wave, string? Standing)>(
            """
            select v.id, m.wave_id, m.standing from temp_done_visit d join visit v on v.person_id = d.person_id and v.id = d.visit_id
            left join application_member m on m.person_id = v.person_id and m.application_id = v.application_id order by v.person_id, v.id
            """,
            ct: ct);
        var roots = new List<RowSetRoot?>();
        foreach (var wave in cases.GroupBy(row => row.Wave))
        {
            await CaseTrail.StageAsync(work, ct);
            await using (var bulk = CaseTrail.Bulk(work))
            {
                foreach (var (id, _, standing) in wave)
                {
                    var visit = byVisit[id];
                    var outcome = visit.ReasonAgainst is not null ? CaseOutcome.Verify
                        : standing == "verify" ? CaseOutcome.Reopened : CaseOutcome.Passed;
                    bulk.Add(visit.PersonId).Add(visit.ApplicationId).Add("").Add(outcome.Code()).Add(visit.ReasonAgainst)
                        .Add($"visit={Visits.ReferenceOf(id)};on={visit.On.Iso}").EndRow();
                }
                await bulk.CompleteAsync(ct);
            }
            roots.Add((await CaseTrail.LandAsync(work, new(CaseStep.FieldVerification, wave.Key, reference), ct)).Root);
        }
        return roots;
    }

    /// <param name="IsNew">Done now, not before.</param>
    private sealed record DoneVisit(long PersonId, long VisitId, long ApplicationId, DateOnly On, bool IsNew, string? ReasonAgainst);
}

/// <summary>One visit with its answers as they come, oldest first for each question.</summary>
internal sealed class AnsweredVisit(long personId, long visitId, long applicationId, string state, bool hasProposal)
{
    private readonly Dictionary<string, (string Value, string By)> answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> contradictions = new(StringComparer.Ordinal);

    public long PersonId => personId;

    public long VisitId => visitId;

    public long ApplicationId => applicationId;

    /// <summary>planned, done or cancelled: what a package brings of a cancelled visit is kept, and puts nothing to anybody.</summary>
    public string State => state;

    /// <summary>What it found was put to the person already.</summary>
    public bool HasProposal => hasProposal;

    /// <summary>The day of the last answer.</summary>
    public DateOnly On { get; private set; }

    public IEnumerable<string> Contradictions => contradictions;

    public void Add(string field, string value, string by, DateTimeOffset at)
    {
        if (answers.TryGetValue(field, out var earlier) && earlier.Value != value && earlier.By != by) contradictions.Add(field);
        answers[field] = (value, by);
        var day = DateOnly.FromDateTime(at.ToOffset(ProcessContext.Jakarta).DateTime);
        if (day > On) On = day;
    }

    public string? Answer(string field) => answers.TryGetValue(field, out var answer) ? answer.Value : null;
}
