using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Looks at an approved run for what has happened since it was built: a death, a move, a merge with another record, a suspension, an end or
/// amendment of the decree line, another account. Those payments are held, each with its reason; the others go on.
/// </summary>
internal sealed class LastScreening(Law law)
{
    // In the order in which they count: a payment is held for the first that one of its months meets.
    private static readonly (string Reason, string When)[] Screens =
    [
        ("DECEASED", "q.died_on < k.dead_from"),
        ("MOVED_OUT_DKI", "q.moved_out_on < k.moved_from"),
        ("MERGED", "g.id is not null"),
        ("SUSPENDED", "s.person_id is not null"),
        ("NOT_ON_DECREE", """
            r.person_id is null and not exists (
                select 1 from person_merge m join recipient o on o.person_id = m.merged_id
                where m.kept_id = p.person_id and m.undone_at is null and o.programme = p.programme
                  and a.month >= o.from_month and a.month <= o.to_month and o.amount = a.amount)
            """),
        ("ACCOUNT_CHANGED", "b.person_id is null"),
    ];

    // Joined rather than asked for each payment, so that either engine goes through everybody once. A month that meets several rows is
    // judged several times to the same end.
    private const string Months = $"""
        payment p
        join person q on q.person_id = p.person_id
        left join month_allocation a on a.person_id = p.person_id and a.payment_id = p.id
        left join temp_month_rule k on k.programme = p.programme and k.month = a.month
        left join suspension s on s.person_id = p.person_id and s.programme = p.programme and a.month >= s.from_month
          and (s.through_month is null or a.month <= s.through_month) and (k.suspended_paid = 0 or s.through_month is null)
        left join recipient r on r.person_id = p.person_id and r.programme = p.programme
          and a.month >= r.from_month and a.month <= r.to_month and r.amount = a.amount
        left join bank_account b on b.person_id = p.person_id and b.current = 1 and b.version = p.account_version
        left join ({MergedPayees.Payments}) g on g.person_id = p.person_id and g.id = p.id
        """;

    private static readonly string Screened = $"""
        insert into temp_held (person_id, id, reason)
        select person_id, id,
            case min(screen) {string.Join(' ', Screens.Select((screen, i) => $"when {i} then '{screen.Reason}'"))} end
        from (
            select p.person_id, p.id,
                case {string.Join(' ', Screens.Select((screen, i) => $"when {screen.When} then {i}"))} end as screen
            from {Months} where p.run_id = @Id and p.state = 'approved') judged
        where screen is not null group by person_id, id
        """;

    /// <returns>What was held now, by programme; a problem when the law is silent on a month of the run.</returns>
    public async Task<Outcome<IReadOnlyList<ProgrammeSum>>> HoldAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        var months = await work.SingleAsync<(long First, long Last)>(
            "select min(first_month), max(last_month) from payment where run_id = @Id", new { run.Id }, ct);
        var range = new MonthRange(new Month((int)months.First), new Month((int)months.Last));
        if (await MonthsDue.WriteRulesAsync(work, law, run.Programmes, range, ct) is { Count: > 0 } problems) return problems;
        await HeldPayments.StageAsync(work, ct);
        await work.ExecuteAsync(Screened, new { run.Id }, ct);
        var screened = await HeldPayments.HoldAsync(work, ct);
        var shared = await SharedAccounts.HoldAsync(work, run.Id, PaymentState.Approved, run.ValueDate, ct);
        return screened.Concat(shared).GroupBy(held => held.Programme, StringComparer.Ordinal)
            .Select(held => new ProgrammeSum(held.Key, held.Sum(part => part.Count), held.Select(part => part.Amount).Total()))
            .OrderBy(sum => sum.Programme, StringComparer.Ordinal).ToList();
    }

    public static async Task<IReadOnlyDictionary<string, long>> HeldAsync(Reading reading, long run, CancellationToken ct) =>
        (await reading.ListAsync<(string Reason, long Count)>(
            $"select p.hold_reason, count(*) from payment p where p.run_id = @run and {PaymentSums.InState(PaymentState.Held)} group by 1",
            new { run }, ct))
        .ToDictionary(row => row.Reason, row => row.Count, StringComparer.Ordinal);
}
