using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>A file of recipient events.</summary>
/// <param name="Path">CSV or XLSX with <see cref="RecipientColumns"/>.</param>
/// <param name="BadRows">Whether a bad row refuses the file.</param>
/// <param name="ErrorsPath">Where bad rows are listed; beside the file when null.</param>
/// <param name="Preview">Only says what would happen: everything is checked and worked out, nothing is kept.</param>
public sealed record RecipientFile(
    string Path, BadRows BadRows = BadRows.RefuseFile, string? ErrorsPath = null, bool Preview = false);

/// <summary>What a change of recipients did.</summary>
/// <param name="Reference">Names what was recorded together; null when nothing was.</param>
/// <param name="Repeated">Rows that were on record already.</param>
/// <param name="Counts">What was recorded, by programme, kind and reason.</param>
/// <param name="ErrorsFile">The list of the rows that did not land; null when all did.</param>
public sealed record RecipientsChanged(
    string? Reference, long RowsRead, long Recorded, long Repeated, long RowsRefused, IReadOnlyList<RecipientEventCount> Counts,
    string? ErrorsFile,
    IReadOnlyList<string> UnknownColumns);

/// <param name="Kind"><c>suspended</c>, <c>restored</c> or <c>ended</c>.</param>
public sealed record RecipientEventCount(string Programme, string Kind, string Reason, long Recipients);

/// <summary>
/// Suspends, restores and ends recipients. Events are recorded once and never changed; spans and suspensions follow from them. Months
/// that were paid already are not touched here: the money path reads the events and makes receivables of them.
/// </summary>
public sealed class ChangeRecipients(Database database, KeyRing keys, Law law)
{
    private const int RowsBetweenReports = 10_000;

    /// <summary>The events of a file. The same file again records nothing, and takes up rows that could not land before.</summary>
    public async Task<Outcome<RecipientsChanged>> RunAsync(
        RecipientFile request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var opened = await ImportFile.OpenAsync(request.Path, "recipients", RecipientColumns.All, request.ErrorsPath, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var file = opened.Value;
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        await RecipientStanding.LockAsync(work, ct);

        var faults = new RowFaults(work, RecipientStaging.Staged);
        using var vault = new IdentityVault(keys);
        var staging = new RecipientStaging(work, faults, vault);
        await ReadAsync(file, staging, progress, ct);
        progress?.Report(new(new("Memeriksa perubahan", "Checking events"), 0, staging.RowsRead));
        await staging.IdentifyAsync(ct);
        await staging.CheckAsync(ct);
        faults.WriteTo(file.Errors);
        if (file.Finish(staging.RowsRead, request.BadRows).Problems is { Count: > 0 } problems) return problems.ToArray();

        progress?.Report(new(new("Mencatat perubahan", "Recording events"), 0, staging.RowsRead));
        var result = await RecordAsync(work, staging, subject: null, ct);
        if (result.Recorded > 0 && !request.Preview)
        {
            await file.RememberAsync(work, staging.RowsRead, result.Recorded, ct);
            await work.CommitAsync(ct);
        }
        return result with
        {
            RowsRefused = file.Errors.RefusedRows,
            ErrorsFile = file.Errors.RefusedRows == 0 ? null : request.ErrorsPath ?? ErrorsFile.DefaultPath(request.Path),
            UnknownColumns = file.Layout.UnknownColumns,
        };
    }

    /// <summary>One event of one person. The same event again records nothing.</summary>
    public async Task<Outcome<RecipientsChanged>> RunAsync(RecipientChange change, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        using var vault = new IdentityVault(keys);
        var named = await NamedAsync(work, vault, change, ct);
        if (!named.Succeeded) return named.Problems.ToArray();
        if (new RecipientLaw(law).Check(named.Value, out var row) is { } objection)
            return Problem.Invalid($"recipient.{objection.Column.Name}", objection.Reason.En, objection.Remedy.En)
                .InIndonesian(objection.Reason.Id, objection.Remedy.Id);
        await RecipientStanding.LockAsync(work, ct);

        var faults = new RowFaults(work, RecipientStaging.Staged);
        var staging = new RecipientStaging(work, faults, vault);
        await using (var bulk = await staging.BeginAsync(ct))
        {
            staging.Add(bulk, 1, null, row);
            await bulk.CompleteAsync(ct);
        }
        await staging.IdentifyAsync(ct);
        await staging.CheckAsync(ct);
        if (faults.First is { } fault)
            return Problem.Conflict("recipient.event", fault.Reason.En, fault.Remedy.En)
                .InIndonesian(fault.Reason.Id, fault.Remedy.Id);
        var person = await work.FindAsync<long?>("select person_id from temp_happening", ct: ct);
        var result = await RecordAsync(work, staging, person is { } id ? Reference.Of("P", id).ToString() : null, ct);
        if (result.Recorded > 0) await work.CommitAsync(ct);
        return result;
    }

    /// <summary>Events are staged by NIK, as files name people; a reference stands for the NIK in force.</summary>
    private static async Task<Outcome<RecipientChange>> NamedAsync(
        Reading reading, IdentityVault vault, RecipientChange change, CancellationToken ct)
    {
        if (!change.Nik.Trim().StartsWith(PersonKey.Prefix, StringComparison.OrdinalIgnoreCase)) return change;
        var found = await PersonKey.FindAsync(reading, vault, change.Nik, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var person = found.Value;
        var ciphertext = await reading.FindAsync<string>(
            "select ciphertext from person_nik where person_id = @person and current = 1", new { person }, ct);
        return ciphertext is null
            ? Problem.Conflict("recipient.nik", $"{change.Nik} has no NIK in force.", "Correct the NIK first.")
                .InIndonesian($"{change.Nik} tidak punya NIK yang berlaku.", "Betulkan dulu NIK-nya.")
            : change with { Nik = vault.Decrypt(person, IdentityField.Nik, ciphertext) };
    }

    private async Task ReadAsync(ImportFile file, RecipientStaging staging, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var reader = new RecipientRowReader(file.Table, file.Layout, new(law));
        await using var bulk = await staging.BeginAsync(ct);
        while (file.Table.Read())
        {
            var problem = reader.Read(out var row);
            staging.Add(bulk, file.Table.Line, problem, row);
            if (staging.RowsRead % RowsBetweenReports != 0) continue;
            ct.ThrowIfCancellationRequested();
            progress?.Report(new(new("Membaca perubahan", "Reading events"), file.Table.Position, file.Table.Length));
        }
        await bulk.CompleteAsync(ct);
    }

    private static async Task<RecipientsChanged> RecordAsync(
        UnitOfWork work, RecipientStaging staging, string? subject, CancellationToken ct)
    {
        var recorded = await work.SingleAsync<long>("select count(*) from temp_happening", ct: ct);
        if (recorded == 0) return new(null, staging.RowsRead, 0, staging.Repeated, 0, [], null, []);
        var counts = await work.ListAsync<RecipientEventCount>(
            """
            select programme as Programme, kind as Kind, reason as Reason, count(*) as Recipients
            from temp_happening group by programme, kind, reason order by programme, kind, reason
            """,
            ct: ct);

        var change = await work.TakeNumbersAsync("recipient_change", 1, ct);
        await RecipientEvents.InsertAsync(work, change, await work.TakeNumbersAsync("recipient_event", staging.LastLine + 1, ct), ct);
        await RecipientStanding.StageAsync(work, ct);
        await work.ExecuteAsync("insert into temp_touched (person_id) select distinct person_id from temp_happening", ct: ct);
        await RecipientStanding.DeriveAsync(work, ct);
        var reference = Reference.Of(RecipientEvents.Change, change).ToString();
        var rows = await RecipientEvents.Set.ComputeAsync(work, change, ct);
        work.Record(
            "recipients.changed", subject ?? reference, new { change = reference, recorded, repeated = staging.Repeated, counts, rows });
        return new(reference, staging.RowsRead, recorded, staging.Repeated, 0, counts, null, []);
    }
}

/// <summary>Recorded events, which never change.</summary>
public static class RecipientEvents
{
    /// <summary>What names a change that recorded some of them: CHG-...</summary>
    internal const string Change = "CHG";

    public static readonly RowSet Set = new(
        "recipient.events",
        """
        select person_id, id, programme, kind, reason, effective_on, first_month, after_decree, evidence, recorded_at, recorded_by
        from recipient_event where change_id = @id order by person_id, id
        """);

    internal static Task<int> InsertAsync(UnitOfWork work, long change, long first, CancellationToken ct) => work.ExecuteAsync(
        """
        insert into recipient_event (person_id, id, change_id, programme, kind, reason, effective_on, first_month, after_decree, evidence,
            recorded_at, recorded_by)
        select person_id, @first + line, @change, programme, kind, reason, effective_on, first_month,
            (select coalesce(max(id), 0) from decree), evidence, @at, @by
        from temp_happening order by person_id, line
        """,
        new { change, first, at = work.Context.AtMicroseconds, by = work.Context.Actor.Id },
        ct);
}
