using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Targeting;

/// <param name="TargetList">Reference of the locked list.</param>
/// <param name="Path">Where the file goes: .csv or .xlsx.</param>
public sealed record ExportTargetListRequest(string TargetList, string Path);

/// <param name="Lines">Lines written.</param>
/// <param name="HeldBack">Lines of cases that were dropped or withdrawn since the lock.</param>
public sealed record TargetListExported(string TargetList, string Path, long Lines, long HeldBack, string Hash);

/// <summary>
/// Writes a locked list for the office that works with it, in the columns of our own files. It is no submission: nothing moves.
/// Everybody in the file leaves an access record, and its hash stands in the audit trail.
/// </summary>
public sealed class ExportTargetList(Database database, KeyRing keys)
{
    private static readonly ListColumn[] Columns =
    [
        .. new (string Name, string Field)[]
        {
            ("nomor", "number"), ("nik", "nik"), ("no_kk", "kk"), ("nama", "name"), ("jenis_kelamin", "sex"),
            ("tanggal_lahir", "birth_date"), ("alamat", "address"),
            ("rt", "rt"), ("rw", "rw"), ("kode_kelurahan", "area_code"), ("kelurahan", "kelurahan"),
            ("kecamatan", "kecamatan"), ("kota", "city"), ("hubungan", "relation"), ("program", "programmes"), ("berita_acara", "minutes"),
        }.Select(column => new ListColumn(column.Name, ListField.Find(column.Field)!)),
    ];

    public async Task<Outcome<TargetListExported>> RunAsync(
        ExportTargetListRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await TargetListStore.FindAsync(work, request.TargetList, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var created = TableWriter.Create(request.Path, [.. Columns.Select(column => column.Name)]);
        if (!created.Succeeded) return created.Problems.ToArray();
        using var table = created.Value;
        var lines = new NamedLines(work, vault, found.Value);
        await lines.WriteAsync(table, Columns, progress, ct);
        var hash = await table.CompleteAsync(ct);
        await AccessLog.RecordAsync(work, [.. lines.Written.Select(line => line.PersonId)], ct);
        work.Record("target-list.exported", found.Value.Reference, new { lines = lines.Written.Count, fileHash = hash });
        await work.CommitAsync(ct);
        table.Publish();
        return new TargetListExported(
            found.Value.Reference, request.Path, lines.Written.Count, found.Value.Lines - lines.Written.Count, hash);
    }
}
