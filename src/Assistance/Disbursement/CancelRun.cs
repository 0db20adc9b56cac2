using Paseban.Kernel;
using Paseban.Ledger;
using Paseban.Storage;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Gives a run up before anything was sent: its months are due again, and what its approval booked is booked back. A payment that a
/// decision has forfeited stays so.
/// </summary>
public sealed class CancelRun(Database database)
{
    private static readonly string Open = string.Join(", ", Cancellable.Select(state => $"'{state.Stored}'"));

    /// <summary>The states in which a payment is given up with its run.</summary>
    internal static IReadOnlyList<PaymentState> Cancellable => [PaymentState.Planned, PaymentState.Held, PaymentState.Approved];

    public async Task<Outcome<Run>> RunAsync(string runName, ProcessContext context, CancellationToken ct = default)
    {
        if (RunErrors.WithoutReason(context) is { } unexplained) return unexplained;
        await using var work = await database.BeginAsync(context, ct);
        var found = await Run.LockAsync(work, runName, ct);
        if (!found.Succeeded) return found;
        var run = found.Value;
        if (run.State == RunState.Cancelled) return run;
        if (run.State is not (RunState.Built or RunState.Checked or RunState.Approved))
            return RunErrors.WrongState(run, "cancel", RunState.Built, RunState.Checked, RunState.Approved);

        await PostAsync(work, run, ct);
        await ChosenPayments.CreateAsync(work, ct);
        await work.ExecuteAsync(
            $"insert into temp_chosen (person_id, id) select person_id, id from payment where run_id = @Id and state in ({Open})",
            new { run.Id }, ct);
        var cancelled = await ChosenPayments.SettledAsync(work, run, ct);
        await ReleasePayments.ReleaseMonthsAsync(work, ct);
        await ChosenPayments.MoveAsync(work, PaymentState.Cancelled, ct);
        await Run.SetStateAsync(work, run.Id, RunState.Cancelled, ct);
        work.Record(
            "run.cancelled", run.Reference.ToString(),
            new { run.Name, context.Reason, cancelled.Payments, total = cancelled.Amount.Amount });
        await work.CommitAsync(ct);
        return run with { State = RunState.Cancelled };
    }

    /// <summary>
    /// An approved payment is payable. One of a reissue that was not approved yet is still owed where its predecessor left it: payable
    /// after a rejection, returned after a return.
    /// </summary>
    private static async Task PostAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        var owed = await work.ListAsync<(string Programme, long Returned, long Amount)>(
            """
            select p.programme, case when p.state = 'planned' and r.payment_id is not null
                then cast(1 as bigint) else cast(0 as bigint) end as returned,
                   cast(sum(p.amount) as bigint)
            from payment p
            left join payment_report r on r.person_id = p.person_id and r.payment_id = p.previous_id and r.kind = 'returned'
            where p.run_id = @Id and (p.state = 'approved' or (p.state = 'planned' and p.previous_id is not null))
            group by p.programme, case when p.state = 'planned' and r.payment_id is not null
                then cast(1 as bigint) else cast(0 as bigint) end
            order by 1, 2
            """,
            new { run.Id },
            ct);
        var refund = Chart.ForRefundOf(run.FiscalYear, work.Context.Today);
        var postings = owed.Select(o =>
            new Posting(o.Returned == 1 ? Chart.Returned : Chart.Payable, refund, o.Programme, new Rupiah(o.Amount))).ToList();
        if (postings.Count > 0)
            await Journal.PostAsync(
                work, new JournalEntry($"run {run.Id} cancelled", "run.cancelled", work.Context.Today, run.Name, run.Id, postings), ct);
    }
}
