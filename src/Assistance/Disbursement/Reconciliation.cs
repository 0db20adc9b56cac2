namespace Paseban.Assistance.Disbursement;

/// <summary>
/// A run seen from three independent sides: the decree's lines, the files instructed, and the entries of the bank's statements. Held,
/// forfeited, cancelled and reissued payments explain themselves; whatever else remains is the difference.
/// </summary>
/// <param name="Planned">The payments as built.</param>
/// <param name="Decree">Of them, what lines of the decree stand behind, month by month.</param>
/// <param name="Instructed">The sums of the bank files.</param>
/// <param name="Rejected">What the bank refused before paying.</param>
/// <param name="Debited">What statements show as paid out, payment by payment.</param>
/// <param name="StatementDebits">What statements show as paid out, entry by entry.</param>
/// <param name="Returned">What came back.</param>
/// <param name="Moved">What is paid again in a reissue.</param>
public sealed record Reconciliation(
    Run Run, Rupiah Planned, Rupiah Decree, Rupiah Instructed, Rupiah Rejected, Rupiah Debited, Rupiah StatementDebits, Rupiah Returned,
    Rupiah Held, Rupiah Forfeited, Rupiah Cancelled, Rupiah Moved, long OpenPayments, string OpenStates)
{
    public Rupiah Credited => Debited - Returned;

    /// <summary>The sum of all disagreements, each without its sign, so that two errors cannot cancel out.</summary>
    public Rupiah Difference =>
        Distance(Planned, Decree)
        + Distance(Instructed, Rejected + Debited)
        + Distance(Debited, StatementDebits)
        + Distance(Planned, Credited + Held + Forfeited + Cancelled + Moved);

    private const string Months = """
        select cast(coalesce(sum(a.amount), 0) as bigint) as amount from payment p
        join month_allocation a on a.person_id = p.person_id and a.payment_id = p.id
        where p.run_id = @Id
        """;

    private const string OwnLine = """
        exists (
            select 1 from decree_line l
            where l.person_id = p.person_id and l.programme = p.programme and a.month >= l.from_month and a.month <= l.to_month
                and l.amount = a.amount)
        """;

    // Months that moved to a reissue or were released are looked for where they are now; a merged record's line stands behind the kept one.
    private const string DecreeSide = $"""
        select cast(sum(amount) as bigint) from (
            {Months} and {OwnLine}
            union all
            {Months} and p.person_id in (select kept_id from person_merge) and not {OwnLine} and exists (
                select 1 from person_merge m join decree_line l on l.person_id = m.merged_id
                where m.kept_id = p.person_id and l.programme = p.programme and a.month >= l.from_month and a.month <= l.to_month
                    and l.amount = a.amount)) backed
        """;

    public static async Task<Reconciliation> ComputeAsync(Reading reading, Run run, CancellationToken ct = default)
    {
        var states = await PaymentSums.ByStateAsync(reading, run.Id, ct);
        var reports = (await reading.ListAsync<(string Kind, long Amount)>(
            """
            select r.kind, cast(sum(r.amount) as bigint) from payment p
            join payment_report r on r.person_id = p.person_id and r.payment_id = p.id
            where p.run_id = @Id group by r.kind
            """,
            new { run.Id },
            ct)).ToDictionary(r => r.Kind, r => new Rupiah(r.Amount), StringComparer.Ordinal);
        var backed = new Rupiah(await reading.SingleAsync<long>(DecreeSide, new { run.Id }, ct));
        var instructed = await reading.SingleAsync<long>(
            "select cast(coalesce(sum(total), 0) as bigint) from bank_file where run_id = @Id", new { run.Id }, ct);
        var entries = await DebitedAsync(reading, run.Id, ct);
        // What a debit held beside its payments, and a decision has found its place since (the bank's own error that it corrected).
        var beside = await reading.SingleAsync<long>(
            """
            select cast(coalesce(sum(c.cash), 0) as bigint) from bank_file f
            join statement_entry e on e.detail = f.message_id and e.kind = 'BatchPayment'
            join statement s on s.id = e.statement_id
            join exception_item x on x.message_id = s.message_id and x.entry_line = e.line
            join suspense_clearing c on c.exception_id = x.id and c.kind <> 'payment'
            where f.run_id = @Id
            """,
            new { run.Id },
            ct);
        PaymentState[] open =
        [
            PaymentState.Planned, PaymentState.Approved, PaymentState.Instructed, PaymentState.Rejected, PaymentState.Returned,
        ];
        var moved = Of(PaymentState.Reissued);
        var cancelled = Of(PaymentState.Cancelled);
        return new Reconciliation(
            run, run.Total, backed + moved + cancelled, new Rupiah(instructed), Said("rejected"), Said("debited"),
            entries + new Rupiah(beside), Said("returned"),
            Of(PaymentState.Held), Of(PaymentState.Forfeited), cancelled, moved,
            open.Sum(state => states.TryGetValue(state, out var sum) ? sum.Count : 0),
            string.Join(", ", open.Where(states.ContainsKey).Select(state => state.Stored)));

        Rupiah Of(PaymentState state) => states.TryGetValue(state, out var sum) ? sum.Amount : Rupiah.Zero;

        Rupiah Said(string kind) => reports.GetValueOrDefault(kind);
    }

    /// <summary>What the statements show as paid out of a run's files, entry by entry.</summary>
    internal static async Task<Rupiah> DebitedAsync(Reading reading, long run, CancellationToken ct) =>
        new(await reading.SingleAsync<long>(
            """
            select cast(coalesce(sum(e.amount), 0) as bigint) from bank_file f
            join statement_entry e on e.detail = f.message_id and e.kind = 'BatchPayment' where f.run_id = @run
            """,
            new { run },
            ct));

    private static Rupiah Distance(Rupiah left, Rupiah right) => left > right ? left - right : right - left;
}

/// <summary>Compares the three sides; the run is reconciled when nothing is open and the difference is zero.</summary>
public sealed class ReconcileRun(Database database)
{
    public async Task<Outcome<Reconciliation>> RunAsync(string runName, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var found = await Run.LockAsync(work, runName, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var run = found.Value;
        if (run.State is not (RunState.Instructed or RunState.Reconciled or RunState.Closed))
            return RunErrors.WrongState(run, "reconcile", RunState.Instructed, RunState.Reconciled);
        var sides = await Reconciliation.ComputeAsync(work, run, ct);
        if (run.State != RunState.Instructed || sides.OpenPayments > 0 || sides.Difference != Rupiah.Zero) return sides;

        await Run.SetStateAsync(work, run.Id, RunState.Reconciled, ct);
        work.Record(
            "run.reconciled",
            run.Reference.ToString(),
            new { run.Name, planned = sides.Planned.Amount, credited = sides.Credited.Amount, difference = 0L });
        await work.CommitAsync(ct);
        return sides with { Run = run with { State = RunState.Reconciled } };
    }
}
