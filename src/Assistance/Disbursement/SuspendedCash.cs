namespace Paseban.Assistance.Disbursement;

/// <summary>Cash that moved on the fund account and stands in suspense (2190) until a decision brings it to its right place.</summary>
/// <param name="Id">The number of the exception it came from.</param>
/// <param name="Reference">What the bank named.</param>
/// <param name="Cash">Above zero came in, below zero went out.</param>
/// <param name="Remaining">What of it is still in suspense.</param>
/// <param name="MovedOn">The day of the statement.</param>
public sealed record SuspendedCash(
    long Id, string Code, string Reference, Rupiah Cash, Rupiah Remaining, DateOnly MovedOn, string Why)
{
    /// <summary>The oldest first; a page after the number <paramref name="after"/>.</summary>
    /// <param name="all">Those that were cleared too.</param>
    public static async Task<IReadOnlyList<SuspendedCash>> ListAsync(
        Reading reading, bool all = false, long after = 0, int size = 200, CancellationToken ct = default) =>
        [
            .. (await reading.ListAsync<Row>(
                """
                select s.exception_id as Id, e.code as Code, e.reference as Reference, s.cash as Cash, s.remaining as Remaining,
                       s.moved_on as MovedOn, e.resolution as Why
                from suspense s join exception_item e on e.id = s.exception_id
                where s.exception_id > @after and (@all = 1 or s.remaining <> 0) order by s.exception_id limit @size
                """,
                new { after, all = all ? 1L : 0L, size = (long)size },
                ct)).Select(row => row.ToCash()),
        ];

    /// <summary>What came in by then and is still in suspense; what went out is not taken off, for it is not there to be spent.</summary>
    internal static async Task<Rupiah> ReceiptsAsync(Reading reading, DateOnly through, CancellationToken ct) =>
        new(await reading.SingleAsync<long>(
            "select cast(coalesce(sum(remaining), 0) as bigint) from suspense where remaining > 0 and moved_on <= @through",
            new { through = through.Iso },
            ct));

    internal static async Task<Rupiah> BalanceAsync(Reading reading, CancellationToken ct) =>
        new(await reading.SingleAsync<long>("select cast(coalesce(sum(remaining), 0) as bigint) from suspense", ct: ct));

    private sealed record Row(long Id, string Code, string Reference, long Cash, long Remaining, string MovedOn, string Why)
    {
        public SuspendedCash ToCash() => new(
            Id, Code, Reference, new Rupiah(Cash), new Rupiah(Remaining), IsoDate.Parse(MovedOn), Why);
    }
}
