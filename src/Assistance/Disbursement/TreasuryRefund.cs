namespace Paseban.Assistance.Disbursement;

/// <summary>What a closed year leaves on the fund account and the treasury gets back (setoran sisa dana).</summary>
/// <param name="Reference">What the transfer carries as its end-to-end id: <c>STS-1112-X</c>.</param>
/// <param name="SettledOn">The booking day of the transfer; null while the money is still on the account.</param>
/// <param name="SettledBy">The bank's reference of the entry that settled it.</param>
public sealed record TreasuryRefund(Reference Reference, int FiscalYear, Rupiah Amount, DateOnly? SettledOn, string? SettledBy)
{
    /// <summary>Stands before every refund's number: surat tanda setoran.</summary>
    public const string Prefix = "STS";

    /// <summary>All of them, the oldest year first.</summary>
    public static async Task<IReadOnlyList<TreasuryRefund>> ListAsync(Reading reading, CancellationToken ct = default) =>
        [
            .. (await reading.ListAsync<Row>(
                """
                select id as Id, fiscal_year as FiscalYear, amount as Amount, settled_on as SettledOn, settled_by as SettledBy
                from treasury_refund order by fiscal_year
                """,
                ct: ct)).Select(row => row.ToRefund()),
        ];

    internal static async Task RecordAsync(UnitOfWork work, int year, Rupiah amount, CancellationToken ct) =>
        await work.ExecuteAsync(
            "insert into treasury_refund (id, fiscal_year, amount, recorded_at) values (@id, @year, @amount, @at)",
            new
            {
                id = await work.TakeNumbersAsync("treasury_refund", 1, ct),
                year = (long)year,
                amount = amount.Amount,
                at = work.Context.AtMicroseconds,
            },
            ct);

    private sealed record Row(long Id, long FiscalYear, long Amount, string? SettledOn, string? SettledBy)
    {
        public TreasuryRefund ToRefund() => new(
            Reference.Of(Prefix, Id), (int)FiscalYear, new Rupiah(Amount), SettledOn is null ? null : IsoDate.Parse(SettledOn), SettledBy);
    }
}
