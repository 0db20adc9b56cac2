namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Turns <c>temp_due</c> into payments with the payee as of now (copied, so that a later change of account never changes what was approved)
/// and allocates their months.
/// </summary>
internal static class PayeeSnapshot
{
    private const string Payments = """
        insert into payment (person_id, id, run_id, programme, area, months, first_month, last_month, amount,
                             bank, holder_name, account_version, account_index, account_ciphertext, state, hold_reason)
        select d.person_id, @first - 1 + d.number, @run, d.programme, d.area,
               d.months, d.first_month, d.last_month, d.amount, b.bank, b.holder_name, b.version, b.blind_index, b.ciphertext,
               case when b.person_id is null then 'held' else 'planned' end, case when b.person_id is null then 'NO_ACCOUNT' end
        from (
            select person_id, programme, min(area) as area, count(*) as months, min(month) as first_month, max(month) as last_month,
                cast(sum(amount) as bigint) as amount, row_number() over (order by person_id, programme) as number
            from temp_due group by person_id, programme) d
        left join bank_account b on b.person_id = d.person_id and b.current = 1
        """;

    // Numbered as the payments are, so that the two need not be joined; the sentinel compares their sums.
    private const string Allocations = """
        insert into month_allocation (person_id, benefit_group, month, payment_id, amount)
        select person_id, benefit_group, month, @first - 1 + dense_rank() over (order by person_id, programme), amount
        from temp_due order by person_id
        """;

    /// <summary>The months of a payment are those that it pays; it keeps them until it is cancelled or paid again as another.</summary>
    public static readonly DerivedRows Months = new("month_allocation", """
        select 'payment ' || p.id || ' of ' || p.months || ' months and ' || p.amount || ' has '
            || coalesce(a.months, 0) || ' months and ' || coalesce(a.amount, 0)
        from payment p
        left join (
            select person_id, payment_id, count(*) as months, sum(amount) as amount from month_allocation
            group by person_id, payment_id) a on a.person_id = p.person_id and a.payment_id = p.id
        where coalesce(a.months, 0) <> case when p.state in ('cancelled', 'reissued') then 0 else p.months end
           or coalesce(a.amount, 0) <> case when p.state in ('cancelled', 'reissued') then 0 else p.amount end
        """);

    /// <summary>An account that was paid to is still the one that the payment, which never changes, was built with.</summary>
    public static readonly DerivedRows Accounts = new("bank_account", """
        select 'version ' || b.version || ' differs from what payment ' || p.id || ' was built with'
        from payment p join bank_account b on b.person_id = p.person_id and b.version = p.account_version
        where b.ciphertext <> p.account_ciphertext or b.bank <> p.bank or b.holder_name <> p.holder_name
        """);

    public static async Task WriteAsync(UnitOfWork work, long run, long payees, CancellationToken ct)
    {
        var first = await work.TakeNumbersAsync("payment", payees, ct);
        await work.ExecuteAsync(Payments, new { run, first }, ct);
        await work.ExecuteAsync(Allocations, new { first }, ct);
        // The next act may come at once: a planner that thinks these tables empty compares everybody with everybody.
        await work.AnalyzeAsync(["payment", "month_allocation"], ct);
    }
}

/// <summary>How many, how much, how many held, for each programme of a run as it was built.</summary>
internal static class RunTotals
{
    /// <summary>Keeps what was counted while the run was sealed, with what its tally says is held.</summary>
    public static async Task WriteAsync(UnitOfWork work, long run, RunCount count, CancellationToken ct)
    {
        foreach (var programme in count.Parts.GroupBy(part => part.Key.Programme, part => part.Value, StringComparer.Ordinal))
        {
            await work.ExecuteAsync(
                """
                insert into run_programme_total (run_id, programme, payments, held, months, total, new_accounts)
                select @run, @programme, @payments, cast(coalesce(sum(payments), 0) as bigint), @months, @total, @changed
                from payment_tally where run_id = @run and programme = @programme and state = 'held'
                """,
                new
                {
                    run,
                    programme = programme.Key,
                    payments = programme.Sum(part => part.Payments),
                    months = programme.Sum(part => part.Months),
                    total = programme.Select(part => part.Amount).Total().Amount,
                    changed = programme.Sum(part => part.Changed),
                },
                ct);
        }
    }

    public static async Task<IReadOnlyList<ProgrammeTotal>> ReadAsync(Reading reading, long run, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(string Programme, long Payments, long Held, long Months, long Total, long Changed)>(
            "select programme, payments, held, months, total, new_accounts from run_programme_total where run_id = @run order by programme",
            new { run }, ct);
        return [.. rows.Select(r => new ProgrammeTotal(r.Programme, r.Payments, r.Held, r.Months, new Rupiah(r.Total), r.Changed))];
    }
}

/// <param name="Held">Of <paramref name="Payments"/>, those held.</param>
/// <param name="Months">Person-months.</param>
/// <param name="ChangedAccounts">Payees whose account was changed at least once.</param>
public sealed record ProgrammeTotal(string Programme, long Payments, long Held, long Months, Rupiah Total, long ChangedAccounts);
