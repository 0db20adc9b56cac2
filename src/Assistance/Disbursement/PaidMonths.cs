namespace Paseban.Assistance.Disbursement;

/// <summary>One month of a person and the payment that settles it.</summary>
/// <param name="PersonId">The record the month is allocated to: the person's own, or one that was merged with it.</param>
/// <param name="State">Of the payment; only <see cref="PaymentState.Credited"/> is money received.</param>
/// <param name="CreditedOn">The booking day of the bank's statement; null before.</param>
/// <param name="Receivable">The month was credited although the law did not allow it, and is claimed back.</param>
/// <param name="RepaidOn">The booking day on which a receivable was paid back; null before.</param>
public sealed record PaidMonth(
    long PersonId, Month Month, string Programme, Rupiah Amount, Reference Payment, string Run, PaymentState State, DateOnly? CreditedOn,
    bool Receivable, DateOnly? RepaidOn)
{
    private const string Sql = """
        with records as (
            select @personId as person_id
            union
            select g.kept_id from person_merge g where g.merged_id = @personId and g.undone_at is null
            union
            select g.merged_id from person_merge g
            where g.undone_at is null
              and g.kept_id in (@personId, (select o.kept_id from person_merge o where o.merged_id = @personId and o.undone_at is null)))
        select a.person_id as PersonId, a.month as Month, p.programme as Programme, a.amount as Amount, p.id as PaymentId, r.name as Run,
               p.state as State, p.credited_on as CreditedOn, v.month as Claimed,
               v.settled_on as RepaidOn
        from records k
        join month_allocation a on a.person_id = k.person_id
        join payment p on p.person_id = a.person_id and p.id = a.payment_id
        join run r on r.id = p.run_id
        left join receivable v on v.person_id = a.person_id and v.payment_id = a.payment_id and v.month = a.month
        order by a.month, a.person_id
        """;

    /// <summary>
    /// Every month of a person, oldest first, with those of records that were merged with it, so that a month paid on both stands there
    /// twice.
    /// </summary>
    public static async Task<IReadOnlyList<PaidMonth>> ReadAsync(Reading reading, long personId, CancellationToken ct = default) =>
        [.. (await reading.ListAsync<Row>(Sql, new { personId }, ct)).Select(row => row.ToMonth())];

    private sealed record Row(
        long PersonId, long Month, string Programme, long Amount, long PaymentId, string Run, string State, string? CreditedOn,
        long? Claimed, string? RepaidOn)
    {
        public PaidMonth ToMonth() => new(
            PersonId, new Month((int)Month), Programme, new Rupiah(Amount), Reference.Of(BankFilePayments.Prefix, PaymentId), Run,
            Enum.Parse<PaymentState>(State, ignoreCase: true), CreditedOn is null ? null : IsoDate.Parse(CreditedOn), Claimed is not null,
            RepaidOn is null ? null : IsoDate.Parse(RepaidOn));
    }
}
