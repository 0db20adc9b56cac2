using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>A finding as an officer saw it who decides about it.</summary>
/// <param name="Finding">Its reference: FND-...</param>
/// <param name="Cases">How many cases it concerned.</param>
public sealed record SeenFinding(string Finding, long Cases);

/// <param name="Seen">Findings of one kind.</param>
/// <param name="IsConfirmed">True: they are so, and exclude; false: they are not so.</param>
public sealed record ResolveFindingsRequest(IReadOnlyList<SeenFinding> Seen, bool IsConfirmed);

/// <summary>
/// Decides on several findings of one kind in the same way, each as <see cref="ResolveFinding"/> does: all of them, as they were seen,
/// or none.
/// </summary>
public sealed class ResolveFindings(Database database, Law law)
{
    /// <summary>A page of the worklist: more were not looked at.</summary>
    public const int Most = 50;

    public async Task<Outcome<IReadOnlyList<FindingResolved>>> RunAsync(
        ResolveFindingsRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        if (request.Seen.Count is 0 or > Most) return Count(request.Seen.Count);
        await using var work = await database.BeginAsync(context, ct);
        var (open, problems) = (new List<ResolveFinding.Stored>(), new List<Problem>());
        foreach (var seen in request.Seen)
        {
            var found = await ResolveFinding.FindOpenAsync(work, seen.Finding, request.IsConfirmed, ct);
            if (!found.Succeeded) problems.AddRange(found.Problems);
            else if ((await ResolveFinding.CasesAsync(work, found.Value, ct)).Count != seen.Cases) problems.Add(Changed(seen.Finding));
            else open.Add(found.Value);
        }
        if (open.DistinctBy(finding => finding.Kind).Count() > 1) problems.Add(Mixed);
        if (problems.Count > 0) return problems.ToArray();
        var (one, resolved) = (new ResolveFinding(database, law), new List<FindingResolved>());
        foreach (var finding in open.DistinctBy(finding => finding.Id))
            resolved.Add(await one.DecideAsync(work, finding, request.IsConfirmed, ct));
        await work.CommitAsync(ct);
        return resolved;
    }

    private static Problem Mixed =>
        Problem.Invalid("finding.mixed", "The findings are of several kinds.", "Decide on each kind by itself.")
            .InIndonesian("Temuan yang dipilih berlainan jenis.", "Putuskan tiap jenis tersendiri.");

    private static Problem Changed(string finding) =>
        Problem.Conflict("finding.changed", $"{finding} concerns other cases than it did when you looked.", "Look at it again.")
            .InIndonesian($"Pengajuan yang disangkut {finding} sudah berubah sejak dilihat.", "Lihat lagi.");

    private static Problem Count(int count) =>
        Problem.Invalid("finding.count", $"{count} findings were chosen.", $"Choose 1 to {Most}.")
            .InIndonesian($"{count} temuan dipilih.", $"Pilih 1 sampai {Most}.");
}
