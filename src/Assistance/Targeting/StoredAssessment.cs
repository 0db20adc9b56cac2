using System.Diagnostics;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>
/// Judges people from their rows and keeps each decision: what the whole registry and the candidates of a programme share.
/// </summary>
internal sealed class StoredAssessment(Law law, Assessor assessor, Evaluation evaluation)
{
    // Judged and then stored by turns: memory stays flat and the two times can be told apart.
    private const int PeopleByTurns = 50_000;

    private readonly Stopwatch evaluating = new();
    private readonly Stopwatch storing = new();

    public TimeSpan Evaluating => evaluating.Elapsed;

    public TimeSpan Storing => storing.Elapsed;

    /// <summary>Judges everyone without keeping a decision.</summary>
    public void Count(RegistryRows rows, long total, IProgress<WorkProgress>? progress)
    {
        evaluating.Start();
        while (Turn(rows)) progress?.Report(new(new("Menilai", "Judging"), evaluation.People, total));
        evaluating.Stop();
    }

    /// <summary>Writes the decisions as they are made; gives the number of the assessment and the root over them.</summary>
    public async Task<(long Id, RowSetRoot Root)> StoreAsync(
        UnitOfWork work, RegistryRows rows, long total, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var id = await work.TakeNumbersAsync("assessment", 1, ct);
        RowSetRoot root;
        await using (var decisions = Decisions.Begin(work, id))
        {
            for (var more = true; more;)
            {
                evaluating.Start();
                more = Turn(rows);
                evaluating.Stop();
                progress?.Report(new(new("Menilai dan menyimpan", "Judging and storing"), evaluation.People, total));
                storing.Start();
                foreach (var decision in evaluation.Decisions) decisions.Add(decision);
                evaluation.Decisions.Clear();
                storing.Stop();
            }
            storing.Start();
            root = await decisions.CompleteAsync(ct);
            storing.Stop();
        }
        await RecordAsync(work, id, root, ct);
        return (id, root);
    }

    /// <summary>What the event of an assessment says.</summary>
    public object Event(RowSetRoot root) => new
    {
        programme = assessor.Programme.Code,
        at = assessor.Month.ToString(),
        law = law.Version,
        evaluation.People,
        eligible = evaluation.CountOf(Eligibility.Eligible),
        notEligible = evaluation.CountOf(Eligibility.NotEligible),
        unknown = evaluation.CountOf(Eligibility.Unknown),
        criteria = evaluation.Criteria().ToDictionary(count => count.Criterion.Name, count => new { count.NotMet, count.Unknown }),
        rows = root,
    };

    /// <summary>Judges the people of one turn; false when they were the last.</summary>
    private bool Turn(RegistryRows rows)
    {
        for (var end = evaluation.People + PeopleByTurns; evaluation.People < end;)
        {
            if (rows.Next() is not { } page)
            {
                evaluation.Close();
                return false;
            }
            for (var i = 0; i < page.Count; i++) evaluation.Add(page.Rows[i]);
            rows.GiveBack(page);
        }
        return true;
    }

    private Task<int> RecordAsync(UnitOfWork work, long id, RowSetRoot root, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into assessment
                (id, programme, month, law_hash, assessed_at, actor_id, people, eligible, not_eligible, unknown, merkle_root)
            values (@id, @Code, @month, @Version, @at, @by, @People, @eligible, @notEligible, @unknown, @Root)
            """,
            new
            {
                id,
                assessor.Programme.Code,
                month = (long)assessor.Month.Index,
                law.Version,
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
                evaluation.People,
                eligible = evaluation.CountOf(Eligibility.Eligible),
                notEligible = evaluation.CountOf(Eligibility.NotEligible),
                unknown = evaluation.CountOf(Eligibility.Unknown),
                root.Root,
            },
            ct);
}
