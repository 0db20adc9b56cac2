using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Enrolment;

/// <param name="Path">Where the list goes: .csv or .xlsx.</param>
public sealed record OpeningsExported(string Path, long People, string Hash);

/// <summary>
/// Writes everybody on a decree who has no bank account, as the list (nik, nama) by which the bank opens accounts in bulk (burekol). The
/// answer comes back as a file of accounts. Everybody on the list leaves an access record.
/// </summary>
public sealed class ExportOpenings(Database database, KeyRing keys)
{
    public async Task<Outcome<OpeningsExported>> RunAsync(string path, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var created = TableWriter.Create(path, ["nik", "nama"]);
        if (!created.Succeeded) return created.Problems.ToArray();
        using var table = created.Value;
        var people = new List<long>();
        await using (var rows = await work.StreamAsync(
            """
            select p.person_id, n.ciphertext, p.name from person p join person_nik n on n.person_id = p.person_id and n.current = 1
            where exists (select 1 from recipient r where r.person_id = p.person_id and r.status <> 'ended')
              and not exists (select 1 from bank_account b where b.person_id = p.person_id and b.current = 1)
            order by p.person_id
            """,
            ct: ct))
        {
            while (await rows.ReadAsync(ct))
            {
                var person = rows.GetInt64(0);
                table.Add([vault.Decrypt(person, IdentityField.Nik, rows.GetString(1)), rows.GetString(2)]);
                people.Add(person);
            }
        }
        if (people.Count == 0)
            return Problem.NotFound("openings.none", "Every recipient has an account.", "There is nothing to open.")
                .InIndonesian("Setiap penerima sudah punya rekening.", "Tidak ada yang perlu dibuka.");
        var hash = await table.CompleteAsync(ct);
        await AccessLog.RecordAsync(work, people, ct);
        await work.CommitAsync(ct);
        table.Publish();
        return new OpeningsExported(path, people.Count, hash);
    }
}
