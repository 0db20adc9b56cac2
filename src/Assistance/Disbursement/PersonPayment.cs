namespace Paseban.Assistance.Disbursement;

/// <summary>A payment to somebody, in whatever state it is.</summary>
/// <param name="Run">Name of its run.</param>
/// <param name="Bank">As it was frozen with the payment; null where it was held for want of an account.</param>
/// <param name="WhyNot">Why it is held, or what the bank said; null while all is well.</param>
/// <param name="CreditedOn">The booking day of the bank's statement; null before.</param>
public sealed record PersonPayment(
    string Reference, string Run, DateOnly ValueDate, string Programme, MonthRange Months, long MonthCount, Rupiah Amount,
    PaymentState State, long Attempt, string? Bank, string? WhyNot, DateOnly? CreditedOn)
{
    internal static async Task<IReadOnlyList<PersonPayment>> ReadAsync(Reading reading, long person, CancellationToken ct) =>
    [
        .. (await reading.ListAsync<Row>(
            """
            select p.id as Id, r.name as Run, r.value_date as ValueDate, p.programme as Programme, p.first_month as First,
                   p.last_month as Last, p.months as Months, p.amount as Amount, p.state as State, p.attempt as Attempt, p.bank as Bank,
                   p.bank_reason as BankReason, p.hold_reason as HoldReason, p.credited_on as CreditedOn
            from payment p join run r on r.id = p.run_id where p.person_id = @person order by p.id desc
            """,
            new { person }, ct)).Select(row => row.Shown),
    ];

    private sealed record Row(
        long Id, string Run, string ValueDate, string Programme, long First, long Last, long Months, long Amount, string State,
        long Attempt, string? Bank, string? BankReason, string? HoldReason, string? CreditedOn)
    {
        public PersonPayment Shown => new(
            Kernel.Reference.Of(BankFilePayments.Prefix, Id).ToString(), Run, IsoDate.Parse(ValueDate), Programme,
            new MonthRange(new((int)First), new((int)Last)), Months, new Rupiah(Amount),
            Enum.Parse<PaymentState>(State, ignoreCase: true), Attempt, Bank, BankReason ?? HoldReason,
            CreditedOn is null ? null : IsoDate.Parse(CreditedOn));
    }
}
