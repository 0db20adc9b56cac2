using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <param name="Path">CSV or XLSX.</param>
/// <param name="Wave">The wave; the one that is open when null.</param>
/// <param name="BadRows">What becomes of a file with bad rows.</param>
/// <param name="ErrorsPath">Where bad rows are listed; beside the input when null.</param>
public sealed record ImportApplicationsRequest(
    string Path, string? Wave = null, BadRows BadRows = BadRows.RefuseFile, string? ErrorsPath = null);

/// <param name="File">What became of the file.</param>
/// <param name="Wave">The wave that took it.</param>
/// <param name="Applications">Households that became applications.</param>
/// <param name="ProposedBefore">Households whose people an earlier list of this wave proposed already; left as they are.</param>
/// <param name="Members">People of the new applications.</param>
/// <param name="NewPeople">People whom the registry did not know.</param>
/// <param name="CardsReissued">Known families that came with a new family card.</param>
/// <param name="Open">Members who go on to the matching, without a doubt.</param>
/// <param name="Verify">Members who go on and are to be looked at.</param>
/// <param name="Dropped">Members who go no further.</param>
/// <param name="OutsideAge">Requests for a programme whose age limits the person does not meet now; kept, and judged later.</param>
/// <param name="Waiting">Households kept as drafts because somebody in them has no usable NIK.</param>
public sealed record ApplicationsImported(
    ImportSummary File, RegistrationWave Wave, long Applications, long ProposedBefore, long Members, long NewPeople, long CardsReissued,
    long Open, long Verify, long Dropped, long OutsideAge, long Waiting);

/// <summary>
/// Takes a list of proposals (daftar usulan) into a wave: each household becomes one application. One transaction: all of it or nothing.
/// A file that was taken before changes nothing; nor do households of an earlier list of the wave that stand in it again.
/// </summary>
/// <remarks>The rows of the list are held in memory, about a kilobyte each: the rows of a household may stand anywhere in it.</remarks>
public sealed class ImportApplications(Database database, KeyRing keys, Law law)
{
    public async Task<Outcome<ApplicationsImported>> RunAsync(
        ImportApplicationsRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var waves = await WaveCalendar.ReadAsync(work, ct);
        var known = request.Wave is null ? waves.TakingOn(context.Today) : waves.Find(request.Wave);
        if (!known.Succeeded) return known.Problems.ToArray();
        var columns = new ProposalColumns(law.Facts);
        var opened = await ImportFile.OpenAsync(
            request.Path, $"proposals {known.Value.Code}", columns.All, request.ErrorsPath, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var file = opened.Value;
        // The same file again is answered even when the wave is over by now.
        if (await file.FindPastAsync(work, ct) is { RowsRefused: 0 } before)
            return new ApplicationsImported(ImportSummary.OfRepeat(file, before), known.Value, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        var wave = waves.TakingOn(context.Today, known.Value.Code);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var areas = await AreaIndex.ReadAsync(work, ct);
        if (areas.Count == 0) return ImportPersons.NoTerritory();

        using var vault = new IdentityVault(keys);
        var (rows, rowsRead, problems) = await ReadAsync(file, columns, areas, vault, context.Today, progress, ct);
        var households = ProposalHouseholds.Gather(rows, problems);
        foreach (var problem in problems.OrderBy(problem => problem.Line)) file.Errors.Add(problem);
        if (households.Count == 0 || (file.Errors.Count > 0 && request.BadRows == BadRows.RefuseFile))
            return file.Finish(rowsRead, request.BadRows).Problems.ToArray();
        var landing = new ProposalsLanding(work, vault, law, wave.Value, file.Errors.Add);
        var landed = await landing.LandAsync([.. households.Where(household => household.IsKnown)], progress, ct);
        var waiting = new WaitingProposals(work, vault, law, wave.Value);
        landed = landed with { ProposedBefore = landed.ProposedBefore + await waiting.StageAsync(households, ct) };
        var (errorsFile, refusals) = file.Finish(rowsRead, request.BadRows);
        if (refusals.Count > 0) return refusals.ToArray();
        return await FinishAsync(work, file, rowsRead, errorsFile, landing, landed, waiting, ct);
    }

    private async Task<(List<ProposalRow> Rows, long RowsRead, List<RowProblem> Problems)> ReadAsync(
        ImportFile file, ProposalColumns columns, AreaIndex areas, IdentityVault vault, DateOnly today, IProgress<WorkProgress>? progress,
        CancellationToken ct)
    {
        using var readingVault = vault.Clone();
        var people = new PersonRowReader(
            file.Table, file.Layout, columns.Person, law.Facts, areas, readingVault, new(columns.Declared.Source, Month.Of(today)), today,
            mayLackNik: true);
        var reader = new ProposalRowReader(file.Table, file.Layout, columns, new AskedProgrammes(law, Month.Of(today)), people);
        var estimate = new RowEstimate(new("usulan dibaca", "proposals read"), file.Table.Length, progress);
        var (rows, read, problems) = (new List<ProposalRow>(), 0L, new List<RowProblem>());
        await RowPipeline.RunAsync<ProposalRow>(file.Table, reader.Read, chunk =>
        {
            rows.AddRange(chunk.Rows);
            problems.AddRange(chunk.Problems);
            read += chunk.RowsRead;
            estimate.Report(read, chunk.Position);
            return Task.CompletedTask;
        }, ct);
        return (rows, read, problems);
    }

    private static async Task<ApplicationsImported> FinishAsync(
        UnitOfWork work, ImportFile file, long rowsRead, string? errorsFile, ProposalsLanding landing, ProposalsLanded landed,
        WaitingProposals waiting, CancellationToken ct)
    {
        var rowsLanded = rowsRead - file.Errors.RefusedRows;
        var reference = await file.RememberAsync(work, rowsRead, rowsLanded, ct);
        var trail = await landing.RegisterAsync(reference, ct);
        var drafts = await waiting.LandAsync(reference, ct);
        var complete = trail.Completeness;
        var result = new ApplicationsImported(
            ImportSummary.Of(file, reference, rowsRead, rowsLanded, errorsFile), landing.Wave, landed.Applications, landed.ProposedBefore,
            trail.Registered.All, landed.People.Created, landed.People.CardsReissued, complete.Passed, complete.Verify, complete.Dropped,
            landed.OutsideAge, drafts);
        work.Record("applications.imported", reference, new
        {
            file = file.Hash,
            wave = landing.Wave.Code,
            rows_read = rowsRead,
            rows_refused = file.Errors.RefusedRows,
            result.Applications,
            result.ProposedBefore,
            result.Members,
            result.NewPeople,
            result.Waiting,
            rows = trail.Registered.Root,
        });
        work.Record("applications.checked", reference, new { complete.Passed, complete.Verify, complete.Dropped, rows = complete.Root });
        await work.CommitAsync(ct);
        return result;
    }
}
