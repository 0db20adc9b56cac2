namespace Paseban.Assistance.Disbursement;

/// <summary>The one place that adds payments up.</summary>
internal static class PaymentSums
{
    /// <summary>
    /// The condition that payment <c>p</c> is in a state. Payments that somebody has to look at have a small index, which SQLite finds only
    /// where its condition is repeated word for word and no parameter stands for the state.
    /// </summary>
    public static string InState(PaymentState state) =>
        $"p.state = '{state.Stored}'"
        + (state is PaymentState.Held or PaymentState.Rejected or PaymentState.Returned or PaymentState.Forfeited
            ? " and p.state in ('held', 'rejected', 'returned', 'forfeited')"
            : "");

    public static async Task<IReadOnlyList<ProgrammeSum>> ByProgrammeAsync(
        Reading reading, long run, PaymentState state, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(string Programme, long Count, long Amount)>(
            """
            select programme, count(*), cast(sum(amount) as bigint) from payment
            where run_id = @run and state = @state group by programme order by programme
            """,
            new { run, state = state.Stored },
            ct);
        return [.. rows.Select(r => new ProgrammeSum(r.Programme, r.Count, new Rupiah(r.Amount)))];
    }

    public static async Task<IReadOnlyDictionary<PaymentState, (long Count, Rupiah Amount)>> ByStateAsync(
        Reading reading, long run, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(string State, long Count, long Amount)>(
            "select state, count(*), cast(sum(amount) as bigint) from payment where run_id = @run group by state", new { run }, ct);
        return rows.ToDictionary(r => Enum.Parse<PaymentState>(r.State, ignoreCase: true), r => (r.Count, new Rupiah(r.Amount)));
    }
}

internal sealed record ProgrammeSum(string Programme, long Count, Rupiah Amount);
