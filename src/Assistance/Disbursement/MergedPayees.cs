namespace Paseban.Assistance.Disbursement;

/// <summary>
/// A person is paid a month once, also when two records prove to be theirs only after both were built into runs. Until then each month is
/// allocated to each record, and no constraint sees that it is one person's.
/// </summary>
internal static class MergedPayees
{
    /// <summary>
    /// The payments of run <c>@Id</c> that may not go out as they stand, one row each: those of a record that another stands for now, and
    /// those of the record that stands where a month of theirs already left for the other, or was settled there.
    /// </summary>
    public const string Payments = """
        select p.person_id, p.id from person q join payment p on p.person_id = q.person_id
        where q.merged_into is not null and p.run_id = @Id
        union
        select p.person_id, p.id from person_merge m
        join month_allocation o on o.person_id = m.merged_id
        join payment w on w.person_id = o.person_id and w.id = o.payment_id and w.state in ('instructed', 'credited', 'forfeited')
        join month_allocation a on a.person_id = m.kept_id and a.benefit_group = o.benefit_group and a.month = o.month
        join payment p on p.person_id = a.person_id and p.id = a.payment_id
        where m.undone_at is null and p.run_id = @Id
        """;

    /// <summary>
    /// Months credited to several records of one person, all but one of each: the record that stands keeps its month. What is claimed
    /// already, for whatever reason, was not paid without a claim and counts no more.
    /// </summary>
    public const string PaidTwice = """
        select person_id, payment_id, month, amount, programme, fiscal_year from (
            select a.person_id, a.payment_id, a.month, a.amount, p.programme, r.fiscal_year, row_number() over (
                partition by k.standing, a.benefit_group, a.month
                order by case when a.person_id = k.standing then 0 else 1 end, a.person_id) as place
            from (
                select person_id, merged_into as standing from person where merged_into is not null
                union
                select merged_into, merged_into from person where merged_into is not null) k
            join month_allocation a on a.person_id = k.person_id
            join payment p on p.person_id = a.person_id and p.id = a.payment_id and p.state = 'credited'
            join run r on r.id = p.run_id
            where not exists (
                select 1 from receivable v where v.person_id = a.person_id and v.payment_id = a.payment_id and v.month = a.month)
              and not exists (
                select 1 from temp_overpaid v where v.person_id = a.person_id and v.payment_id = a.payment_id and v.month = a.month)) paid
        where place > 1
        """;

    public static Task<long> CountPlannedAsync(Reading reading, long run, CancellationToken ct) =>
        reading.SingleAsync<long>(
            $"""
            select count(*) from ({Payments}) g join payment p on p.person_id = g.person_id and p.id = g.id where p.state = 'planned'
            """,
            new { Id = run }, ct);
}
