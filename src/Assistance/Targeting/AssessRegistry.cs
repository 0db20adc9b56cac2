using System.Diagnostics;
using Paseban.Assistance.Registry;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Assistance.Targeting;

/// <param name="Programme">Code of the programme.</param>
/// <param name="At">The month that is judged.</param>
/// <param name="Store">Whether the decisions are kept; otherwise only counted.</param>
public sealed record AssessRequest(string Programme, Month At, bool Store = true);

/// <summary>How many people a criterion refuses, and of how many it cannot be answered.</summary>
public sealed record CriterionCount(Criterion Criterion, long NotMet, long Unknown);

/// <summary>The registry judged for a month.</summary>
/// <param name="Reference">Names the stored decisions; null when they were only counted.</param>
/// <param name="Unknown">People none of whose criteria is refused but some cannot be answered: to be verified.</param>
/// <param name="Criteria">By criterion in force, in law order; one person may count at several.</param>
/// <param name="Evaluating">Time to read and judge.</param>
/// <param name="Storing">Time to write the decisions, apart from <paramref name="Evaluating"/>.</param>
public sealed record RegistryAssessed(
    string? Reference, string Programme, Month At, string LawVersion, long People, long Eligible, long NotEligible, long Unknown,
    IReadOnlyList<CriterionCount> Criteria, string? MerkleRoot, TimeSpan Evaluating, TimeSpan Storing);

internal static class Assessments
{
    public static string ReferenceOf(long id) => Reference.Of("ASM", id).ToString();
}

/// <summary>
/// Judges everyone in the registry by the law of one programme and month. Each decision is kept with the law's version, the criteria
/// that failed or could not be answered, and the facts that were read.
/// </summary>
public sealed class AssessRegistry(Database database, Law law)
{
    // Judged and then stored by turns: memory stays flat and the two times can be told apart.
    private const int PeopleByTurns = 50_000;

    public async Task<Outcome<RegistryAssessed>> RunAsync(
        AssessRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var compiled = law.AssessorFor(request.Programme, request.At);
        if (!compiled.Succeeded) return compiled.Problems.ToArray();
        await using var reading = await database.ReadAsync(ct);
        if (await AdoptedLaw.CheckAsync(reading, law, ct) is { } problem) return problem;
        var total = await reading.SingleAsync<long>("select count(*) from person where merged_into is null", ct: ct);
        var merged = await MergedStatements.ReadAsync(reading, ct);
        var evaluation = new Evaluation(law, compiled.Value, merged, request.Store);
        if (request.Store) return await StoreAsync(request, reading, evaluation, total, context, progress, ct);

        var evaluating = Stopwatch.StartNew();
        using var rows = await RegistryRows.OpenAsync(reading, ct);
        while (Evaluate(rows, evaluation)) progress?.Report(new("Judging", evaluation.People, total));
        return Result(request, evaluation, null, null, evaluating.Elapsed, TimeSpan.Zero);
    }

    private async Task<Outcome<RegistryAssessed>> StoreAsync(
        AssessRequest request, Reading reading, Evaluation evaluation, long total, ProcessContext context,
        IProgress<WorkProgress>? progress,
        CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        var id = await work.TakeNumbersAsync("assessment", 1, ct);
        var (evaluating, storing) = (Stopwatch.StartNew(), new Stopwatch());
        using var rows = await RegistryRows.OpenAsync(reading, ct);
        RowSetRoot root;
        await using (var decisions = Decisions.Begin(work, id))
        {
            for (var more = true; more;)
            {
                evaluating.Start();
                more = Evaluate(rows, evaluation);
                evaluating.Stop();
                progress?.Report(new("Judging and storing", evaluation.People, total));
                storing.Start();
                foreach (var decision in evaluation.Decisions) decisions.Add(decision);
                evaluation.Decisions.Clear();
                storing.Stop();
            }
            storing.Start();
            root = await decisions.CompleteAsync(ct);
        }
        var reference = await RecordAsync(work, id, request, evaluation, root, ct);
        await work.CommitAsync(ct);
        return Result(request, evaluation, reference, root.Root, evaluating.Elapsed, storing.Elapsed);
    }

    /// <summary>Judges the people of one turn; false when they were the last.</summary>
    private static bool Evaluate(RegistryRows rows, Evaluation evaluation)
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

    private async Task<string> RecordAsync(
        UnitOfWork work, long id, AssessRequest request, Evaluation evaluation, RowSetRoot root, CancellationToken ct)
    {
        var reference = Assessments.ReferenceOf(id);
        var (eligible, notEligible, unknown) =
            (evaluation.CountOf(Eligibility.Eligible), evaluation.CountOf(Eligibility.NotEligible),
                evaluation.CountOf(Eligibility.Unknown));
        await work.ExecuteAsync(
            """
            insert into assessment
                (id, programme, month, law_hash, assessed_at, actor_id, people, eligible, not_eligible, unknown, merkle_root)
            values (@id, @Programme, @month, @Version, @at, @by, @People, @eligible, @notEligible, @unknown, @Root)
            """,
            new
            {
                id, request.Programme, month = request.At.Index, law.Version, at = work.Context.AtMicroseconds, by = work.Context.Actor.Id,
                evaluation.People, eligible, notEligible, unknown, root.Root,
            },
            ct);
        work.Record("registry.assessed", reference, new
        {
            request.Programme, at = request.At.ToString(), law = law.Version, evaluation.People, eligible, notEligible, unknown,
            criteria = evaluation.Criteria().ToDictionary(count => count.Criterion.Name, count => new { count.NotMet, count.Unknown }),
            rows = root,
        });
        return reference;
    }

    private RegistryAssessed Result(
        AssessRequest request, Evaluation evaluation, string? reference, string? root, TimeSpan evaluating, TimeSpan storing) => new(
        reference, request.Programme, request.At, law.Version, evaluation.People, evaluation.CountOf(Eligibility.Eligible),
        evaluation.CountOf(Eligibility.NotEligible), evaluation.CountOf(Eligibility.Unknown), evaluation.Criteria(), root, evaluating,
        storing);
}
