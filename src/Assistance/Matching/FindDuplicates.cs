using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>
/// Finds people and households that registered twice. The same number, or the same household, in two applications is decided by rule: the
/// first application goes on. Records that only look like one person become pairs, are grouped, and wait for a decision; what was decided
/// before is not asked again.
/// </summary>
public sealed class FindDuplicates(Database database, KeyRing keys, Law law)
{
    private const string SamePerson = "DUPLICATE_PERSON";
    private const string SameHousehold = "DUPLICATE_HOUSEHOLD";
    internal const string Perhaps = "MAYBE_DUPLICATE";

    public async Task<Outcome<MatchResult>> RunAsync(
        string waveCode, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var rule = law.Matching.Duplicates.At(context.Today);
        if (!rule.Succeeded) return rule.Problems.ToArray();
        if (context.Reason.Length == 0) context = context with { Reason = "search for duplicates" };
        RegistrationWave wave;
        IReadOnlyList<WaveCase> cases;
        LinkedPeople people;
        using (var vault = new IdentityVault(keys))
        {
            await using var reading = await database.ReadAsync(ct);
            if (await AdoptedLaw.CheckAsync(reading, law, ct) is { } notAdopted) return notAdopted;
            if (await IdentityVault.CheckRingAsync(reading, keys, ct) is { } wrongRing) return wrongRing;
            var found = await WaveCalendar.FindAsync(reading, waveCode, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            wave = found.Value;
            cases = await CasesAsync(reading, wave.Id, ct);
            progress?.Report(new(new("Membaca orang di sekitar gelombang", "Reading people near the wave"), 0, null));
            people = await LinkedPeople.ReadAsync(reading, vault, wave.Id, ct);
        }
        var outcomes = new Dictionary<WaveCase, (CaseOutcome Outcome, string? Reason, string Detail)>();
        Exact(cases, outcomes);
        var pairs = people.Pairs(rule.Value.LeastPerMille, progress, ct);
        await using var work = await database.BeginAsync(context, ct);
        var decided = await DuplicateStore.DecidedAsync(work, ct);
        var open = DuplicateGroups.Of([.. pairs.Where(pair => !decided.Contains((pair.Left, pair.Right)))]);
        Doubtful(cases, open, outcomes);
        return await LandAsync(work, wave, cases, outcomes, open, people, ct);
    }

    private async Task<Outcome<MatchResult>> LandAsync(
        UnitOfWork work, RegistrationWave wave, IReadOnlyList<WaveCase> cases,
        Dictionary<WaveCase, (CaseOutcome Outcome, string? Reason, string Detail)> outcomes, IReadOnlyList<DuplicatePair> pairs,
        LinkedPeople people, CancellationToken ct)
    {
        var run = await MatchRuns.InsertAsync(
            work, wave.Id, MatchKind.Duplicates, law.Version, people.Count, pairs.Count, isDone: true, ct);
        await DuplicateStore.AddAsync(work, run, pairs, ct);
        await AccessLog.RecordAsync(work, people.Opened, ct);
        await CaseTrail.StageAsync(work, ct);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            foreach (var one in cases)
            {
                var (outcome, reason, detail) = outcomes.GetValueOrDefault(one, (CaseOutcome.Passed, null, "tidak ada data ganda"));
                bulk.Add(one.PersonId).Add(one.ApplicationId).Add("").Add(outcome.Code()).Add(reason).Add(detail).EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        var landed = await CaseTrail.LandAsync(work, new(CaseStep.Duplicates, wave.Id, MatchRuns.ReferenceOf(run)), ct);
        work.Record(
            "match.run", MatchRuns.ReferenceOf(run),
            new
            {
                wave = wave.Code, kind = MatchKind.Duplicates.Code(), law = law.Version, people = people.Count, pairs = pairs.Count,
                groups = pairs.Select(pair => pair.Group).Distinct().Count(), landed.Passed, landed.Verify, landed.Dropped,
                rows = landed.Root,
            });
        await work.CommitAsync(ct);
        await using var reading = await database.ReadAsync(ct);
        return await MatchRuns.ReadAsync(reading, run, wave.Code, MatchKind.Duplicates, repeated: false, [], ct) with
        {
            RowsRead = people.Count,
            Found = pairs.Count,
        };
    }

    private static Task<IReadOnlyList<WaveCase>> CasesAsync(Reading reading, long wave, CancellationToken ct) =>
        reading.ListAsync<WaveCase>(
            """
            select m.person_id as PersonId, m.application_id as ApplicationId, coalesce(p.merged_into, p.person_id) as StandingId,
                   p.household_id as HouseholdId
            from application_member m join person p on p.person_id = m.person_id
            where m.wave_id = @wave and m.standing in ('open', 'verify') order by m.application_id, m.person_id
            """,
            new { wave }, ct);

    /// <summary>What equal numbers prove: the person, or the household, is in an earlier application already.</summary>
    private static void Exact(
        IReadOnlyList<WaveCase> cases, Dictionary<WaveCase, (CaseOutcome Outcome, string? Reason, string Detail)> outcomes)
    {
        foreach (var same in cases.GroupBy(one => one.StandingId)) Later(same, SamePerson);
        foreach (var household in cases.GroupBy(one => one.HouseholdId)) Later(household, SameHousehold);

        void Later(IEnumerable<WaveCase> group, string reason)
        {
            var first = group.Min(one => one.ApplicationId);
            foreach (var one in group.Where(one => one.ApplicationId > first))
                outcomes.TryAdd(one, (CaseOutcome.Dropped, reason, $"sudah ada dalam {ApplicationWords.ReferenceOf(first)}"));
        }
    }

    /// <summary>Whoever came later is looked at; the first of a group goes on.</summary>
    private static void Doubtful(
        IReadOnlyList<WaveCase> cases, IReadOnlyList<DuplicatePair> pairs,
        Dictionary<WaveCase, (CaseOutcome Outcome, string? Reason, string Detail)> outcomes)
    {
        var byPerson = cases.ToLookup(one => one.PersonId);
        foreach (var pair in pairs)
        {
            var (left, right) = (byPerson[pair.Left].ToList(), byPerson[pair.Right].ToList());
            // Of an applicant and somebody who is only in the registry, the applicant came later.
            var later = left.Count == 0 ? right : right.Count == 0 ? left
                : left.Min(one => one.ApplicationId) > right.Min(one => one.ApplicationId) ? left : right;
            var detail = $"{DuplicateStore.ReferenceOf(pair.Group)} {pair.PerMille / 10}%: {pair.Parts}";
            foreach (var one in later) outcomes.TryAdd(one, (CaseOutcome.Verify, Perhaps, detail));
        }
    }

    private sealed record WaveCase(long PersonId, long ApplicationId, long StandingId, long HouseholdId);
}
