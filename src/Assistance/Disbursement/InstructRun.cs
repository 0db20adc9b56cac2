using Paseban.Assistance.Registry;
using Paseban.Ledger;
using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <param name="PaymentsPerFile">The bank's limit for one file.</param>
public sealed record InstructRunRequest(string Run, int PaymentsPerFile = 50_000);

/// <param name="Held">Payments that the last screening took out, by reason.</param>
public sealed record InstructedRun(Run Run, IReadOnlyList<BankFile> Files, IReadOnlyDictionary<string, long> Held);

/// <summary>
/// Releases an approved run to the bank: proves that what was approved is what stands here, screens once more, cuts the files and writes
/// the intent to send them. Nothing leaves the system here; <see cref="SendBankFiles"/> does that, as often as it takes.
/// </summary>
public sealed class InstructRun(Database database, Law law, IdentityVault vault)
{
    public async Task<Outcome<InstructedRun>> RunAsync(
        InstructRunRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        if (request.PaymentsPerFile is < 1 or > 1_000_000)
            return Problem.Invalid("run.file-size", "A bank file holds 1 to 1,000,000 payments.", "Give the bank's limit.")
                .InIndonesian("Satu berkas bank memuat 1 sampai 1.000.000 pembayaran.", "Isi batas dari bank.")
                .AtCommandLine("Use --per-file with the bank's limit.");
        await using var work = await database.BeginAsync(context, ct);
        var found = await Run.LockAsync(work, request.Run, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var run = found.Value;
        if (run.State == RunState.Instructed)
            return new InstructedRun(run, await BankFile.OfRunAsync(work, run.Id, ct), await LastScreening.HeldAsync(work, run.Id, ct));
        if (await GuardAsync(work, run, ct) is { Count: > 0 } problems) return problems;
        await FundAccount.LockAsync(work, ct);
        var fund = await FundAccount.ReadAsync(work, ct);
        if (!fund.Succeeded) return fund.Problems.ToArray();

        progress?.Report(new WorkProgress(new("Menyaring sekali lagi", "Screening once more"), 0, 3));
        var screened = await new LastScreening(law).HoldAsync(work, run, ct);
        if (!screened.Succeeded) return screened.Problems.ToArray();
        await ReverseHeldAsync(work, run, screened.Value, ct);

        progress?.Report(new WorkProgress(new("Menyusun berkas bank", "Cutting bank files"), 1, 3));
        var files = await CutFilesAsync(work, run, request.PaymentsPerFile, ct);
        try
        {
            foreach (var file in files) await SealFileAsync(work, run, fund.Value, file, ct);
        }
        catch (PaymentFileException refused)
        {
            return Problem.Conflict("run.file-refused", refused.Message, "Cancel the run, have that corrected, and build it again.")
                .InIndonesian(
                    "Ada pembayaran yang tidak dapat dimuat berkas bank.", "Batalkan penyalurannya, minta dibetulkan, lalu susun lagi.");
        }
        await PostAsync(work, run, ct);
        await Run.SetStateAsync(work, run.Id, RunState.Instructed, ct);
        var held = await LastScreening.HeldAsync(work, run.Id, ct);
        work.Record("run.instructed", run.Reference.ToString(), new { run.Name, root = run.SnapshotRoot, files = files.Count, held });
        await work.CommitAsync(ct);
        progress?.Report(new WorkProgress(new("Diperintahkan ke bank", "Instructed"), 3, 3));
        return new InstructedRun(run with { State = RunState.Instructed }, await FilesAsync(run.Id, ct), held);
    }

    private async Task<List<Problem>> GuardAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        if (run.State != RunState.Approved) return [RunErrors.WrongState(run, "instruct", RunState.Approved)];
        if (run.BuiltBy == work.Context.Actor.Id) return [RunErrors.SeparateActs("built", "menyusun")];
        var approved = await work.FindAsync<string>(
            "select root from run_approval where run_id = @Id and actor_id = @actor", new { run.Id, actor = work.Context.Actor.Id }, ct);
        if (approved is not null) return [RunErrors.SeparateActs("approved", "menyetujui")];
        if (run.LawHash != law.Version) return [RunErrors.OtherLaw(law.Version)];
        var root = await work.SingleAsync<string>("select approved_root from run where id = @Id", new { run.Id }, ct);
        if ((await Run.Snapshot.ComputeAsync(work, run.Id, ct)).Root != root) return [RunErrors.SnapshotChanged(run.Name)];
        if (run.IsReissue) return [];

        var overdrawn = (await BudgetLine.ReadAsync(work, run.FiscalYear, ct))
            .Where(line => run.Programmes.Contains(line.Programme) && line.Remaining < Rupiah.Zero).ToList();
        if (overdrawn.Count > 0)
            return overdrawn.ConvertAll(line => RunErrors.CeilingExceeded(line.Programme, line.FiscalYear, line.Used, line.Ceiling));
        var total = (await PaymentSums.ByProgrammeAsync(work, run.Id, PaymentState.Approved, ct)).Select(t => t.Amount).Total();
        var order = (await RecordPaymentOrder.OfRunAsync(work, run, ct)).FirstOrDefault(o => o.Kind == PaymentOrder.Release);
        if (order is null) return [RunErrors.NoPaymentOrder(run.Name)];
        return order.Amount < total ? [RunErrors.OrderTooSmall(order.Amount, total)] : [];
    }

    /// <summary>What is held after approval is no longer owed in this run.</summary>
    private static async Task ReverseHeldAsync(UnitOfWork work, Run run, IReadOnlyList<ProgrammeSum> held, CancellationToken ct)
    {
        var refund = Chart.ForRefundOf(run.FiscalYear, work.Context.Today);
        var postings = held.Select(sum => new Posting(Chart.Payable, refund, sum.Programme, sum.Amount)).ToList();
        if (postings.Count > 0)
            await Journal.PostAsync(
                work, new JournalEntry($"run {run.Id} screened", "run.screened", work.Context.Today, run.Name, run.Id, postings), ct);
    }

    private static async Task<IReadOnlyList<BankFile>> CutFilesAsync(UnitOfWork work, Run run, int size, CancellationToken ct)
    {
        var cut = await work.ListAsync<(long First, long Last, long Payments, long Total)>(
            """
            select min(id), max(id), count(*), cast(sum(amount) as bigint)
            from (select id, amount, (row_number() over (order by id) - 1) / @size as number
                  from payment where run_id = @Id and state = 'approved') numbered
            group by number order by number
            """,
            new { size = (long)size, run.Id },
            ct);
        if (cut.Count == 0) return [];
        var first = await work.TakeNumbersAsync("bank_file", cut.Count, ct);
        var files = cut.Select((f, i) =>
            BankFile.New(run, first + i, i + 1, f.First, f.Last, f.Payments, new Rupiah(f.Total), work.Context.At)).ToList();
        await PaymentTallies.MoveAllAsync(work, run.Id, PaymentState.Approved, PaymentState.Instructed, ct);
        foreach (var file in files)
        {
            await work.ExecuteAsync(
                """
                update payment set state = 'instructed', file_id = @file
                where run_id = @run and id >= @FirstPayment and id <= @LastPayment and state = 'approved'
                """,
                new { file = file.Id, run = run.Id, file.FirstPayment, file.LastPayment },
                ct);
        }
        await work.AnalyzeAsync(["payment"], ct);
        return files;
    }

    /// <summary>Writes the file once into nothing, to know the hash that the published bytes must have.</summary>
    private async Task SealFileAsync(UnitOfWork work, Run run, FundAccount fund, BankFile file, CancellationToken ct)
    {
        await file.InsertAsync(work, run.Id, contentHash: "", ct);
        var payments = new BankFilePayments(vault);
        var summary = await payments.WriteAsync(
            work, file, instructions => PaymentFileWriter.Write(Stream.Null, file.Header(fund, run), instructions), ct);
        await work.ExecuteAsync("update bank_file set content_hash = @Sha256 where id = @Id", new { summary.Sha256, file.Id }, ct);
        work.Record(
            "bank-file.sealed",
            file.MessageId,
            new { run = run.Name, payments = file.Payments, total = file.Total.Amount, hash = summary.Sha256 });
        await Outbox.AddAsync(work, BankFile.Channel, file.Name, ct);
    }

    private static async Task PostAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        var postings = (await PaymentSums.ByProgrammeAsync(work, run.Id, PaymentState.Instructed, ct))
            .Select(t => new Posting(Chart.Payable, Chart.InTransit, t.Programme, t.Amount)).ToList();
        if (postings.Count > 0)
            await Journal.PostAsync(
                work, new JournalEntry($"run {run.Id} instructed", "run.instructed", work.Context.Today, run.Name, run.Id, postings), ct);
    }

    private async Task<IReadOnlyList<BankFile>> FilesAsync(long run, CancellationToken ct)
    {
        await using var reading = await database.ReadAsync(ct);
        return await BankFile.OfRunAsync(reading, run, ct);
    }
}
