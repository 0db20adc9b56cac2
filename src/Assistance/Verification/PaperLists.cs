using System.Net;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <param name="Area">Code of a kelurahan.</param>
/// <param name="Path">An HTML file; it prints one RT a page.</param>
public sealed record WritePaperListsRequest(string Area, string Path);

public sealed record PaperListsWritten(string Path, long Visits, long Neighbourhoods);

/// <summary>
/// Lists of planned visits to print, mark with a pen and enter back (<see cref="ImportVisits"/> by the printed reference), a page for each
/// RT. Names and addresses stand on it, identity numbers do not. Everybody on it leaves an access record.
/// </summary>
public sealed class WritePaperLists(Database database, KeyRing keys, Law law)
{
    private const string Style = """
        body { font: 11pt sans-serif; } section { break-after: page; } h1 { font-size: 14pt; margin: 0; } p { margin: 2pt 0 6pt; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border: 1px solid #333; padding: 4pt; text-align: left; vertical-align: top; }
        tr { break-inside: avoid; } .box { white-space: nowrap; }
        """;

    public async Task<Outcome<PaperListsWritten>> RunAsync(
        WritePaperListsRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var areas = await AreaIndex.ReadAsync(work, ct);
        var area = areas.Find(request.Area, AreaLevel.Kelurahan);
        if (!area.Succeeded) return area.Problems.ToArray();
        var rows = await work.ListAsync<Row>(
            """
            select v.id as Id, v.person_id as PersonId, p.name as Name, p.birth_date as BirthDate, p.address as Address, v.rw as Rw,
                   v.rt as Rt, v.reason as Reason, v.planned_on as PlannedOn
            from visit v join person p on p.person_id = v.person_id where v.area = @Value and v.state = 'planned'
            order by v.rw, v.rt, p.household_id, v.id
            """,
            new { area.Value.Code.Value },
            ct);
        if (rows.Count == 0)
            return Problem.NotFound(
                "paper.empty", $"No visit is planned in {area.Value.Name}.", "Plan visits first, or choose another area.")
                .InIndonesian(
                    $"Tidak ada kunjungan yang direncanakan di {area.Value.Name}.",
                    "Rencanakan kunjungan lebih dahulu, atau pilih wilayah lain.")
                .AtCommandLine("See: paseban visit list");
        var neighbourhoods = rows.GroupBy(row => (row.Rw, row.Rt)).ToList();
        await AccessLog.RecordAsync(work, [.. rows.Select(row => row.PersonId).Distinct()], ct);
        await using (var page = new StreamWriter(request.Path + ".part"))
        {
            await page.WriteAsync(
                $"<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><title>Kunjungan</title><style>{Style}</style>\n");
            foreach (var neighbourhood in neighbourhoods)
                await WriteAsync(page, areas.FullName(area.Value.Code), neighbourhood.Key, [.. neighbourhood], vault);
            await page.WriteAsync("</html>\n");
        }
        await work.CommitAsync(ct);
        File.Move(request.Path + ".part", request.Path, overwrite: true);
        return new PaperListsWritten(request.Path, rows.Count, neighbourhoods.Count);
    }

    private async Task WriteAsync(
        StreamWriter page, string kelurahan, (string? Rw, string? Rt) neighbourhood, IReadOnlyList<Row> rows, IdentityVault vault)
    {
        await page.WriteAsync(
            $"""
            <section><h1>Daftar kunjungan RT {Html(neighbourhood.Rt ?? "-")} / RW {Html(neighbourhood.Rw ?? "-")}</h1>
            <p>{Html(kelurahan)}. Petugas: ______________________ Tanggal: ______________</p>
            <table><tr><th>Nomor</th><th>Nama, lahir</th><th>Alamat</th><th>Yang diperiksa</th>
            <th>Hasil</th><th>Rekomendasi</th><th>Catatan</th></tr>

            """);
        foreach (var row in rows)
        {
            var address = row.Address is null ? "" : vault.Decrypt(row.PersonId, IdentityField.Address, row.Address);
            var why = row.Reason == Visits.Sample ? "contoh acak" : law.Reasons.Find(row.Reason)?.Text.Id ?? row.Reason;
            var outcomes = string.Join("<br>", Enum.GetValues<VisitOutcome>().Select(outcome => $"&#9744; {Html(outcome.Word())}"));
            await page.WriteAsync(
                $"<tr><td>{Visits.ReferenceOf(row.Id)}</td><td>{Html(row.Name)}<br>{row.BirthDate}</td><td>{Html(address)}</td>"
                + $"<td>{Html(why)}</td><td class=\"box\">{outcomes}</td>"
                + $"<td class=\"box\">&#9744; {Checklist.Recommended}<br>&#9744; {Checklist.NotRecommended}</td><td></td></tr>\n");
        }
        await page.WriteAsync("</table></section>\n");
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private sealed record Row(
        long Id, long PersonId, string Name, string BirthDate, string? Address, string? Rw, string? Rt, string Reason, string PlannedOn);
}
