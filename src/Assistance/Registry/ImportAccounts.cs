using Paseban.Assistance.Imports;

namespace Paseban.Assistance.Registry;

/// <param name="Path">CSV or XLSX.</param>
/// <param name="BadRows">What becomes of a file with bad rows.</param>
/// <param name="ErrorsPath">Where bad rows are listed; beside the input when null.</param>
public sealed record ImportAccountsRequest(string Path, BadRows BadRows = BadRows.RefuseFile, string? ErrorsPath = null);

/// <param name="File">What became of the file.</param>
/// <param name="Created">People who had no account.</param>
/// <param name="Changed">People whose account is another one now; the former version is kept.</param>
/// <param name="Unchanged">People whose account was known as it is.</param>
/// <param name="SharedAccounts">Accounts in the whole registry that are in force for more than one person.</param>
public sealed record AccountsImported(ImportSummary File, long Created, long Changed, long Unchanged, long SharedAccounts);

/// <summary>Lands a file of bank accounts of people who are known. One transaction: all of it or nothing.</summary>
public sealed class ImportAccounts(Database database, KeyRing keys)
{
    public async Task<Outcome<AccountsImported>> RunAsync(
        ImportAccountsRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var opened = await ImportFile.OpenAsync(request.Path, "accounts", AccountColumns.All, request.ErrorsPath, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var file = opened.Value;

        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        if (await file.FindPastAsync(work, ct) is { RowsRefused: 0 } before)
            return new AccountsImported(ImportSummary.OfRepeat(file, before), 0, 0, 0, 0);
        await work.PreferIndexesAsync(ct);

        using var vault = new IdentityVault(keys);
        using var readingVault = vault.Clone();
        var reader = new AccountRowReader(file.Table, file.Layout, readingVault);
        var estimate = new RowEstimate(new("rekening", "accounts"), file.Table.Length, progress);
        var (read, created, changed) = (0L, 0L, 0L);
        await RowPipeline.RunAsync<AccountRow>(file.Table, reader.Read, async chunk =>
        {
            read += chunk.RowsRead;
            var good = await FindPeopleAsync(work, chunk, ct);
            foreach (var problem in chunk.Problems.OrderBy(problem => problem.Line)) file.Errors.Add(problem);
            if (file.Errors.Count == 0 || request.BadRows == BadRows.SkipRow)
            {
                var landed = await BankAccounts.WriteAsync(work, vault, good.ConvertAll(row => (row.PersonId, row.Account)), ct);
                (created, changed) = (created + landed.First, changed + landed.Replaced);
            }
            estimate.Report(read, chunk.Position);
        }, ct);

        var (errorsFile, problems) = file.Finish(read, request.BadRows);
        if (problems.Count > 0) return problems.ToArray();
        await work.AnalyzeAfterAsync(created + changed, ["bank_account"], ct);
        var good = read - file.Errors.RefusedRows;
        var reference = await file.RememberAsync(work, read, good, ct);
        var result = new AccountsImported(
            ImportSummary.Of(file, reference, read, good, errorsFile), created, changed, good - created - changed,
            await BankAccounts.CountSharedAsync(work, ct));
        work.Record("accounts.imported", reference, new
        {
            file = file.Hash,
            rows_read = read,
            rows_refused = file.Errors.RefusedRows,
            result.Created,
            result.Changed,
            result.Unchanged,
            result.SharedAccounts,
        });
        await work.CommitAsync(ct);
        return result;
    }

    /// <summary>
    /// The rows whose person is known. A number of a record that was found to be another record's person counts for that one: money
    /// goes to one account for each person.
    /// </summary>
    private static async Task<List<AccountRow>> FindPeopleAsync(UnitOfWork work, RowChunk<AccountRow> chunk, CancellationToken ct)
    {
        var people = new long?[chunk.Rows.Count];
        foreach (var person in await PeopleByIdentity.ByNikAsync(work, [.. chunk.Rows.Select(row => row.NikIndex)], ct))
            people[person.Place] = person.StandingId;
        var (good, seen) = (new List<AccountRow>(chunk.Rows.Count), new Dictionary<long, long>());
        for (var i = 0; i < chunk.Rows.Count; i++)
        {
            var row = chunk.Rows[i];
            if (people[i] is not { } person)
            {
                chunk.Problems.Add(RowProblem.At(
                    row.Line, AccountColumns.Nik, row.Nik.Digits, RowReasons.UnknownNik,
                    new("Masukkan dahulu datanya, atau perbaiki NIK-nya.", "Import the person first, or correct the NIK.")));
            }
            else if (!seen.TryAdd(person, row.Line))
            {
                chunk.Problems.Add(RowProblem.OfRow(row.Line, RowReasons.OnePerson(seen[person]), AccountRowReader.KeepOne));
            }
            else
            {
                row.PersonId = person;
                good.Add(row);
            }
        }
        return good;
    }
}
