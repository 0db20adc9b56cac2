using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <summary>A file of decisions of many meetings.</summary>
internal sealed class DecisionsFile(UnitOfWork work, ImportFile file, IdentityVault vault, MeetingsByPlace meetings, Law law)
{
    private const int RowsBetweenReports = 10_000;

    public async Task<Outcome<MeetingFileImported>> TakeAsync(BadRows badRows, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var faults = new RowFaults(work, DecisionStaging.Decided);
        var staging = new DecisionStaging(work, faults);
        await ReadAsync(staging, progress, ct);
        progress?.Report(new(new("Memeriksa putusan", "Checking decisions"), 0, staging.RowsRead));
        await staging.CheckAsync(ct);
        faults.WriteTo(file.Errors);
        var (errors, problems) = file.Finish(staging.RowsRead, badRows);
        if (problems.Count > 0) return problems.ToArray();

        var counts = await work.ListAsync<DecisionCount>(
            "select decision as Decision, count(*) as Names from temp_decided group by decision order by decision", ct: ct);
        var decided = await staging.LandAsync(ct);
        await work.AnalyzeAsync(["meeting_decision"], ct);
        var landed = staging.RowsRead - file.Errors.RefusedRows;
        var reference = await file.RememberAsync(work, staging.RowsRead, landed, ct);
        if (decided > 0) work.Record("meeting.decided", reference, new { file.Hash, decided, repeated = staging.Repeated, counts });
        return new MeetingFileImported(
            ImportSummary.Of(file, reference, staging.RowsRead, landed, errors), "decisions", decided, staging.Repeated);
    }

    private async Task ReadAsync(DecisionStaging staging, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var reader = new DecisionRowReader(file.Table, file.Layout, vault, meetings, law);
        await using var bulk = await staging.BeginAsync(ct);
        while (file.Table.Read())
        {
            var problem = reader.Read(out var row);
            staging.Add(bulk, file.Table.Line, problem, row);
            if (staging.RowsRead % RowsBetweenReports != 0) continue;
            ct.ThrowIfCancellationRequested();
            progress?.Report(new(new("Membaca putusan", "Reading decisions"), file.Table.Position, file.Table.Length));
        }
        await bulk.CompleteAsync(ct);
    }
}

/// <param name="Decision">As files write it: <c>layak</c>.</param>
public sealed record DecisionCount(string Decision, long Names);
