using Paseban.Kernel;
using Paseban.Ledger;
using Paseban.Storage;

namespace Paseban.Assistance.Disbursement;

/// <summary>Gives a run up before anything was sent: its months are due again, and what its approval booked is booked back.</summary>
public sealed class CancelRun(Database database)
{
    public async Task<Outcome<Run>> RunAsync(string runName, ProcessContext context, CancellationToken ct = default)
    {
        if (context.Reason.Trim().Length < 10)
            return Problem.Invalid("run.reason", "Cancelling a run needs a reason of at least ten characters.", "Add --reason \"...\"");
        await using var work = await database.BeginAsync(context, ct);
        var found = await Run.FindAsync(work, runName, ct);
        if (!found.Succeeded) return found;
        var run = found.Value;
        if (run.State == RunState.Cancelled) return run;
        if (run.State is not (RunState.Built or RunState.Checked or RunState.Approved))
            return RunErrors.WrongState(run, "cancel", RunState.Built, RunState.Checked, RunState.Approved);

        await PostAsync(work, run, ct);
        await work.TemporaryAsync("chosen", "person_id bigint not null, id bigint not null, primary key (person_id, id)", ct);
        await work.ExecuteAsync(
            "insert into temp_chosen (person_id, id) select person_id, id from payment where run_id = @Id", new { run.Id }, ct);
        await ReleasePayments.ReleaseMonthsAsync(work, ct);
        await PaymentTallies.MoveAsync(work, "from payment p where p.run_id = @Id", PaymentState.Cancelled, new { run.Id }, ct);
        await work.ExecuteAsync("update payment set state = 'cancelled' where run_id = @Id", new { run.Id }, ct);
        await Run.SetStateAsync(work, run.Id, RunState.Cancelled, ct);
        work.Record("run.cancelled", run.Reference.ToString(), new { run.Name, context.Reason, run.Payments, total = run.Total.Amount });
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
