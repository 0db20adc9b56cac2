using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>What payments of a run that are not to be paid are still owed in the books.</summary>
internal static class OwedPayments
{
    /// <summary>
    /// Books back what is owed. An approved payment is payable. One of a reissue that was not approved yet is still owed where its
    /// predecessor left it: payable after a rejection, returned after a return.
    /// </summary>
    /// <param name="work">The change.</param>
    /// <param name="run">The run.</param>
    /// <param name="which">Which of its payments <c>p</c>, in SQL.</param>
    /// <param name="act">What became of them: the end of the entry's kind.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task BookBackAsync(UnitOfWork work, Run run, string which, string act, CancellationToken ct)
    {
        var owed = await work.ListAsync<(string Programme, long Returned, long Amount)>(
            $"""
            select programme, returned, cast(sum(amount) as bigint) from (
                select p.programme, p.amount, case when p.state <> 'approved' and exists (
                    select 1 from payment_report r
                    where r.person_id = p.person_id and r.payment_id = p.previous_id and r.kind = 'returned')
                    then cast(1 as bigint) else cast(0 as bigint) end as returned
                from payment p where p.run_id = @Id and ({which})) owed
            group by programme, returned order by programme, returned
            """,
            new { run.Id },
            ct);
        var refund = Chart.ForRefundOf(run.FiscalYear, work.Context.Today);
        var postings = owed.Select(sum =>
            new Posting(sum.Returned == 1 ? Chart.Returned : Chart.Payable, refund, sum.Programme, new Rupiah(sum.Amount))).ToList();
        if (postings.Count > 0)
            await Journal.PostAsync(
                work, new JournalEntry($"run {run.Id} {act}", $"run.{act}", work.Context.Today, run.Name, run.Id, postings), ct);
    }
}
