using System.Data.Common;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <param name="Name">The operator's name of the run, unique; repeating a build under the same name changes nothing.</param>
/// <param name="Programmes">In the order of precedence within a benefit group.</param>
/// <param name="Cohort">Only recipients of this cohort; null for all.</param>
/// <param name="Months">The months to pay.</param>
/// <param name="Arrears">Also pays unpaid months of the same calendar year before <paramref name="Months"/> (rapel).</param>
/// <param name="LateAuthority">The recorded authority under which months of a closed year are paid.</param>
public sealed record BuildRunRequest(
    string Name, IReadOnlyList<string> Programmes, string? Cohort, MonthRange Months, DateOnly ValueDate, bool Arrears = false,
    string? LateAuthority = null);

/// <summary>
/// Works out who is due what, freezes each payee as of now and allocates the months. Nothing is paid by it: approval and
/// instruction are other people's acts.
/// </summary>
public sealed class BuildRun(Database database, Law law)
{
    public async Task<Outcome<Run>> RunAsync(
        BuildRunRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        if (Guard(request, context) is { } wrong) return wrong;
        await using var work = await database.BeginAsync(context, ct);
        if ((await Run.FindAsync(work, request.Name, ct)) is { Succeeded: true } existing)
            return Repeat(existing.Value, request, MonthsOf(request));
        if (await AdoptedLaw.CheckAsync(work, law, ct) is { } notAdopted) return notAdopted;
        var months = MonthsOf(request);
        var authority = await LateMonths.AllowAsync(work, months, request.LateAuthority, ct);
        if (!authority.Succeeded) return authority.Problems.ToArray();

        progress?.Report(new WorkProgress(new("Menghitung bulan yang jatuh tempo", "Working out the months due"), 0, 4));
        var due = await MonthsDue.ComputeAsync(work, law, request.Programmes, months, request.Cohort, ct);
        if (!due.Succeeded) return due.Problems.ToArray();
        if (due.Value == 0) return RunErrors.NothingDue(months);

        var id = await work.TakeNumbersAsync("run", 1, ct);
        await InsertRunAsync(work, id, request, months, authority.Value.Authority, ct);
        try
        {
            progress?.Report(new WorkProgress(new("Membekukan daftar bayar", "Freezing the payees"), 1, 4));
            await PayeeSnapshot.WriteAsync(work, id, due.Value, ct);
        }
        catch (DbException conflict) when (IsDuplicateMonth(conflict))
        {
            return Problem.Conflict(
                "run.concurrent",
                "Another run allocated some of these months at the same moment.",
                "Build again: what the other run took is left out.")
                .InIndonesian(
                    "Penyaluran lain mengambil sebagian bulan ini pada saat yang sama.", "Susun lagi: yang sudah diambil tidak ikut.");
        }
        progress?.Report(new WorkProgress(new("Menyegel daftar bayar", "Sealing the snapshot"), 3, 4));
        var run = await SealAsync(work, id, request.ValueDate, ct);
        await work.CommitAsync(ct);
        progress?.Report(new WorkProgress(new("Tersusun", "Built"), 4, 4));
        return run;
    }

    /// <summary>
    /// Computes the Merkle root of what was written, counts it, holds who may not be paid like this and records the event; the same for a
    /// regular run and a reissue.
    /// </summary>
    internal static async Task<Run> SealAsync(UnitOfWork work, long id, DateOnly valueDate, CancellationToken ct)
    {
        var count = new RunCount();
        var root = await Run.Snapshot.ComputeAsync(work, id, count.Add, ct);
        await PaymentTallies.WriteAsync(work, id, count, ct);
        await HeldPayments.HoldUnpayableAsync(work, count.Unpayable, ct);
        await SharedAccounts.HoldAsync(work, id, PaymentState.Planned, valueDate, ct);
        await RunTotals.WriteAsync(work, id, count, ct);
        await work.ExecuteAsync(
            """
            update run set snapshot_root = @root,
                payments = (select cast(sum(payments) as bigint) from run_programme_total where run_id = @id),
                total = (select cast(sum(total) as bigint) from run_programme_total where run_id = @id)
            where id = @id
            """,
            new { id, root = root.Root },
            ct);
        var run = await Run.ByIdAsync(work, id, ct);
        work.Record("run.built", run.Reference.ToString(), new
        {
            run.Name,
            run.Kind,
            months = run.Months.ToString(),
            payments = run.Payments,
            total = run.Total.Amount,
            law = run.LawHash,
            rows = root,
        });
        return run;
    }

    private static Problem? Guard(BuildRunRequest request, ProcessContext context)
    {
        if (Run.NameProblem(request.Name) is { } problem) return problem;
        if (request.Programmes.Count == 0 || request.Programmes.Distinct(StringComparer.Ordinal).Count() != request.Programmes.Count)
            return Problem.Invalid(
                "run.programmes", "Name at least one programme, each once.", "For example KLJ, then KPDJ.")
                .InIndonesian("Sebut paling sedikit satu program, masing-masing sekali.", "Misalnya KLJ, lalu KPDJ.")
                .AtCommandLine("For example: --programme KLJ --programme KPDJ");
        return request.ValueDate < context.Today ? RunErrors.ValueDatePassed(request.ValueDate) : null;
    }

    /// <summary>The months asked for, with arrears from the start of their year.</summary>
    private static MonthRange MonthsOf(BuildRunRequest request) =>
        request.Arrears ? new MonthRange(new Month(request.Months.From.Year, 1), request.Months.Through) : request.Months;

    private static Outcome<Run> Repeat(Run existing, BuildRunRequest request, MonthRange months)
    {
        if (existing.IsReissue) return RunErrors.NameTaken(request.Name, "kind", "jenis");
        if (!existing.Programmes.SequenceEqual(request.Programmes, StringComparer.Ordinal))
            return RunErrors.NameTaken(request.Name, "list of programmes", "daftar program");
        if (existing.Cohort != request.Cohort) return RunErrors.NameTaken(request.Name, "cohort", "angkatan");
        if (existing.Months != months || existing.Arrears != request.Arrears) return RunErrors.NameTaken(request.Name, "period", "masa");
        return existing.ValueDate != request.ValueDate ? RunErrors.NameTaken(request.Name, "value date", "tanggal valuta") : existing;
    }

    private Task<int> InsertRunAsync(
        UnitOfWork work, long id, BuildRunRequest request, MonthRange months, long? authority, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into run (id, name, kind, programmes, cohort, from_month, through_month, arrears, fiscal_year, value_date, state,
                             law_hash, built_at, built_by, payments, total, snapshot_root, late_authority_id)
            values (@id, @Name, 'regular', @programmes, @Cohort, @from, @through, @arrears, @year, @valueDate, 'built', @law,
                    @at, @by, 0, 0, '', @authority)
            """,
            new
            {
                id,
                request.Name,
                programmes = string.Join(',', request.Programmes),
                request.Cohort,
                from = (long)months.From.Index,
                through = (long)months.Through.Index,
                arrears = request.Arrears ? 1L : 0L,
                year = (long)request.ValueDate.Year,
                valueDate = request.ValueDate.Iso,
                law = law.Version,
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
                authority,
            },
            ct);

    private static bool IsDuplicateMonth(DbException exception) =>
        exception.SqlState == "23505" || exception.Message.Contains("UNIQUE constraint failed: month_allocation", StringComparison.Ordinal);
}
