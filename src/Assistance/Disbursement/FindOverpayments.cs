using Paseban.Ledger;
using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <param name="Months">Person-months that became receivables now.</param>
public sealed record FoundOverpayments(long People, long Months, Rupiah Amount);

/// <summary>
/// Finds months that were credited although, as is known now, the law did not allow them: a death, move or end that was reported late, or
/// one month on two records of one person. Each becomes a receivable with its own entry and legal basis; the credited money itself is not
/// touched. Who pays back names the claim's number (<see cref="Receivable.Reference"/>), and the statement that shows it books the money.
/// </summary>
public sealed class FindOverpayments(Database database, Law law)
{
    // What holds for the record that stands holds for those that were merged with it.
    private const string Overpaid = """
        insert into temp_overpaid (person_id, payment_id, month, amount, programme, fiscal_year, reason)
        select p.person_id, p.id, a.month, a.amount, p.programme, r.fiscal_year,
               case when q.died_on < k.dead_from then 'DECEASED' when q.moved_out_on < k.moved_from then 'MOVED_OUT_DKI' else 'ENDED' end
        from payment p
        join run r on r.id = p.run_id
        join month_allocation a on a.person_id = p.person_id and a.payment_id = p.id
        join temp_month_rule k on k.programme = p.programme and k.month = a.month
        join person o on o.person_id = p.person_id
        join person q on q.person_id = coalesce(o.merged_into, o.person_id)
        where p.state = 'credited' and p.programme = @programme
          and (q.died_on < k.dead_from or q.moved_out_on < k.moved_from or exists (
              select 1 from recipient_event e where e.person_id = p.person_id and e.programme = p.programme and e.kind = 'ended'
                  and e.effective_on <= k.first_day))
          and not exists (select 1 from receivable v where v.person_id = p.person_id and v.payment_id = p.id and v.month = a.month)
        """;

    private const string PaidTwice = $"""
        insert into temp_overpaid (person_id, payment_id, month, amount, programme, fiscal_year, reason)
        select person_id, payment_id, month, amount, programme, fiscal_year, 'MERGED' from ({MergedPayees.PaidTwice}) twice
        """;

    public async Task<Outcome<FoundOverpayments>> RunAsync(ProcessContext context, CancellationToken ct = default)
    {
        if (context.Evidence.Trim().Length == 0)
            return Problem.Invalid("receivable.legal-basis", "A receivable needs its legal basis.", "Name it.")
                .InIndonesian("Piutang memerlukan dasar hukumnya.", "Sebut dasar hukumnya.")
                .AtCommandLine("Name it with --evidence \"...\"");
        await using var work = await database.BeginAsync(context, ct);
        await StageAsync(work, ct);
        var found = await work.SingleAsync<(long People, long Claims, long Months, long Amount)>(
            """
            select count(distinct person_id), count(distinct payment_id), count(*), cast(coalesce(sum(amount), 0) as bigint)
            from temp_overpaid
            """,
            ct: ct);
        if (found.Months == 0) return new FoundOverpayments(0, 0, Rupiah.Zero);

        await work.ExecuteAsync(
            """
            insert into receivable (id, person_id, payment_id, month, amount, reason, legal_basis, fiscal_year, recorded_at)
            select c.id, o.person_id, o.payment_id, o.month, o.amount, o.reason, @Evidence, o.fiscal_year, @at
            from temp_overpaid o join (
                select payment_id, @first - 1 + row_number() over (order by payment_id) as id
                from (select distinct payment_id from temp_overpaid) p) c on c.payment_id = o.payment_id
            """,
            new { context.Evidence, at = context.AtMicroseconds, first = await work.TakeNumbersAsync("receivable", found.Claims, ct) },
            ct);
        var sums = await work.ListAsync<(string Programme, long Amount)>(
            "select programme, cast(sum(amount) as bigint) from temp_overpaid group by programme order by programme", ct: ct);
        var postings = sums
            .Select(s => new Posting(Chart.Receivables, Chart.ReceivablesNotReceived, s.Programme, new Rupiah(s.Amount)))
            .ToList();
        await Journal.PostAsync(
            work,
            new JournalEntry(
                $"overpayments {context.AtMicroseconds}", "receivable.recorded", context.Today, context.Evidence, null, postings),
            ct);
        work.Record("receivables.recorded", "overpayments", new { found.People, found.Months, found.Amount });
        await work.CommitAsync(ct);
        return new FoundOverpayments(found.People, found.Months, new Rupiah(found.Amount));
    }

    private async Task StageAsync(UnitOfWork work, CancellationToken ct)
    {
        await work.TemporaryAsync(
            "overpaid",
            """
            person_id bigint not null, payment_id bigint not null, month bigint not null, amount bigint not null, programme text not null,
            fiscal_year bigint not null, reason text not null
            """,
            ct);
        var paid = await work.ListAsync<(string Programme, long First, long Last)>(
            "select programme, min(first_month), max(last_month) from payment where state = 'credited' group by programme", ct: ct);
        foreach (var (programme, first, last) in paid)
        {
            await MonthsDue.WriteRulesAsync(work, law, [programme], new MonthRange(new Month((int)first), new Month((int)last)), ct);
            await work.ExecuteAsync(Overpaid, new { programme }, ct);
        }
        await work.ExecuteAsync(PaidTwice, ct: ct);
    }
}
