using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <param name="Area">Code of an area; null for all.</param>
/// <param name="Path">Where the list goes: .csv or .xlsx.</param>
public sealed record ExportVisitsRequest(string? Area, string Path);

public sealed record VisitsExported(string Path, long Visits, string Hash);

/// <summary>
/// Writes the planned visits as a list with empty columns for the answers, to be filled in and entered back by <see cref="ImportVisits"/>.
/// The NIK stands in it because a visitor compares it with the card; everybody on the list leaves an access record.
/// </summary>
public sealed class ExportVisits(Database database, KeyRing keys, Law law)
{
    // None of them names a question: what the list says of somebody is no answer.
    private static readonly string[] Known =
        ["referensi", "nik", "nama", "lahir", "alamat", "rt", "rw", "kode_kelurahan", "alasan", "rencana", "tanggal", "petugas"];

    public async Task<Outcome<VisitsExported>> RunAsync(
        ExportVisitsRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var questions = new Checklist(law.Facts).Items;
        var created = TableWriter.Create(request.Path, [.. Known, .. questions.Select(question => question.Column)]);
        if (!created.Succeeded) return created.Problems.ToArray();
        using var table = created.Value;
        var people = await WriteAsync(work, vault, table, request.Area, questions.Count, progress, ct);
        if (people.Count == 0)
            return Problem.NotFound("visit.none", "No visit is planned there.", "Plan visits first, or choose another area.")
                .InIndonesian(
                    "Tidak ada kunjungan yang direncanakan di sana.",
                    "Rencanakan kunjungan lebih dahulu, atau pilih wilayah lain.")
                .AtCommandLine("See: paseban visit list --state planned");
        var hash = await table.CompleteAsync(ct);
        await AccessLog.RecordAsync(work, people, ct);
        work.Record("package.issued", request.Area ?? "all", new { visits = people.Count, hash });
        await work.CommitAsync(ct);
        table.Publish();
        return new VisitsExported(request.Path, people.Count, hash);
    }

    private static async Task<List<long>> WriteAsync(
        UnitOfWork work, IdentityVault vault, TableWriter table, string? area, int questions, IProgress<WorkProgress>? progress,
        CancellationToken ct)
    {
        var people = new List<long>();
        var cells = new string[Known.Length + questions];
        Array.Fill(cells, "");
        await using var rows = await work.StreamAsync(
            """
            select v.person_id, v.id, n.ciphertext, p.name, p.birth_date, p.address, v.rt, v.rw, v.area, v.reason, v.planned_on
            from visit v join person p on p.person_id = v.person_id join person_nik n on n.person_id = v.person_id and n.current = 1
            where v.state = 'planned' and (v.area = @area or v.area like @within) order by v.area, v.rw, v.rt, v.id
            """,
            new { area = area ?? "", within = (area is null ? "" : area + ".") + "%" },
            ct);
        while (await rows.ReadAsync(ct))
        {
            var person = rows.GetInt64(0);
            cells[0] = Visits.ReferenceOf(rows.GetInt64(1));
            cells[1] = vault.Decrypt(person, IdentityField.Nik, rows.GetString(2));
            cells[2] = rows.GetString(3);
            cells[3] = rows.GetString(4);
            cells[4] = rows.IsDBNull(5) ? "" : vault.Decrypt(person, IdentityField.Address, rows.GetString(5));
            for (var i = 5; i < 10; i++) cells[i] = rows.IsDBNull(i + 1) ? "" : rows.GetString(i + 1);
            table.Add(cells);
            people.Add(person);
            if (people.Count % 5_000 == 0) progress?.Report(new(new("Menulis kunjungan", "Writing visits"), people.Count, null));
        }
        return people;
    }
}
