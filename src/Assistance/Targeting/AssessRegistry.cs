using Paseban.Assistance.Registry;
using Paseban.Rules;

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
    public async Task<Outcome<RegistryAssessed>> RunAsync(
        AssessRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var compiled = law.AssessorFor(request.Programme, request.At);
        if (!compiled.Succeeded) return compiled.Problems.ToArray();
        await using var reading = await database.ReadAsync(ct);
        if (await AdoptedLaw.CheckAsync(reading, law, ct) is { } problem) return problem;
        var people = PeopleToJudge.Everyone;
        var total = await reading.SingleAsync<long>(people.Count, ct: ct);
        var merged = await MergedStatements.ReadAsync(reading, ct);
        var evaluation = new Evaluation(law, compiled.Value, merged, request.Store);
        var assessment = new StoredAssessment(law, compiled.Value, evaluation);
        if (!request.Store)
        {
            using var counted = await RegistryRows.OpenAsync(reading, people, ct);
            assessment.Count(counted, total, progress);
            return Result(request, evaluation, assessment, null, null);
        }
        await using var work = await database.BeginAsync(context, ct);
        using var rows = await RegistryRows.OpenAsync(reading, people, ct);
        var (id, root) = await assessment.StoreAsync(work, rows, total, progress, ct);
        var reference = Assessments.ReferenceOf(id);
        work.Record("registry.assessed", reference, assessment.Event(root));
        await work.CommitAsync(ct);
        return Result(request, evaluation, assessment, reference, root.Root);
    }

    private RegistryAssessed Result(
        AssessRequest request, Evaluation evaluation, StoredAssessment assessment, string? reference, string? root) => new(
        reference, request.Programme, request.At, law.Version, evaluation.People, evaluation.CountOf(Eligibility.Eligible),
        evaluation.CountOf(Eligibility.NotEligible), evaluation.CountOf(Eligibility.Unknown), evaluation.Criteria(), root,
        assessment.Evaluating, assessment.Storing);
}
