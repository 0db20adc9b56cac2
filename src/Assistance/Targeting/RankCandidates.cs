using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <param name="Programme">Code of the programme.</param>
/// <param name="At">The first month of the list in question; its year's quotas cut.</param>
public sealed record RankRequest(string Programme, Month At);

/// <param name="Ranking">As it is sealed.</param>
/// <param name="TakenFrom">People who were selected for another programme and keep this one, by that programme: rank it again, or see
/// who is next in line there.</param>
/// <param name="WasKnown">The newest ranking says exactly this: nothing was changed.</param>
public sealed record CandidatesRanked(Ranking Ranking, IReadOnlyDictionary<string, long> TakenFrom, bool WasKnown);

/// <summary>
/// Puts the candidates who passed law and deliberation in order within each kelurahan, by the dated rule of the law, and cuts at the
/// quota: the first are selected, the others wait with their place.
/// </summary>
public sealed class RankCandidates(Database database, Law law)
{
    public async Task<Outcome<CandidatesRanked>> RunAsync(
        RankRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var (compiled, rules) = (law.AssessorFor(request.Programme, request.At), law.Targeting.RankingFor(request.At));
        if (!compiled.Succeeded) return compiled.Problems.ToArray();
        if (!rules.Succeeded) return rules.Problems.ToArray();
        await using var work = await database.BeginAsync(context, ct);
        // Two rankings at one time could give one person two benefits of a group; SQLite has one writer anyway. Only what is read under the
        // lock knows what the other one gave.
        if (work.Engine == Engine.Postgres) await work.ExecuteAsync("lock table ranking in share row exclusive mode", ct: ct);
        await using var reading = await database.ReadAsync(ct);
        if (await AdoptedLaw.CheckAsync(reading, law, ct) is { } problem) return problem;
        if (await Candidacy.NewestAsync(reading, request.Programme, request.At, ct) is not { } candidacy)
            return CandidateErrors.NotAssessed(request.Programme, request.At);
        if (candidacy.LawHash != law.Version) return CandidateErrors.OtherLaw(request.Programme, request.At);
        var pool = await CandidatePool.ReadAsync(reading, candidacy, request.Programme, ct);
        var ranked = pool.FindAll(candidate => candidate.IsRanked);
        if (ranked.Count == 0) return CandidateErrors.NobodyToRank(request, pool);
        var quotas = await QuotasAsync(reading, request, ct);
        if (Unset(ranked, quotas) is { } unset) return QuotaErrors.Unset(request.Programme, request.At.Year, unset);

        progress?.Report(new(new("Membaca data pemeringkatan", "Reading what the keys compare"), 0, ranked.Count));
        var others = await OtherBenefits.ReadAsync(reading, compiled.Value.Payment, rules.Value.Rule, ct);
        var keyed = await KeysAsync(reading, compiled.Value, rules.Value.Rule, candidacy, ranked, ct);
        var lines = Ranker.Rank(keyed, rules.Value.Rule, quotas, others.Kept);
        progress?.Report(new(new("Menulis peringkat", "Writing the ranking"), 0, lines.Count));
        var landing = new RankingLanding(work, compiled.Value.Payment, rules.Value.Rule, candidacy);
        return await landing.LandAsync(law.Version, rules.Value.From, lines, others, quotas, ct);
    }

    internal static async Task<Dictionary<string, long>> QuotasAsync(Reading reading, RankRequest request, CancellationToken ct) =>
        (await Quotas.InForceAsync(reading, request.At.Year, request.Programme, ct)).ToDictionary(
            quota => quota.Area, quota => quota.Places, StringComparer.Ordinal);

    /// <summary>The kelurahan of candidates for which nothing is set; null when all have a quota, be it 0.</summary>
    internal static List<string>? Unset(IEnumerable<PoolCandidate> candidates, Dictionary<string, long> quotas) =>
        candidates.Select(candidate => candidate.Area).Distinct(StringComparer.Ordinal).Where(area => !quotas.ContainsKey(area))
            .Order(StringComparer.Ordinal).ToList() is { Count: > 0 } unset
            ? unset
            : null;

    private async Task<List<(PoolCandidate Candidate, long[] Keys)>> KeysAsync(
        Reading reading, Assessor assessor, RankingRule rule, Candidacy candidacy, List<PoolCandidate> ranked, CancellationToken ct)
    {
        var keys = rule.KeysFor(assessor.Programme.Code);
        var keyed = new List<(PoolCandidate, long[])>(ranked.Count);
        var next = 0;
        // Rows and candidates come in the same order; rows of those who are not ranked are passed over.
        var sheets = new PersonSheets(law, assessor, await MergedStatements.ReadAsync(reading, ct), (person, sheet) =>
        {
            if (next == ranked.Count || ranked[next].PersonId != person) return;
            var candidate = ranked[next++];
            keyed.Add((candidate, [.. keys.Select(key => key.SortValue(sheet, candidate.Priority))]));
        });
        using var rows = await RegistryRows.OpenAsync(reading, PeopleToJudge.OfBatch(candidacy.BatchId, "('passed')"), ct);
        sheets.AddAll(rows);
        return next == ranked.Count
            ? keyed
            : throw new InvalidOperationException("A candidate's person was not read in the order of the candidates.");
    }
}
