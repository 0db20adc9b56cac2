using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <param name="Path">The ministry's result: CSV or XLSX with nik, status, desil, periode.</param>
/// <param name="BadRows">What becomes of a file with bad rows.</param>
/// <param name="ErrorsPath">Where bad rows are listed; beside the input when null.</param>
/// <param name="Preview">Everything is worked out on the real data and undone.</param>
public sealed record ImportDeterminationRequest(
    string Path, BadRows BadRows = BadRows.RefuseFile, string? ErrorsPath = null, bool Preview = false);

/// <param name="Reference">Names the result in case steps and the audit trail; null when nothing changed.</param>
/// <param name="Unchanged">Answers that were on record as they are.</param>
public sealed record DeterminationImported(
    ImportSummary File, string? Reference, long Eligible, long NotEligible, long ToMend, long Unchanged);

/// <summary>
/// Reads the ministry's answers: each becomes a registry snapshot of its period and moves the case. Somebody who was never sent is
/// refused; an answer older than the one on record too.
/// </summary>
public sealed class ImportDetermination(Database database, KeyRing keys, FactCatalogue catalogue, SiksNgMap map)
{
    public async Task<Outcome<DeterminationImported>> RunAsync(
        ImportDeterminationRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null,
        CancellationToken ct = default)
    {
        var opened = await ImportFile.OpenAsync(request.Path, "siks-ng result", map.Result.All, request.ErrorsPath, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var file = opened.Value;
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        if (await file.FindPastAsync(work, ct) is { RowsRefused: 0 } before)
            return new DeterminationImported(ImportSummary.OfRepeat(file, before), null, 0, 0, 0, 0);
        await work.PreferIndexesAsync(ct);

        using var vault = new IdentityVault(keys);
        var reader = new DeterminationRowReader(file.Table, file.Layout, map, vault, Month.Of(context.Today));
        var landing = new DeterminationLanding(work, catalogue);
        await landing.BeginAsync(ct);
        var estimate = new RowEstimate(new("jawaban", "answers"), file.Table.Length, progress);
        var read = 0L;
        await RowPipeline.RunAsync<DeterminationRow>(file.Table, reader.Read, async chunk =>
        {
            read += chunk.RowsRead;
            var good = await landing.IdentifyAsync(chunk, ct);
            foreach (var problem in chunk.Problems.OrderBy(problem => problem.Line)) file.Errors.Add(problem);
            if (file.Errors.Count == 0 || request.BadRows == BadRows.SkipRow) await landing.AddAsync(good, ct);
            estimate.Report(read, chunk.Position);
        }, ct);

        var (errorsFile, problems) = file.Finish(read, request.BadRows);
        if (problems.Count > 0) return problems.ToArray();
        var import = await file.RememberAsync(work, read, read - file.Errors.RefusedRows, ct);
        var summary = ImportSummary.Of(file, import, read, read - file.Errors.RefusedRows, errorsFile);
        var counts = await landing.LandAsync(file.Hash, ct);
        if (!request.Preview) await work.CommitAsync(ct);
        return new DeterminationImported(
            summary, counts.Reference, counts.Eligible, counts.NotEligible, counts.ToMend,
            read - file.Errors.RefusedRows - counts.Eligible - counts.NotEligible - counts.ToMend);
    }
}
