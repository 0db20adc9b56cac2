using Paseban.Assistance.Imports;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <param name="Path">CSV or XLSX.</param>
/// <param name="BadRows">What becomes of a file with bad rows.</param>
/// <param name="ErrorsPath">Where bad rows are listed; beside the input when null.</param>
/// <param name="Source">Who states the facts of rows that do not name a source.</param>
/// <param name="Vintage">The month that rows without one describe; the current month when null.</param>
public sealed record ImportPersonsRequest(
    string Path, BadRows BadRows = BadRows.RefuseFile, string? ErrorsPath = null, string? Source = null, Month? Vintage = null);

/// <param name="File">What became of the file.</param>
/// <param name="Created">People who were not known.</param>
/// <param name="Updated">Known people about whom something changed.</param>
/// <param name="Unchanged">Known people about whom nothing changed.</param>
/// <param name="Statements">Source records written or completed.</param>
/// <param name="Deaths">Deaths newly reported or corrected.</param>
/// <param name="MovedOut">Moves out of DKI Jakarta newly reported or corrected.</param>
/// <param name="HouseholdsBegun">Households with a card that was not known.</param>
/// <param name="CardsReissued">Households whose card was issued again; the former number still finds them.</param>
/// <param name="HouseholdMoves">People who moved to another household.</param>
/// <param name="Flagged">People of this file whose NIK disagrees with their birth date or sex.</param>
public sealed record PersonsImported(
    ImportSummary File, long Created, long Updated, long Unchanged, long Statements, long Deaths, long MovedOut, long HouseholdsBegun,
    long CardsReissued, long HouseholdMoves, long Flagged);

/// <summary>
/// Lands a persons file: people who are new, and what changed about those who are known; a cell that is empty says nothing. One
/// transaction: all of it or nothing. One thread reads, checks and looks numbers up by their blind index, another writes.
/// </summary>
public sealed class ImportPersons(Database database, KeyRing keys, FactCatalogue catalogue)
{
    public async Task<Outcome<PersonsImported>> RunAsync(
        ImportPersonsRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var defaults = Defaults(request);
        if (!defaults.Succeeded) return defaults.Problems.ToArray();
        var columns = new PersonColumns(catalogue);
        var opened = await ImportFile.OpenAsync(request.Path, "persons", columns.All, request.ErrorsPath, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var file = opened.Value;

        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        if (await file.FindPastAsync(work, ct) is { RowsRefused: 0 } before)
            return new PersonsImported(ImportSummary.OfRepeat(file, before), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        var areas = await AreaIndex.ReadAsync(work, ct);
        if (areas.Count == 0) return NoTerritory();

        using var vault = new IdentityVault(keys);
        var landing = await PersonsLanding.BeginAsync(work, vault, columns, catalogue, file.Errors.Add, ct);
        using var readingVault = vault.Clone();
        var reader = new PersonRowReader(file.Table, file.Layout, columns, catalogue, areas, readingVault, defaults.Value, context.Today);
        var estimate = new RowEstimate(new("orang", "persons"), file.Table.Length, progress);
        await RowPipeline.RunAsync<PersonRow>(file.Table, reader.Read, async chunk =>
        {
            await landing.LandAsync(chunk, onlyCheck: file.Errors.Count > 0 && request.BadRows == BadRows.RefuseFile, ct);
            estimate.Report(landing.RowsRead, chunk.Position);
        }, ct);

        var (errorsFile, problems) = file.Finish(landing.RowsRead, request.BadRows);
        if (problems.Count > 0) return problems.ToArray();
        return await FinishAsync(work, file, landing, errorsFile, ct);
    }

    private static async Task<PersonsImported> FinishAsync(
        UnitOfWork work, ImportFile file, PersonsLanding landing, string? errorsFile, CancellationToken ct)
    {
        var moves = await landing.FinishAsync(ct);
        var landed = landing.RowsRead - file.Errors.RefusedRows;
        var reference = await file.RememberAsync(work, landing.RowsRead, landed, ct);
        var result = landing.Result(ImportSummary.Of(file, reference, landing.RowsRead, landed, errorsFile), moves);
        work.Record("persons.imported", reference, new
        {
            file = file.Hash,
            rows_read = landing.RowsRead,
            rows_refused = file.Errors.RefusedRows,
            result.Created,
            result.Updated,
            result.Unchanged,
            result.Statements,
            result.Deaths,
            result.MovedOut,
            result.HouseholdsBegun,
            result.CardsReissued,
            result.HouseholdMoves,
            result.Flagged,
        });
        await work.CommitAsync(ct);
        return result;
    }

    private Outcome<StatementDefaults> Defaults(ImportPersonsRequest request)
    {
        if (request.Source is null) return new StatementDefaults(null, request.Vintage);
        return catalogue.Source(request.Source.ToUpperInvariant())
            .Match<Outcome<StatementDefaults>>(source => new StatementDefaults(source, request.Vintage), problems => problems.ToArray());
    }

    internal static Problem NoTerritory() => Problem.Conflict(
        "territory.empty",
        "The database does not know the kelurahan yet, so nobody's area can be checked.",
        "Load the territory first.")
        .InIndonesian(
            "Daftar kelurahan belum dimuat, sehingga wilayah orang tidak dapat diperiksa.",
            "Muat daftar wilayah lebih dahulu.")
        .AtCommandLine("Load it: paseban territory load");
}
