using System.Data.Common;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Targeting;

/// <summary>
/// Streams the lines of a target list with their identities, decrypted one by one as they are written: nothing in the clear is kept.
/// </summary>
internal sealed class NamedLines(Reading reading, IdentityVault vault, TargetList list)
{
    private const int LinesBetweenReports = 5_000;

    // A case that was dropped or withdrawn since the lock is held back.
    private static readonly string Sql = $"""
        select l.person_id, l.number, n.ciphertext,
               (select c.ciphertext from household_card c
                where c.household_id = p.household_id and c.valid_to is null order by c.blind_index limit 1),
               p.household_id, p.name, p.sex, p.birth_place, p.birth_date, p.address,
               l.rt, l.rw, l.area, a.name, k.name, t.name, m.relation, l.programmes, p.phone, coalesce(d.reference, ''), l.application_id
        from target_list_line l
        join application_member m on m.person_id = l.person_id and m.application_id = l.application_id
        join person p on p.person_id = l.person_id
        join person_nik n on n.person_id = l.person_id and n.current = 1
        join area a on a.code = l.area join area k on k.code = a.parent join area t on t.code = k.parent
        left join {NewestOutcome.Of(CaseStep.Deliberation)} d on d.person_id = l.person_id and d.application_id = l.application_id
        where l.target_list_id = @Id and m.standing in ('open', 'verify')
        order by l.number
        """;

    /// <summary>Everybody written, in the order of the list, with the application they stand by.</summary>
    public List<(long PersonId, long ApplicationId, long Number)> Written { get; } = [];

    public async Task WriteAsync(
        TableWriter table, IReadOnlyList<ListColumn> columns, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var cells = new string[columns.Count];
        await using var rows = await reading.StreamAsync(Sql, new { list.Id }, ct);
        while (await rows.ReadAsync(ct))
        {
            var line = Read(rows);
            for (var i = 0; i < cells.Length; i++) cells[i] = columns[i].Cell(line);
            table.Add(cells);
            Written.Add((line.PersonId, rows.GetInt64(20), line.Number));
            if (Written.Count % LinesBetweenReports == 0) progress?.Report(
                new(new("Menulis daftar", "Writing the list"), Written.Count, list.Lines));
        }
    }

    private NamedLine Read(DbDataReader row)
    {
        var person = row.GetInt64(0);
        string? Text(int place) => row.IsDBNull(place) ? null : row.GetString(place);
        return new(
            person,
            row.GetInt64(1),
            vault.Decrypt(person, IdentityField.Nik, row.GetString(2)),
            Text(3) is { } card ? vault.DecryptCard(row.GetInt64(4), card) : null,
            row.GetString(5),
            row.GetInt64(6),
            Text(7),
            row.GetString(8),
            Text(9) is { } address ? vault.Decrypt(person, IdentityField.Address, address) : null,
            Text(10),
            Text(11),
            row.GetString(12),
            row.GetString(13),
            row.GetString(14),
            row.GetString(15),
            row.GetString(16),
            row.GetString(17),
            Text(18) is { } phone ? vault.Decrypt(person, IdentityField.Phone, phone) : null,
            list.Reference,
            row.GetString(19));
    }
}
