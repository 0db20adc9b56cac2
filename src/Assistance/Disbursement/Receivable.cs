namespace Paseban.Assistance.Disbursement;

/// <summary>A claim to months that were credited without right: the overpaid months of one payment that were found together.</summary>
/// <param name="Reference">What the repayment carries as its end-to-end id: <c>REC-1112-X</c>.</param>
/// <param name="Repaid">What came back so far, in one part or several.</param>
/// <param name="Reason">Why the law did not allow them, as a reason code.</param>
/// <param name="FiscalYear">The year whose budget paid them.</param>
/// <param name="SettledOn">The booking day of the repayment, or of its last part; null while something is open.</param>
/// <param name="SettledBy">The bank's reference of the entry that settled it.</param>
public sealed record Receivable(
    Reference Reference, Reference Person, Reference Payment, string Programme, MonthRange Months, long MonthCount, Rupiah Amount,
    Rupiah Repaid, string Reason, string LegalBasis, int FiscalYear, DateOnly? SettledOn, string? SettledBy)
{
    /// <summary>Stands before every receivable's number.</summary>
    public const string Prefix = "REC";

    /// <summary>The oldest first; a page after the number <paramref name="after"/>.</summary>
    /// <param name="all">Those that are settled too.</param>
    public static async Task<IReadOnlyList<Receivable>> ListAsync(
        Reading reading, bool all = false, long after = 0, int size = 200, CancellationToken ct = default) =>
        [
            .. (await reading.ListAsync<Row>(
                $"{Select} where v.id > @after and (@all = 1 or v.settled_on is null) {Group} limit @size",
                new { after, all = all ? 1L : 0L, size = (long)size },
                ct)).Select(row => row.ToReceivable()),
        ];

    /// <summary>All of one person, also those that are settled.</summary>
    internal static async Task<IReadOnlyList<Receivable>> OfPersonAsync(Reading reading, long person, CancellationToken ct) =>
        [.. (await reading.ListAsync<Row>($"{Select} where v.person_id = @person {Group}", new { person }, ct))
            .Select(row => row.ToReceivable())];

    private const string Select = """
        select v.id as Id, v.person_id as PersonId, v.payment_id as PaymentId, p.programme as Programme,
               min(v.month) as First, max(v.month) as Last, count(*) as Months, cast(sum(v.amount) as bigint) as Amount,
               (select cast(coalesce(sum(q.amount), 0) as bigint) from receivable_part q where q.receivable_id = v.id) as Repaid,
               min(v.reason) as Reason, v.legal_basis as LegalBasis, v.fiscal_year as FiscalYear, v.settled_on as SettledOn,
               v.settled_by as SettledBy
        from receivable v join payment p on p.person_id = v.person_id and p.id = v.payment_id
        """;

    private const string Group = """
        group by v.id, v.person_id, v.payment_id, p.programme, v.legal_basis, v.fiscal_year, v.settled_on, v.settled_by order by v.id
        """;

    private sealed record Row(
        long Id, long PersonId, long PaymentId, string Programme, long First, long Last, long Months, long Amount, long Repaid,
        string Reason, string LegalBasis, long FiscalYear, string? SettledOn, string? SettledBy)
    {
        public Receivable ToReceivable() => new(
            Reference.Of(Prefix, Id), Reference.Of("P", PersonId), Reference.Of(BankFilePayments.Prefix, PaymentId), Programme,
            new MonthRange(new Month((int)First), new Month((int)Last)), Months, new Rupiah(Amount), new Rupiah(Repaid),
            Reason, LegalBasis, (int)FiscalYear, SettledOn is null ? null : IsoDate.Parse(SettledOn), SettledBy);
    }
}
