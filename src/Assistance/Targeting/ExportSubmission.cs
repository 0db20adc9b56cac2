using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Targeting;

/// <param name="TargetList">Reference of the locked list.</param>
/// <param name="Path">Where the file goes: .csv or .xlsx.</param>
public sealed record ExportSubmissionRequest(string TargetList, string Path);

/// <param name="WasKnown">The very same file was submitted before: it was written again and nothing else changed.</param>
public sealed record SubmissionExported(Submission Submission, bool WasKnown);

/// <summary>
/// Writes a target list as the file for SIKS-NG. Identities are decrypted as they are written; everyone in the file has an access
/// record, and the file's hash is kept.
/// </summary>
public sealed class ExportSubmission(Database database, KeyRing keys, SiksNgMap map)
{
    public async Task<Outcome<SubmissionExported>> RunAsync(
        ExportSubmissionRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await TargetListStore.FindAsync(work, request.TargetList, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var list = found.Value;
        var created = TableWriter.Create(request.Path, [.. map.List.Select(column => column.Name)]);
        if (!created.Succeeded) return created.Problems.ToArray();
        using var table = created.Value;
        var lines = new NamedLines(work, vault, list);
        await lines.WriteAsync(table, map.List, progress, ct);
        if (lines.Written.Count == 0) return SubmissionErrors.Nobody(list);
        var hash = await table.CompleteAsync(ct);

        progress?.Report(new(new("Mencatat yang dikirim", "Recording who was sent"), 0, lines.Written.Count));
        await AccessLog.RecordAsync(work, [.. lines.Written.Select(line => line.PersonId)], ct);
        var before = await work.FindAsync<Submission>(
            $"{SubmissionStore.Select} where target_list_id = @Id and file_hash = @hash", new { list.Id, hash }, ct);
        var submission = before ?? await LandAsync(work, list, Path.GetFileName(request.Path), hash, lines.Written, ct);
        if (before is not null) work.Record("submission.repeated", before.Reference, new { list = list.Reference, fileHash = hash });
        await work.CommitAsync(ct);
        // Only now: a file under its name is one whose access is on record.
        table.Publish();
        return new SubmissionExported(submission, WasKnown: before is not null);
    }

    private static async Task<Submission> LandAsync(
        UnitOfWork work, TargetList list, string fileName, string hash,
        List<(long PersonId, long ApplicationId, long Number)> written, CancellationToken ct)
    {
        var id = await work.TakeNumbersAsync("submission", 1, ct);
        await using (var bulk = work.Bulk("submission_line", "person_id", "submission_id", "application_id", "number"))
        {
            foreach (var (person, application, number) in written) bulk.Add(person).Add(id).Add(application).Add(number).EndRow();
            await bulk.CompleteAsync(ct);
        }
        await work.AnalyzeAsync(["submission_line"], ct);
        var root = await SubmissionRows.Set.ComputeAsync(work, id, ct);
        var submission = new Submission(
            id, list.Id, fileName, hash, written.Count, list.Lines - written.Count, work.Context.AtMicroseconds);
        await work.ExecuteAsync(
            """
            insert into submission
                (id, target_list_id, file_name, file_hash, lines, held_back, merkle_root, submitted_at, submitted_by)
            values (@Id, @TargetListId, @FileName, @FileHash, @Lines, @HeldBack, @Root, @SubmittedAt, @by)
            """,
            new
            {
                submission.Id, submission.TargetListId, submission.FileName, submission.FileHash, submission.Lines, submission.HeldBack,
                root.Root, submission.SubmittedAt, by = work.Context.Actor.Id,
            },
            ct);
        work.Record("submission.exported", submission.Reference, new
        {
            list = list.Reference, submission.Lines, submission.HeldBack, submission.FileHash, rows = root,
        });
        await MoveAsync(work, submission, ct);
        return submission;
    }

    private static async Task MoveAsync(UnitOfWork work, Submission submission, CancellationToken ct)
    {
        var wave = await work.SingleAsync<long>(
            "select wave_id from target_list where id = @TargetListId", new { submission.TargetListId }, ct);
        await CaseTrail.StageAsync(work, ct);
        await work.ExecuteAsync(
            """
            insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
            select person_id, application_id, '', 'passed', null, 'submission=' || @Reference || ';list=' || @TargetList
            from submission_line where submission_id = @Id
            """,
            new { submission.Reference, submission.TargetList, submission.Id },
            ct);
        await CasesMoved.LandAsync(work, new(CaseStep.Submission, wave, submission.Reference), ct);
    }
}

internal static class SubmissionErrors
{
    public static Problem Nobody(TargetList list) => Problem.Conflict(
        "submission.empty", $"Every case of {list.Reference} was dropped or withdrawn since the list was locked.",
        "See what became of its cases.")
        .InIndonesian($"Semua nama di {list.Reference} gugur atau dicabut sejak daftar dikunci.", "Periksa daftarnya.")
        .AtCommandLine($"See: paseban target-list show {list.Reference}");
}
