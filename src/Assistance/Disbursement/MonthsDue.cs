using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Which months of whom are due: each month of a recipient's span that is not suspended, that age, life and residence allow under the
/// law of that month, and that no live allocation holds. Late enrolment, restoration, ageing out and changed amounts all come down to this.
/// </summary>
internal static class MonthsDue
{
    private const string RuleColumns = """
        programme text not null, month bigint not null, amount bigint not null, born_from text not null, born_through text not null,
        dead_from text not null, moved_from text not null, suspended_paid bigint not null, first_day text not null,
        precedence bigint not null, primary key (programme, month)
        """;

    // A merged record is never paid; its recipient spans pay the record that was kept. One statement for all programmes, whose rows come
    // out in the order of the people, as everything that is made of them.
    private const string Claims = """
        select coalesce(p.merged_into, r.person_id) as person_id, r.benefit_group, k.month, r.programme, r.amount,
            case when p.merged_into is null then p.area else (
                select kept.area from person kept where kept.person_id = p.merged_into) end as area,
            k.amount as law_amount, row_number() over (
                partition by coalesce(p.merged_into, r.person_id), r.benefit_group, k.month
                order by k.precedence, r.from_month) as claim
        from recipient r
        join temp_month_rule k on k.programme = r.programme and k.month >= r.from_month and k.month <= r.to_month
        join person p on p.person_id = r.person_id
        where p.birth_date >= k.born_from and p.birth_date <= k.born_through
          and (p.died_on is null or p.died_on >= k.dead_from)
          and (p.moved_out_on is null or p.moved_out_on >= k.moved_from)
          and not exists (
              select 1 from suspension s
              where s.person_id = r.person_id and s.programme = r.programme and k.month >= s.from_month
                and (s.through_month is null or k.month <= s.through_month)
                and (k.suspended_paid = 0 or s.through_month is null))
          and not exists (
              select 1 from month_allocation a
              where a.person_id = coalesce(p.merged_into, r.person_id) and a.benefit_group = r.benefit_group and a.month = k.month)
        """;

    private const string Insert = $"""
        insert into temp_due (person_id, benefit_group, month, programme, area, amount, law_amount)
        select person_id, benefit_group, month, programme, area, amount, law_amount from (
            {Claims} and (cast(@cohort as text) is null or r.cohort = @cohort)) claimed
        where claim = 1
        """;

    private const string OfPerson = $"""
        select d.month, d.programme, d.amount from (
            {Claims} and r.person_id in (
                select @standing union select person_id from person where merged_into = @standing)) d
        where d.claim = 1 and not exists (
            select 1 from person_merge m join month_allocation a on a.person_id = m.merged_id
            where m.kept_id = @standing and m.undone_at is null and a.benefit_group = d.benefit_group and a.month = d.month)
        order by d.month, d.programme
        """;

    /// <summary>
    /// Fills <c>temp_due</c>. Where two programmes of one benefit group claim the same month of a person, the programme that is named
    /// first gets it.
    /// </summary>
    /// <returns>A problem when the law says nothing of a programme in one of the months.</returns>
    public static async Task<Outcome<long>> ComputeAsync(
        UnitOfWork work, Law law, IReadOnlyList<string> programmes, MonthRange months, string? cohort, CancellationToken ct)
    {
        if (await WriteRulesAsync(work, law, programmes, months, ct) is { Count: > 0 } problems) return problems;
        await work.TemporaryAsync(
            "due",
            """
            person_id bigint not null, benefit_group text not null, month bigint not null, programme text not null, area text not null,
            amount bigint not null, law_amount bigint not null
            """,
            ct);
        var due = await work.ExecuteAsync(Insert, new { cohort }, ct) - await ExcludeMonthsOfMergedRecordsAsync(work, ct);
        await work.AnalyzeAsync(["temp_due"], ct);
        // One month is due once to each payee; where there are several, the payees have to be told apart.
        return months.Count == 1
            ? due
            : await work.SingleAsync<long>("select count(*) from (select distinct person_id, programme from temp_due) payee", ct: ct);
    }

    /// <summary>The rule of each programme and month as rows, so that the law decides inside a set-based statement.</summary>
    public static async Task<List<Problem>> WriteRulesAsync(
        UnitOfWork work, Law law, IReadOnlyList<string> programmes, MonthRange months, CancellationToken ct)
    {
        await work.TemporaryAsync("month_rule", RuleColumns, ct);
        var problems = new List<Problem>();
        await using (var rows = work.Bulk(
            "temp_month_rule", "programme", "month", "amount", "born_from", "born_through", "dead_from", "moved_from", "suspended_paid",
            "first_day", "precedence"))
        {
            foreach (var (precedence, programme) in programmes.Index())
            {
                foreach (var month in months.Months)
                {
                    var found = law.PaymentRuleFor(programme, month);
                    problems.AddRange(found.Problems);
                    if (!found.Succeeded) continue;
                    var rule = found.Value;
                    rows.Add(programme).Add(month.Index).Add(rule.AmountPerMonth.Amount).Add(rule.EarliestBirthDate)
                        .Add(rule.LatestBirthDate).Add(rule.EarliestDeathPaid).Add(rule.EarliestMovePaid)
                        .Add(rule.SuspendedMonthsPaid ? 1 : 0).Add(month.FirstDay).Add(precedence).EndRow();
                }
            }
            await rows.CompleteAsync(ct);
        }
        await work.AnalyzeAsync(["temp_month_rule"], ct);
        return problems;
    }

    /// <summary>What is due to one person, under the rules that were written.</summary>
    public static async Task<IReadOnlyList<DueMonth>> OfPersonAsync(Reading reading, long standing, CancellationToken ct) =>
        [.. (await reading.ListAsync<(long Month, string Programme, long Amount)>(OfPerson, new { standing }, ct))
            .Select(row => new DueMonth(new Month((int)row.Month), row.Programme, new Rupiah(row.Amount)))];

    private static Task<int> ExcludeMonthsOfMergedRecordsAsync(UnitOfWork work, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            delete from temp_due
            where (person_id, benefit_group, month) in (
                select m.kept_id, a.benefit_group, a.month
                from person_merge m join month_allocation a on a.person_id = m.merged_id
                where m.undone_at is null)
            """,
            ct: ct);
}
