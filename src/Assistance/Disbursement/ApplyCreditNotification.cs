namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Remembers what a camt.054 announces, so that a return is known before the statement. It books nothing and moves nothing.
/// </summary>
internal sealed class ApplyCreditNotification(UnitOfWork work, long messageId)
{
    public async Task<Outcome<long>> RunAsync(CreditNotificationReader reader, CancellationToken ct)
    {
        var fund = await FundAccount.ReadAsync(work, ct);
        if (!fund.Succeeded) return fund.Problems.ToArray();
        if (reader.Header.AccountNumber != fund.Value.Number) return StatementOrder.OtherAccount;
        await work.TemporaryAsync(
            "notice", "payment_id bigint, reference text not null, amount bigint not null, reason text not null, booked_on text", ct);
        List<(string Code, string Reference, Rupiah? Amount, string Detail)> parked = [];
        var items = 0L;
        await using (var rows = work.Bulk("temp_notice", "payment_id", "reference", "amount", "reason", "booked_on"))
        {
            foreach (var entry in reader.Entries())
            {
                foreach (var detail in reader.Details())
                {
                    items++;
                    if (entry.Kind != EntryKind.Return) continue;
                    if (detail.Anomalies is [var anomaly, ..])
                        parked.Add((anomaly.Code, detail.EndToEndId, detail.Amount, $"line {detail.Line}: {anomaly.Message}"));
                    else
                        rows.Add(PaymentIds.Read(detail.EndToEndId)).Add(detail.EndToEndId).Add(detail.Amount?.Amount ?? 0)
                            .Add(detail.ReturnReason).Add(entry.BookingDate).EndRow();
                }
            }
            await rows.CompleteAsync(ct);
        }
        if (!reader.Arithmetic.Agrees) return reader.Arithmetic.Differences.Select(difference => difference.ToProblem()).ToArray();
        foreach (var item in parked) await ExceptionInbox.AddAsync(work, item.Code, item.Reference, item.Amount, item.Detail, ct);
        await LandAsync(ct);
        await ExceptionInbox.NameRunsAsync(work, messageId, "temp_notice", ct);
        return items;
    }

    private async Task LandAsync(CancellationToken ct)
    {
        await work.ExecuteAsync(
            """
            insert into temp_exception (code, reference, amount, detail)
            select case when p.id is null then 'UNKNOWN_PAYMENT' when n.amount > p.amount then 'RETURN_TOO_LARGE' else 'AMOUNT_DIFFERS' end,
                   n.reference, n.amount, 'announced by a notification'
            from temp_notice n left join payment p on p.id = n.payment_id where p.id is null or n.amount <> p.amount
            """,
            ct: ct);
        await work.ExecuteAsync(
            """
            insert into payment_report (person_id, payment_id, kind, message_id, amount, reason, reported_on)
            select distinct p.person_id, p.id, 'return-notified', @messageId, n.amount, n.reason, coalesce(n.booked_on, @today)
            from temp_notice n join payment p on p.id = n.payment_id where n.amount = p.amount
            on conflict (person_id, payment_id, kind) do nothing
            """,
            new { messageId, today = work.Context.Today.Iso },
            ct);
    }
}
