using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <summary>What decides what a run waits for (<see cref="RunAgenda"/>), and nothing else of it.</summary>
/// <param name="Payments">Payments by state; none where there are none.</param>
/// <param name="Acceptable">Open findings of the check that somebody can take as they are.</param>
/// <param name="Blocking">Open findings that nobody can.</param>
/// <param name="IsFunded">The money for it was released.</param>
/// <param name="FilesWaiting">Files that were cut and have not gone out.</param>
/// <param name="Missing">Roles that must still approve.</param>
public sealed record RunStanding(
    Run Run, IReadOnlyDictionary<PaymentState, long> Payments, long Acceptable, long Blocking, bool IsFunded, long FilesWaiting,
    IReadOnlyList<Role> Missing)
{
    private const string OfRunsUnderWay = "run_id in (select id from run where state not in ('closed', 'cancelled'))";

    public long Count(PaymentState state) => Payments.GetValueOrDefault(state);

    /// <summary>
    /// The runs that are neither closed nor cancelled, the newest first. A first page asks for them: no payment is read, only what is kept
    /// added up.
    /// </summary>
    public static async Task<IReadOnlyList<RunStanding>> UnderWayAsync(
        Reading reading, Law law, DateOnly today, CancellationToken ct = default)
    {
        var payments = await RowsAsync<(long Run, string State, long Count)>(
            "run_id, state, cast(sum(payments) as bigint) from payment_tally", "group by run_id, state");
        var findings = await RowsAsync<(long Run, string Code)>("run_id, code from run_finding", "and accepted_at is null");
        var approvals = await RowsAsync<(long Run, long Role)>("run_id, role from run_approval");
        var orders = await RowsAsync<(long Run, string Kind)>("run_id, kind from payment_order");
        var files = await RowsAsync<(long Run, long File)>("run_id, id from bank_file", "and sent_at is null");
        return [.. (await Run.ListAsync(reading, ct)).Where(run => run.State is not (RunState.Closed or RunState.Cancelled)).Select(Of)];

        RunStanding Of(Run run)
        {
            var open = findings.Where(row => row.Run == run.Id).ToLookup(row => Sentinel.IsBlocking(row.Code));
            var given = approvals.Where(row => row.Run == run.Id).Select(row => (Role)row.Role);
            return new(
                run,
                payments.Where(row => row.Run == run.Id)
                    .ToDictionary(row => Enum.Parse<PaymentState>(row.State, ignoreCase: true), row => row.Count),
                open[false].Count(), open[true].Count(),
                orders.Any(row => row.Run == run.Id && row.Kind == PaymentOrder.Release), files.Count(row => row.Run == run.Id),
                [.. ApproveRun.Needed(law, run, today).Except(given)]);
        }

        Task<IReadOnlyList<T>> RowsAsync<T>(string selected, string rest = "") =>
            reading.ListAsync<T>($"select {selected} where {OfRunsUnderWay} {rest}", ct: ct);
    }
}
