using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Matching;

/// <summary>Two records (P-...) as they were laid side by side.</summary>
public sealed record SeenPair(string Left, string Right);

/// <param name="Wave">The wave whose newest search paired them.</param>
/// <param name="Groups">Those that were chosen: DUP-...</param>
/// <param name="Seen">All pairs of theirs that waited when somebody looked.</param>
public sealed record TellApartRequest(string Wave, IReadOnlyList<string> Groups, IReadOnlyList<SeenPair> Seen);

/// <param name="Reopened">Cases whose doubt is lifted.</param>
public sealed record ToldApart(long Pairs, long Reopened);

/// <summary>
/// Decides that nobody in several groups is the same person as another there, each pair as <see cref="DecideDuplicate"/> does: all of
/// them, as they were seen, or none. That two are one person is decided pair by pair, for one record must be chosen to stand.
/// </summary>
public sealed class TellApart(Database database, KeyRing keys)
{
    /// <summary>A page of the worklist: more were not looked at.</summary>
    public const int Most = 50;

    public async Task<Outcome<ToldApart>> RunAsync(TellApartRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        if (request.Groups.Count is 0 or > Most) return Count(request.Groups.Count);
        var groups = request.Groups.Select(group => Reference.Read(DuplicateStore.Prefix, group)).ToList();
        if (groups.SelectMany(group => group.Problems).ToArray() is { Length: > 0 } wrong) return wrong;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var wave = await WaveCalendar.FindAsync(work, request.Wave, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var seen = await FindAsync(work, vault, request.Seen, ct);
        if (!seen.Succeeded) return seen.Problems.ToArray();
        var waiting = await work.ListAsync<(long Left, long Right)>(
            $"""
            select d.left_id, d.right_id from duplicate_pair d
            where {ListDuplicates.Open} and d.group_id in ({string.Join(',', groups.Select(group => group.Value.Id))})
            order by d.left_id, d.right_id
            """,
            new { wave = wave.Value.Id }, ct);
        if (waiting.Count == 0 || !seen.Value.SetEquals(waiting)) return Changed;
        var reopened = 0L;
        foreach (var (left, right) in waiting)
        {
            var decided = await DecideDuplicate.DecideAsync(work, left, right, areSame: false, ct);
            if (!decided.Succeeded) return decided.Problems.ToArray();
            reopened += decided.Value.Reopened;
        }
        await work.CommitAsync(ct);
        return new ToldApart(waiting.Count, reopened);
    }

    /// <summary>The records that the pairs name, as far as whoever decides sees them.</summary>
    private static async Task<Outcome<HashSet<(long Left, long Right)>>> FindAsync(
        UnitOfWork work, IdentityVault vault, IReadOnlyList<SeenPair> seen, CancellationToken ct)
    {
        var found = new HashSet<(long Left, long Right)>();
        foreach (var pair in seen)
        {
            var left = await PersonKey.FindAsync(work, vault, pair.Left, ct);
            var right = await PersonKey.FindAsync(work, vault, pair.Right, ct);
            if (!left.Succeeded || !right.Succeeded) return left.Problems.Concat(right.Problems).ToArray();
            found.Add((left.Value, right.Value));
        }
        return found;
    }

    private static Problem Changed =>
        Problem.Conflict("duplicate.changed", "What waits in these groups is not what you looked at.", "Look at them again.")
            .InIndonesian("Yang menunggu di kelompok-kelompok ini sudah berubah sejak dilihat.", "Lihat lagi.");

    private static Problem Count(int count) =>
        Problem.Invalid("duplicate.count", $"{count} groups were chosen.", $"Choose 1 to {Most}.")
            .InIndonesian($"{count} kelompok dipilih.", $"Pilih 1 sampai {Most}.");
}
