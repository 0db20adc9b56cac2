using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Matching;

/// <param name="Keep">The record that is to stand where they are the same: a reference or a NIK.</param>
/// <param name="Other">The other record.</param>
/// <param name="AreSame">Whether both are one person.</param>
public sealed record DecideDuplicateRequest(string Keep, string Other, bool AreSame);

/// <param name="Merged">Whether the registry lets one record stand for the other now.</param>
/// <param name="Dropped">Later applications that go no further.</param>
/// <param name="Reopened">Cases whose doubt is lifted.</param>
public sealed record DuplicateDecided(string Keep, string Other, bool AreSame, bool Merged, long Dropped, long Reopened);

/// <summary>
/// Decides once whether two records are one person. The same: the registry lets one stand for the other, and the later application goes no
/// further. Not the same: that is remembered, the doubt is lifted, and the pair is never shown again.
/// </summary>
public sealed class DecideDuplicate(Database database, KeyRing keys)
{
    private const string SamePerson = "DUPLICATE_PERSON";

    public async Task<Outcome<DuplicateDecided>> RunAsync(
        DecideDuplicateRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var keep = await PersonKey.FindAsync(work, vault, request.Keep, ct);
        var other = await PersonKey.FindAsync(work, vault, request.Other, ct);
        if (!keep.Succeeded || !other.Succeeded) return keep.Problems.Concat(other.Problems).ToArray();
        if (keep.Value == other.Value)
            return Problem.Invalid("duplicate.one", "Both name one and the same record.", "Name two records.")
                .InIndonesian("Keduanya catatan yang sama.", "Sebut dua catatan yang berbeda.");
        var decided = await DecideAsync(work, keep.Value, other.Value, request.AreSame, ct);
        if (!decided.Succeeded) return decided;
        await work.CommitAsync(ct);
        return decided;
    }

    /// <summary>Decides about one pair within a larger piece of work.</summary>
    internal static async Task<Outcome<DuplicateDecided>> DecideAsync(
        UnitOfWork work, long keep, long other, bool areSame, CancellationToken ct)
    {
        var pair = (Left: Math.Min(keep, other), Right: Math.Max(keep, other));
        await MergePersons.LockAsync(work, pair.Left, pair.Right, ct);
        if (await FindDecisionAsync(work, pair, ct) is { } before)
        {
            return Problem.Conflict(
                "duplicate.decided", $"It was decided before that they are {before}.",
                "A decision stands; a merge that was wrong is undone at the person.")
                .InIndonesian(
                    "Pasangan ini sudah diputuskan.",
                    "Keputusan tetap berlaku; penggabungan yang salah dibatalkan di halaman orangnya.")
                .AtCommandLine("Undo a merge: paseban person unmerge");
        }
        await RecordAsync(work, pair, areSame ? "same" : "different", ct);
        if (areSame)
        {
            var merged = await MergePersons.MergeAsync(work, keep, other, ct);
            if (!merged.Succeeded) return merged.Problems.ToArray();
        }
        var landed = await LandAsync(work, pair, keep, areSame, ct);
        var result = new DuplicateDecided(
            PersonKey.ReferenceOf(keep), PersonKey.ReferenceOf(other), areSame, areSame,
            landed.Sum(batch => batch.Dropped), landed.Sum(batch => batch.Reopened));
        foreach (var batch in landed.Cast<CaseBatchLanded?>().DefaultIfEmpty(null))
        {
            work.Record(
                "duplicate.decided", result.Keep,
                new
                {
                    other = result.Other, same = areSame, Dropped = batch?.Dropped ?? 0, Reopened = batch?.Reopened ?? 0,
                    rows = batch?.Root,
                });
        }
        return result;
    }

    private static Task<string?> FindDecisionAsync(UnitOfWork work, (long Left, long Right) pair, CancellationToken ct) =>
        work.FindAsync<string>(
            "select decision from duplicate_decision where left_id = @Left and right_id = @Right order by decided_at desc limit 1",
            new { pair.Left, pair.Right }, ct);

    private static Task<int> RecordAsync(UnitOfWork work, (long Left, long Right) pair, string decision, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into duplicate_decision (left_id, right_id, decided_at, decision, reason, evidence, decided_by)
            values (@Left, @Right, @at, @decision, @Reason, @Evidence, @by)
            """,
            new
            {
                pair.Left, pair.Right, decision, at = work.Context.AtMicroseconds, work.Context.Reason, work.Context.Evidence,
                by = work.Context.Actor.Id,
            },
            ct);

    private static async Task<IReadOnlyList<CaseBatchLanded>> LandAsync(
        UnitOfWork work, (long Left, long Right) pair, long keep, bool areSame, CancellationToken ct)
    {
        var landed = new List<CaseBatchLanded>();
        var cases = await work.ListAsync<Case>(
            """
            select person_id as PersonId, application_id as ApplicationId, wave_id as WaveId, standing as Standing, reason as Reason
            from application_member where person_id in (@Left, @Right) and standing in ('open', 'verify')
            order by application_id, case when person_id = @keep then 0 else 1 end
            """,
            new { pair.Left, pair.Right, keep }, ct);
        foreach (var wave in cases.GroupBy(one => one.WaveId))
        {
            var later = areSame && wave.Select(one => one.PersonId).Distinct().Count() > 1 ? wave.Skip(1).ToList() : [];
            var rows = later.Select(one => (one, CaseOutcome.Dropped)).ToList();
            foreach (var one in wave.Except(later).Where(one => one is { Standing: "verify", Reason: FindDuplicates.Perhaps }))
            {
                if (!await HasOtherPairAsync(work, one, ct)) rows.Add((one, CaseOutcome.Reopened));
            }
            if (rows.Count == 0) continue;
            await CaseTrail.StageAsync(work, ct);
            await using (var bulk = CaseTrail.Bulk(work))
            {
                foreach (var (one, outcome) in rows)
                {
                    var (reason, detail) = outcome == CaseOutcome.Dropped ? (SamePerson, "orang yang sama") : (null, "bukan data ganda");
                    bulk.Add(one.PersonId).Add(one.ApplicationId).Add("").Add(outcome.Code()).Add(reason)
                        .Add($"{detail}: {work.Context.Evidence}").EndRow();
                }
                await bulk.CompleteAsync(ct);
            }
            landed.Add(await CaseTrail.LandAsync(work, new(CaseStep.Duplicates, wave.Key, DuplicateStore.ReferenceOf(pair.Left)), ct));
        }
        return landed;
    }

    /// <summary>Whether another pair of the wave's newest run still asks about the person.</summary>
    private static async Task<bool> HasOtherPairAsync(UnitOfWork work, Case one, CancellationToken ct) =>
        await work.SingleAsync<long>(
            """
            select count(*) from duplicate_pair d
            where (d.left_id = @PersonId or d.right_id = @PersonId)
              and d.run_id = (select max(id) from match_run where kind = 'duplicates' and wave_id = @WaveId)
              and not exists (select 1 from duplicate_decision x where x.left_id = d.left_id and x.right_id = d.right_id)
            """,
            new { one.PersonId, one.WaveId }, ct) > 0;

    private sealed record Case(long PersonId, long ApplicationId, long WaveId, string Standing, string? Reason);
}
