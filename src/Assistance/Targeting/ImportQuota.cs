using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <param name="Path">CSV or XLSX: kode_kelurahan, program, kuota.</param>
/// <param name="Year">The year for which the quotas hold.</param>
/// <param name="BadRows">What becomes of a file with bad rows.</param>
/// <param name="ErrorsPath">Where bad rows are listed; beside the input when null.</param>
/// <param name="Preview">Everything is worked out on the real data and undone.</param>
public sealed record ImportQuotaRequest(
    string Path, int Year, BadRows BadRows = BadRows.RefuseFile, string? ErrorsPath = null, bool Preview = false);

/// <param name="Before">Places of the whole city before, in the year and programme.</param>
/// <param name="After">The same now.</param>
/// <param name="Changed">Kelurahan whose quota is new or another.</param>
public sealed record QuotaTotal(string Programme, long Before, long After, long Changed);

/// <param name="Reference">Names the change; null when every quota was on record as it is.</param>
public sealed record QuotaImported(ImportSummary File, string? Reference, int Year, IReadOnlyList<QuotaTotal> Totals);

/// <summary>Sets how many each kelurahan may have in a programme for a year. What was set before stays on record.</summary>
public sealed class ImportQuota(Database database, Law law)
{
    private const int FirstYear = 2018;
    private const int YearsAhead = 2;

    public async Task<Outcome<QuotaImported>> RunAsync(ImportQuotaRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (request.Year < FirstYear || request.Year > context.Today.Year + YearsAhead) return QuotaErrors.Year(request.Year);
        var kind = string.Create(CultureInfo.InvariantCulture, $"quota {request.Year}");
        var opened = await ImportFile.OpenAsync(request.Path, kind, QuotaColumns.All, request.ErrorsPath, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var file = opened.Value;
        await using var work = await database.BeginAsync(context, ct);
        if (work.Engine == Engine.Postgres) await work.ExecuteAsync("lock table quota_change in share row exclusive mode", ct: ct);
        var reader = new QuotaRowReader(file.Table, file.Layout, law, await Quotas.KelurahanAsync(work, ct));
        var rows = reader.ReadAll(file.Errors, out var read);
        var (errorsFile, problems) = file.Finish(read, request.BadRows);
        if (problems.Count > 0) return problems.ToArray();

        // Not by the file's hash: a file that came between may have set other numbers, and this one sets them back.
        var before = (await Quotas.InForceAsync(work, request.Year, null, ct)).ToDictionary(
            quota => (quota.Area, quota.Programme), quota => quota.Places);
        var changed = rows.FindAll(
            row => !before.TryGetValue((row.Area, row.Programme), out var places) || places != row.Places);
        var totals = Totals(rows, before, changed);
        var import = await file.RememberAsync(work, read, rows.Count, ct);
        var summary = ImportSummary.Of(file, import, read, rows.Count, errorsFile);
        if (changed.Count == 0) return new QuotaImported(summary, null, request.Year, totals);
        var reference = await WriteAsync(work, request.Year, changed, before, totals, file.Hash, ct);
        if (!request.Preview) await work.CommitAsync(ct);
        return new QuotaImported(summary, reference, request.Year, totals);
    }

    private static List<QuotaTotal> Totals(
        List<QuotaRow> rows, Dictionary<(string Area, string Programme), long> before, List<QuotaRow> changed) =>
    [
        .. rows.GroupBy(row => row.Programme).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var sum = before.Where(quota => quota.Key.Programme == group.Key).Sum(quota => quota.Value);
            var mine = changed.FindAll(row => row.Programme == group.Key);
            var difference = mine.Sum(row => row.Places - before.GetValueOrDefault((row.Area, row.Programme)));
            return new QuotaTotal(group.Key, sum, sum + difference, mine.Count);
        }),
    ];

    private static async Task<string> WriteAsync(
        UnitOfWork work, int year, List<QuotaRow> changed, Dictionary<(string Area, string Programme), long> before,
        List<QuotaTotal> totals, string fileHash, CancellationToken ct)
    {
        var id = await work.TakeNumbersAsync("quota_change", 1, ct);
        await using (var bulk = work.Bulk("quota", "area", "programme", "year", "change_id", "places", "places_before"))
        {
            foreach (var row in changed)
            {
                long? earlier = before.TryGetValue((row.Area, row.Programme), out var places) ? places : null;
                bulk.Add(row.Area).Add(row.Programme).Add((long)year).Add(id).Add(row.Places).Add(earlier).EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        var root = await Quotas.Rows.ComputeAsync(work, id, ct);
        await work.ExecuteAsync(
            """
            insert into quota_change (id, recorded_at, recorded_by, lines, merkle_root) values (@id, @at, @by, @Count, @Root)
            """,
            new { id, at = work.Context.AtMicroseconds, by = work.Context.Actor.Id, root.Count, root.Root },
            ct);
        var reference = Reference.Of("QTA", id).ToString();
        work.Record("quota.set", reference, new
        {
            year,
            fileHash,
            programmes = totals.ToDictionary(total => total.Programme, total => new { total.Before, total.After, total.Changed }),
            kelurahan = changed.Select(row => new
            {
                row.Area,
                row.Programme,
                before = before.TryGetValue((row.Area, row.Programme), out var places) ? places : (long?)null,
                after = row.Places,
            }),
            rows = root,
        });
        return reference;
    }
}

/// <summary>The quotas in force for a year, by programme and kelurahan.</summary>
public sealed record QuotaShown(int Year, IReadOnlyList<KelurahanQuota> Kelurahan);

/// <summary>The quotas of a year.</summary>
public sealed class ShowQuota(Database database)
{
    /// <param name="year">The year.</param>
    /// <param name="programme">Code of one programme; null for all.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<QuotaShown>> RunAsync(int year, string? programme, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var quotas = await Quotas.InForceAsync(reading, year, programme?.ToUpperInvariant(), ct);
        return quotas.Count > 0 ? new QuotaShown(year, quotas) : QuotaErrors.None(year, programme);
    }
}

internal static class QuotaErrors
{
    public static Problem Year(int year) => Problem.Invalid(
        "quota.year", $"{year} is no year that a quota can be set for now.",
        "Give this year, an earlier one from 2018, or one of the next two.")
        .InIndonesian(
            $"Kuota untuk {year} tidak dapat diatur sekarang.", "Isi tahun ini, tahun sebelumnya sejak 2018, atau dua tahun berikutnya.");

    public static Problem Unset(string programme, int year, IReadOnlyList<string> areas)
    {
        var named = string.Join(", ", areas.Take(20));
        return Problem.Conflict(
            "quota.unset",
            $"{areas.Count} kelurahan have candidates of {programme} and no quota for {year}: {named}"
                + (areas.Count > 20 ? " and others." : "."),
            "Set their quotas, be it 0.")
            .InIndonesian(
                $"{areas.Count} kelurahan mempunyai calon {programme} tetapi belum mempunyai kuota {year}: {named}"
                    + (areas.Count > 20 ? " dan lainnya." : "."),
                "Atur kuotanya, walaupun 0.")
            .AtCommandLine($"Set them: paseban quota import FILE --year {year}");
    }

    public static Problem None(int year, string? programme) => Problem.NotFound(
        "quota.none", $"No quota is set for {year}{(programme is null ? "" : $" in {programme}")}.",
        "Set quotas first.")
        .InIndonesian($"Belum ada kuota untuk {year}{(programme is null ? "" : $" pada {programme}")}.", "Atur kuotanya dahulu.")
        .AtCommandLine($"Set them: paseban quota import FILE --year {year}");
}
