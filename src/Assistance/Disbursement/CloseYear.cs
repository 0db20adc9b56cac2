using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <param name="Result">Revenue less expenditure of the year, as moved to equity (negative for a programme that spends).</param>
/// <param name="RefundDue">What remains on the fund account and belongs to nobody: due back to the treasury.</param>
/// <param name="RefundReference">What its transfer carries as end-to-end id; null when nothing is due.</param>
public sealed record ClosedYear(int Year, Rupiah Result, Rupiah RefundDue, Reference? RefundReference);

/// <param name="OpenRuns">Names of its runs that are neither closed nor cancelled; while there is one, the year stays open.</param>
/// <param name="Idle">What would be due back to the treasury.</param>
public sealed record YearToClose(int Year, IReadOnlyList<string> OpenRuns, Rupiah Idle);

/// <summary>
/// Closes a fiscal year on or after its 31 December: every run of it is closed, revenue and expenditure move to the result, and idle money
/// becomes due to the treasury. Afterwards nothing is booked in the year, and its months are paid only under a named authority.
/// </summary>
public sealed class CloseYear(Database database)
{
    internal static readonly EventClaim Recorded = new(
        "fiscal_year", "year.closed",
        told => [new(told.Event.Subject, told.At, told.By)],
        "select 'FY ' || year, closed_at, closed_by from fiscal_year");

    /// <param name="year">The year.</param>
    /// <param name="context">Who closes it.</param>
    /// <param name="expected">What whoever closes it has seen due back; when it is another sum by now, nothing is closed.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Outcome<ClosedYear>> RunAsync(
        int year, ProcessContext context, Rupiah? expected = null, CancellationToken ct = default)
    {
        var lastDay = new DateOnly(year, 12, 31);
        if (context.Today < lastDay)
            return Problem.Conflict("year.not-over", $"The year {year} is not over.", $"Close it on or after {lastDay.Iso}.")
                .InIndonesian($"Tahun {year} belum berakhir.", $"Tutup pada {lastDay.Iso} atau sesudahnya.");
        await using var work = await database.BeginAsync(context, ct);
        // A statement, an approval and any other booking under way comes before the year's end or after it, never into it.
        await FundAccount.LockAsync(work, ct);
        await BudgetLine.LockAsync(work, year, ct);
        await Journal.HoldAsync(work, ct);
        if (await Journal.IsYearClosedAsync(work, year, ct)) return await AnswerAsync(work, year, ct);
        var now = await ReadAsync(work, year, ct);
        if (now.OpenRuns.Count > 0) return OpenRuns(now.OpenRuns);
        if (expected is not null && expected != now.Idle) return OtherIdle(expected.Value, now.Idle);
        if (await SubLedger.CompareAsync(work, ct) is { Count: > 0 } problems) return problems;

        var postings = await ClosingPostingsAsync(work, year, ct);
        if (postings.Count == 0 && (await BudgetLine.ReadAsync(work, year, ct)).Count == 0) return Unknown(year);
        if (now.Idle.IsPositive)
        {
            postings.Add(new Posting(Chart.TreasuryFunding, Chart.RefundDue, Posting.NoProgramme, now.Idle));
            await TreasuryRefund.RecordAsync(work, year, now.Idle, ct);
        }
        if (postings.Count > 0)
            await Journal.PostAsync(work, new JournalEntry($"year {year} closed", "year.closed", lastDay, $"FY {year}", null, postings),
                ct);
        await work.ExecuteAsync(
            """
            insert into fiscal_year (year, closed_at, closed_by) values (@year, @at, @by)
            on conflict (year) do update set closed_at = @at, closed_by = @by
            """,
            new { year = (long)year, at = context.AtMicroseconds, by = context.Actor.Id },
            ct);
        work.Record("year.closed", $"FY {year}", new { postings = postings.Count });
        var answer = await AnswerAsync(work, year, ct);
        await work.CommitAsync(ct);
        return answer;
    }

    /// <summary>A year closes for good: one that was mistyped must not.</summary>
    private static Problem Unknown(int year) =>
        Problem.NotFound("year.unknown", $"The fiscal year {year} has no budget and no bookings.", "Check the year.")
            .InIndonesian($"Tahun anggaran {year} tidak punya pagu dan pembukuan.", "Periksa tahunnya.");

    /// <summary>What closing the year would do now, and what stands in its way.</summary>
    public async Task<YearToClose> PreviewAsync(int year, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return await ReadAsync(reading, year, ct);
    }

    private static async Task<YearToClose> ReadAsync(Reading reading, int year, CancellationToken ct)
    {
        var lastDay = new DateOnly(year, 12, 31);
        var open = await reading.ListAsync<string>(
            "select name from run where fiscal_year = @year and state not in ('closed', 'cancelled') order by id",
            new { year = (long)year }, ct);
        var idle = IdleMoney(await TrialBalance.ReadAsync(reading, lastDay, ct)) - await SuspendedCash.ReceiptsAsync(reading, lastDay, ct);
        return new YearToClose(year, open, idle.IsPositive ? idle : Rupiah.Zero);
    }

    private static Problem OpenRuns(IReadOnlyList<string> names) => Problem.Conflict(
        "year.open-runs", $"Runs are still open: {string.Join(", ", names)}.", "Close or cancel them first.")
        .InIndonesian($"Penyaluran yang masih terbuka: {string.Join(", ", names)}.", "Tutup atau batalkan lebih dahulu.");

    private static Problem OtherIdle(Rupiah seen, Rupiah now) => Problem.Conflict(
        "year.other-sum", $"You saw {seen} due back to the treasury; by now it would be {now}.",
        "Nothing was closed. Look again, then close.")
        .InIndonesian(
            $"Anda melihat {seen} harus disetor ke kas daerah; sekarang menjadi {now}.", "Tahun belum ditutup. Lihat lagi, lalu tutup.");

    /// <summary>Cash that no payable and no return lays claim to; receipts in suspense are still in it, payouts are gone.</summary>
    private static Rupiah IdleMoney(TrialBalance books) =>
        books.BalanceOf(Chart.FundAtBank)
        - books.BalanceOf(Chart.Payable) - books.BalanceOf(Chart.InTransit) - books.BalanceOf(Chart.Returned)
        - books.BalanceOf(Chart.RefundDue);

    private static async Task<List<Posting>> ClosingPostingsAsync(Reading reading, int year, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(string Code, string Programme, long Debits)>(
            """
            select side.code, side.programme, cast(sum(side.amount) as bigint) from (
                select p.debit_account as code, p.programme, p.amount from posting p join journal_entry e on e.id = p.entry_id
                    where e.fiscal_year = @year
                union all
                select p.credit_account, p.programme, -p.amount from posting p join journal_entry e on e.id = p.entry_id
                    where e.fiscal_year = @year) side
            group by side.code, side.programme order by side.code, side.programme
            """,
            new { year = (long)year },
            ct);
        return [.. rows.Where(r => r.Debits != 0)
            .Select(r => (Account: Chart.All.Single(a => a.Code == r.Code), r.Programme, r.Debits))
            .Where(r => r.Account.IsNominal)
            .Select(r => r.Debits > 0
                ? new Posting(Chart.YearResult, r.Account, r.Programme, new Rupiah(r.Debits))
                : new Posting(r.Account, Chart.YearResult, r.Programme, new Rupiah(-r.Debits)))];
    }

    private static async Task<ClosedYear> AnswerAsync(Reading reading, int year, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(string Debit, string Credit, long Amount)>(
            """
            select p.debit_account, p.credit_account, p.amount from posting p join journal_entry e on e.id = p.entry_id
            where e.kind = 'year.closed' and e.fiscal_year = @year
            """,
            new { year = (long)year },
            ct);
        var result = rows.Sum(r => r.Credit == Chart.YearResult.Code ? r.Amount : r.Debit == Chart.YearResult.Code ? -r.Amount : 0);
        var refund = (await TreasuryRefund.ListAsync(reading, ct)).SingleOrDefault(refund => refund.FiscalYear == year);
        return new ClosedYear(year, new Rupiah(result), refund?.Amount ?? Rupiah.Zero, refund?.Reference);
    }
}
