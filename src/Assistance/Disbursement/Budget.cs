using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>What the budget (DPA) allows a programme in a fiscal year and what is used of it.</summary>
/// <param name="Used">Expenditure booked in the year, less what came back in the same year.</param>
public sealed record BudgetLine(int FiscalYear, string Programme, string Dpa, Rupiah Ceiling, Rupiah Used)
{
    public Rupiah Remaining => Ceiling - Used;

    /// <summary>The lines in force, one a programme; the one place that computes what remains.</summary>
    public static async Task<IReadOnlyList<BudgetLine>> ReadAsync(Reading reading, int year, CancellationToken ct = default)
    {
        var rows = await reading.ListAsync<(string Programme, string Dpa, long Ceiling, long? Used)>(
            """
            select b.programme, b.dpa, b.ceiling,
                   (select cast(sum(case when p.debit_account = @expenditure then p.amount else -p.amount end) as bigint)
                    from posting p join journal_entry e on e.id = p.entry_id
                    where e.fiscal_year = @year and p.programme = b.programme and e.kind <> 'year.closed'
                      and (p.debit_account = @expenditure or p.credit_account = @expenditure))
            from budget_line b
            where b.fiscal_year = @year
              and b.version = (select max(v.version) from budget_line v where v.fiscal_year = b.fiscal_year and v.programme = b.programme)
            order by b.programme
            """,
            new { year = (long)year, expenditure = Chart.Expenditure.Code },
            ct);
        return [.. rows.Select(r => new BudgetLine(year, r.Programme, r.Dpa, new Rupiah(r.Ceiling), new Rupiah(r.Used ?? 0)))];
    }

    /// <summary>
    /// Holds the ceilings of a year until the end of the change: two runs that each fit are not approved beside each other, and no ceiling
    /// is lowered below what is being approved.
    /// </summary>
    internal static Task LockAsync(UnitOfWork work, int year, CancellationToken ct) =>
        work.ExecuteAsync("update budget_line set ceiling = ceiling where fiscal_year = @year", new { year = (long)year }, ct);

    /// <summary>The problems that forbid spending <paramref name="needs"/> more; empty when the ceilings hold.</summary>
    internal static async Task<List<Problem>> ShortfallsAsync(
        Reading reading, int year, IEnumerable<(string Programme, Rupiah Need)> needs, CancellationToken ct)
    {
        var lines = await ReadAsync(reading, year, ct);
        var problems = new List<Problem>();
        foreach (var (programme, need) in needs)
        {
            if (lines.SingleOrDefault(line => line.Programme == programme) is not { } line)
                problems.Add(RunErrors.NoBudget(programme, year));
            else if (need > line.Remaining) problems.Add(RunErrors.CeilingExceeded(programme, year, need, line.Remaining));
        }
        return problems;
    }
}

/// <summary>Records a budget line or its amendment (a new version; the old ones stay).</summary>
public sealed class RecordBudget(Database database)
{
    /// <summary>Every version of a line.</summary>
    internal static readonly EventClaim Recorded = new(
        "budget_line", "budget.recorded",
        told => [new($"{told.Event.Subject} as of {told.At}", told["after"], told["dpa"], told.By)],
        "select programme || ' ' || fiscal_year || ' as of ' || recorded_at, ceiling, dpa, recorded_by from budget_line");

    public async Task<Outcome<BudgetLine>> RunAsync(
        int year, string programme, string dpa, Rupiah ceiling, ProcessContext context, CancellationToken ct = default)
    {
        if (dpa.Length == 0 || ceiling < Rupiah.Zero)
            return Problem.Invalid(
                "budget.invalid", "A budget line needs its DPA number and a ceiling of zero or more.", "Copy both from the DPA.")
                .InIndonesian("Pagu memerlukan nomor DPA dan jumlah nol atau lebih.", "Salin keduanya dari DPA.");
        await using var work = await database.BeginAsync(context, ct);
        await BudgetLine.LockAsync(work, year, ct);
        var before = (await BudgetLine.ReadAsync(work, year, ct)).SingleOrDefault(line => line.Programme == programme);
        if (before?.Dpa == dpa && before.Ceiling == ceiling) return before;
        if (await Journal.IsYearClosedAsync(work, year, ct))
            return Problem.Conflict(
                "budget.year-closed", $"The fiscal year {year} is closed; its budget changes no more.", "Check the year on the DPA.")
                .InIndonesian($"Tahun anggaran {year} sudah ditutup; pagunya tidak berubah lagi.", "Periksa tahun pada DPA-nya.");
        if (before is not null && ceiling < before.Used)
            return Problem.Conflict(
                "budget.below-use",
                $"{before.Used} of {programme} {year} is spent already; the ceiling cannot be {ceiling}.",
                "Check the DPA amendment.")
                .InIndonesian(
                    $"Dari {programme} {year} sudah terpakai {before.Used}; pagunya tidak dapat menjadi {ceiling}.",
                    "Periksa perubahan DPA-nya.");

        await work.ExecuteAsync(
            """
            insert into budget_line (fiscal_year, programme, version, dpa, ceiling, recorded_at, recorded_by)
            select @year, @programme, coalesce(max(version), 0) + 1, @dpa, @ceiling, @at, @by from budget_line
                where fiscal_year = @year and programme = @programme
            """,
            new { year = (long)year, programme, dpa, ceiling = ceiling.Amount, at = context.AtMicroseconds, by = context.Actor.Id },
            ct);
        work.Record("budget.recorded", $"{programme} {year}", new { before = before?.Ceiling.Amount, after = ceiling.Amount, dpa });
        await work.CommitAsync(ct);
        return new BudgetLine(year, programme, dpa, ceiling, before?.Used ?? Rupiah.Zero);
    }
}
