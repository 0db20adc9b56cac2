using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Deliberation;

/// <summary>A file of remarks: <c>referensi|nik, catatan, keterangan, oleh</c>.</summary>
public sealed record RemarksFile(string Wave, string Path, BadRows BadRows = BadRows.RefuseFile, string? ErrorsPath = null);

/// <param name="Name">A reference, a NIK or the application of a household.</param>
/// <param name="Note">In the words of who said it; may be empty.</param>
/// <param name="SaidBy">RT or RW, by office and name.</param>
public sealed record RemarkRequest(string Wave, string Name, NeighbourhoodRemark Remark, string Note, string SaidBy);

/// <param name="Reference">Of the batch of case steps; null when nothing was new.</param>
/// <param name="Recorded">Names with a new or another remark.</param>
/// <param name="Repeated">Names of which the newest remark says so already.</param>
/// <param name="Doubts">Names that somebody has to look into.</param>
public sealed record RemarksRecorded(
    string? Reference, ImportSummary? File, long Recorded, long Repeated, long Doubts);

/// <summary>
/// Records what RT and RW say of names on an agenda before the meeting. Nobody is dropped by a remark: who is said to have died, moved or
/// not to be found goes on with a doubt, and the meeting decides.
/// </summary>
public sealed class RecordRemarks(Database database, KeyRing keys)
{
    private static readonly Problem NobodySaidIt =
        Problem.Invalid("remark.by", "A remark says whose it is.", "Name the RT or RW.")
            .InIndonesian("Catatan ini belum menyebut siapa yang mengatakannya.", "Isi RT atau RW yang mengatakannya.")
            .AtCommandLine("Give it with --by.");

    public async Task<Outcome<RemarksRecorded>> RunAsync(
        RemarksFile request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var opened = await ImportFile.OpenAsync(
            request.Path, $"remarks of {request.Wave}", MeetingColumns.OfRemarks, request.ErrorsPath, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var file = opened.Value;
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        var wave = await WaveCalendar.FindAsync(work, request.Wave, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        if (await file.FindPastAsync(work, ct) is { RowsRefused: 0 } past)
            return new RemarksRecorded(null, ImportSummary.OfRepeat(file, past), 0, 0, 0);

        using var vault = new IdentityVault(keys);
        var faults = new RowFaults(work, RemarkStaging.Remarked);
        var staging = new RemarkStaging(work, faults, wave.Value);
        await using (var bulk = await staging.BeginAsync(ct))
        {
            while (file.Table.Read())
            {
                var problem = ReadRow(file, vault, out var row);
                staging.Add(bulk, file.Table.Line, problem, row);
            }
            await bulk.CompleteAsync(ct);
        }
        progress?.Report(new(new("Memeriksa catatan", "Checking remarks"), 0, staging.RowsRead));
        await staging.CheckAsync(ct);
        faults.WriteTo(file.Errors);
        var (errors, problems) = file.Finish(staging.RowsRead, request.BadRows);
        if (problems.Count > 0) return problems.ToArray();
        var landed = staging.RowsRead - file.Errors.RefusedRows;
        var reference = await file.RememberAsync(work, staging.RowsRead, landed, ct);
        var result = await staging.LandAsync(reference, ct);
        await work.CommitAsync(ct);
        return result with { File = ImportSummary.Of(file, reference, staging.RowsRead, landed, errors) };
    }

    /// <summary>One remark, at the counter or by telephone.</summary>
    public async Task<Outcome<RemarksRecorded>> RunAsync(RemarkRequest request, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        if (NameKey.Problem(vault, request.Name, out var key) is { } wrong)
            return MeetingErrors.UnreadableName(wrong);
        if (string.IsNullOrWhiteSpace(request.SaidBy))
            return NobodySaidIt;
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        var wave = await WaveCalendar.FindAsync(work, request.Wave, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var faults = new RowFaults(work, RemarkStaging.Remarked);
        var staging = new RemarkStaging(work, faults, wave.Value);
        await using (var bulk = await staging.BeginAsync(ct))
        {
            staging.Add(bulk, 1, null, new(key, request.Remark, request.Note.Trim(), request.SaidBy.Trim()));
            await bulk.CompleteAsync(ct);
        }
        await staging.CheckAsync(ct);
        if (faults.First is { } fault)
            return Problem.Conflict("remark.name", fault.Reason.En, fault.Remedy.En).InIndonesian(fault.Reason.Id, fault.Remedy.Id);
        var result = await staging.LandAsync(wave.Value.Code, ct);
        if (result.Recorded > 0) await work.CommitAsync(ct);
        return result;
    }

    private static RowProblem? ReadRow(ImportFile file, IdentityVault vault, out RemarkRow row)
    {
        row = default;
        var (table, layout) = (file.Table, file.Layout);
        if (RowProblem.Damaged(table) is { } damage) return damage;
        var named = table.Cell(layout[MeetingColumns.Reference]).IsEmpty ? MeetingColumns.Nik : MeetingColumns.Reference;
        if (NameKey.Problem(vault, table.Cell(layout[named]), out var key) is { } wrong)
            return At(named, wrong, NameKey.Remedy);
        if (Words.FindRemark(table.Cell(layout[MeetingColumns.Remark])) is not { } remark)
            return At(
                MeetingColumns.Remark, new("Ini bukan catatan yang dikenal.", "This is no remark."),
                new($"Tulis salah satu: {Words.AllRemarks}.", $"Write one of {Words.AllRemarks}."));
        var by = table.Cell(layout[MeetingColumns.SaidBy]).ToString();
        if (by.Length == 0) return At(MeetingColumns.SaidBy, NobodySaidIt.Reason(), NobodySaidIt.Advice());
        row = new(key, remark, table.Cell(layout[MeetingColumns.Note]).ToString(), by);
        return null;

        RowProblem At(TableColumn column, BilingualText reason, BilingualText remedy) =>
            RowProblem.At(table.Line, column, table.Cell(layout[column]), reason, remedy);
    }
}
