using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// The guard that looks at a whole run before release: against the law, the budget, and the previous run of the same programmes. It finds
/// what a person would see only in the totals: a doubled list, a wrong amount, a flood of changed accounts.
/// </summary>
internal sealed class Sentinel(Law law)
{
    private const string WrongAmounts = """
        select count(*) from payment p
        join month_allocation a on a.person_id = p.person_id and a.payment_id = p.id
        join temp_month_rule k on k.programme = p.programme and k.month = a.month
        where p.run_id = @Id and a.amount <> k.amount
        """;

    private const string SumsThatDiffer = """
        select count(*) from (
            select p.id from payment p left join month_allocation a on a.person_id = p.person_id and a.payment_id = p.id
            where p.run_id = @Id group by p.id
            having coalesce(sum(a.amount), 0) <> min(p.amount) or count(a.month) <> min(p.months)) wrong
        """;

    /// <summary>The code of a finding that the ceiling does not hold.</summary>
    public const string Budget = "BUDGET";

    // Where a programme stands in other findings.
    private const string WholeRun = "-";

    private static readonly string[] Blocking = [Budget, "LAW_SILENT", "AMOUNT_NOT_LAW", "SUM_DIFFERS"];

    /// <summary>Whether a finding with this code can never be accepted.</summary>
    public static bool IsBlocking(string code) => Blocking.Contains(code);

    public async Task<Outcome<IReadOnlyList<Finding>>> LookAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        var limits = law.Disbursement.SentinelLimits(work.Context.Today);
        if (!limits.Succeeded) return limits.Problems.ToArray();
        var findings = new List<Finding>();
        findings.AddRange(await AgainstLawAsync(work, run, ct));
        findings.AddRange(await AgainstRegistryAsync(work, run, ct));
        findings.AddRange(AgainstCalendar(run));
        if (!run.IsReissue)
        {
            var totals = await RunTotals.ReadAsync(work, run.Id, ct);
            var shortfalls = await BudgetLine.ShortfallsAsync(work, run.FiscalYear, totals.Select(t => (t.Programme, t.Total)), ct);
            findings.AddRange(shortfalls.Select(p => BlockFor(Budget, p)));
            foreach (var total in totals) findings.AddRange(await AgainstPreviousAsync(work, run, total, limits.Value, ct));
        }
        return findings;
    }

    private async Task<List<Finding>> AgainstLawAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        var findings = new List<Finding>();
        if (await MonthsDue.WriteRulesAsync(work, law, run.Programmes, run.Months, ct) is { Count: > 0 } problems)
            findings.AddRange(problems.Select(p => BlockFor("LAW_SILENT", p)));
        if (await work.SingleAsync<long>(WrongAmounts, new { run.Id }, ct) is var wrong and > 0)
            findings.Add(Block(
                "AMOUNT_NOT_LAW",
                new(
                    $"{wrong} bulan jumlahnya bukan menurut aturan bulan itu.",
                    $"{wrong} month(s) have another amount than the law of that month.")));
        if (await work.SingleAsync<long>(SumsThatDiffer, new { run.Id }, ct) is var differ and > 0)
            findings.Add(Block(
                "SUM_DIFFERS",
                new($"{differ} pembayaran bukan jumlah bulan-bulannya.", $"{differ} payment(s) differ from the sum of their months.")));
        return findings;
    }

    private static async Task<List<Finding>> AgainstRegistryAsync(UnitOfWork work, Run run, CancellationToken ct) =>
        await MergedPayees.CountPlannedAsync(work, run.Id, ct) is var merged and > 0
            ? [OfRun("MERGED", new(
                $"{merged} pembayaran untuk catatan yang digabung sejak penyaluran disusun; ditahan saat bank diperintahkan",
                $"{merged} payment(s) of records that were merged since the run was built; they are held when the bank is instructed"))]
            : [];

    /// <summary>Whatever the cadence of the law, no month is paid before it has begun, and banks credit on working days.</summary>
    private static IEnumerable<Finding> AgainstCalendar(Run run)
    {
        if (run.Months.Through > Month.Of(run.ValueDate))
            yield return OfRun("AHEAD", new(
                $"bulan {run.Months.Through} dibayar pada {run.ValueDate.Iso}, sebelum bulan itu mulai",
                $"the month {run.Months.Through} is paid on {run.ValueDate.Iso}, before it has begun"));
        if (run.ValueDate.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            yield return OfRun("WEEKEND", new(
                $"tanggal valuta {run.ValueDate.Iso} jatuh pada Sabtu atau Minggu",
                $"the value date {run.ValueDate.Iso} is a Saturday or Sunday"));
    }

    private static async Task<List<Finding>> AgainstPreviousAsync(
        UnitOfWork work, Run run, ProgrammeTotal now, SentinelLimits limits, CancellationToken ct)
    {
        var findings = new List<Finding>();
        Look(
            "HELD", now.Held * 1000, now.Payments, limits.HeldPaymentsPerMille,
            new($"{now.Held} dari {now.Payments} pembayaran ditahan", $"{now.Held} of {now.Payments} payments are held"));
        Look(
            "CHANGED_ACCOUNTS", now.ChangedAccounts * 1000, now.Payments, limits.ChangedAccountsPerMille,
            new(
                $"{now.ChangedAccounts} dari {now.Payments} penerima rekeningnya berubah",
                $"{now.ChangedAccounts} of {now.Payments} payees have a changed account"));
        var longest = await work.SingleAsync<long?>(
            "select max(months) from payment where run_id = @Id and programme = @Programme", new { run.Id, now.Programme }, ct)
            ?? 0;
        if (longest > limits.MonthsPerPayment)
            Tell("MONTHS", new(
                $"satu pembayaran melunasi {longest} bulan; biasanya {limits.MonthsPerPayment}",
                $"a payment settles {longest} months; {limits.MonthsPerPayment} is usual"));

        if (await PreviousAsync(work, run, now.Programme, ct) is not { } before)
        {
            Tell("FIRST_RUN", new(
                $"belum ada penyaluran sebelumnya sebagai pembanding: {now.Payments} pembayaran, {now.Total}",
                $"no earlier run to compare with: {now.Payments} payments, {now.Total}"));
            return findings;
        }
        Look(
            "RECIPIENTS", Math.Abs(now.Payments - before.Payments) * 1000, before.Payments, limits.RecipientsChangePerMille,
            After(new($"{now.Payments} pembayaran", $"{now.Payments} payments"), before.Payments));
        Look(
            "TOTAL", Math.Abs(now.Total.Amount - before.Total) * 1000, before.Total, limits.TotalChangePerMille,
            After(new($"{now.Total}", $"{now.Total}"), new Rupiah(before.Total)));
        var (perHead, perHeadBefore) = (new Rupiah(now.Total.Amount / now.Months), new Rupiah(before.Total / before.Months));
        Look(
            "PER_HEAD",
            Math.Abs((now.Total.Amount * before.Months) - (before.Total * now.Months)) * 1000 / Math.Max(before.Months, 1),
            before.Total * now.Months / Math.Max(before.Months, 1),
            limits.AmountPerHeadChangePerMille,
            After(new($"{perHead} per orang dan bulan", $"{perHead} a head and month"), perHeadBefore));
        var newcomers = await NewcomersAsync(work, run, now.Programme, ct);
        Look(
            "NEWCOMERS", newcomers * 1000, now.Payments, limits.NewRecipientsPerMille,
            new(
                $"{newcomers} dari {now.Payments} penerima belum pernah dibayar",
                $"{newcomers} of {now.Payments} payees were never paid before"));
        return findings;

        void Look(string code, long part, long whole, int limit, BilingualText detail)
        {
            if (whole > 0 && part / whole > limit)
                Tell(code, new($"{detail.Id} (batas {limit} per mil)", $"{detail.En} (limit {limit} per mille)"));
        }

        void Tell(string code, BilingualText detail) => findings.Add(new(code, now.Programme, detail, Blocking: false, null));

        static BilingualText After<T>(BilingualText now, T before) =>
            new($"{now.Id}, sebelumnya {before}", $"{now.En} after {before} in the run before");
    }

    private static Finding Block(string code, BilingualText detail) => new(code, WholeRun, detail, Blocking: true, null);

    private static Finding OfRun(string code, BilingualText detail) => new(code, WholeRun, detail, Blocking: false, null);

    private static Finding BlockFor(string code, Problem problem) =>
        Block(code, new(problem.Indonesian?.Message ?? problem.Message, problem.Message));

    private static Task<PreviousTotal?> PreviousAsync(Reading reading, Run run, string programme, CancellationToken ct) =>
        reading.FindAsync<PreviousTotal>(
            """
            select t.payments as Payments, t.months as Months, t.total as Total
            from run_programme_total t join run r on r.id = t.run_id
            where t.programme = @programme and r.id < @Id and r.kind = 'regular' and r.state <> 'cancelled' order by r.id desc limit 1
            """,
            new { run.Id, programme },
            ct);

    private static Task<long> NewcomersAsync(Reading reading, Run run, string programme, CancellationToken ct) =>
        reading.SingleAsync<long>(
            """
            select count(*) from payment p
            where p.run_id = @Id and p.programme = @programme
              and not exists (select 1 from payment q where q.person_id = p.person_id and q.run_id < @Id and q.state <> 'cancelled')
            """,
            new { run.Id, programme },
            ct);

    private sealed record PreviousTotal(long Payments, long Months, long Total);
}
