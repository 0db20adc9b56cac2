using Paseban.Kernel;
using Paseban.Ledger;
using Paseban.Storage;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Takes in a pain.002: rejected payments become payable again, what was accepted or settled is remembered as said. Only payments of the
/// file that the report answers, with their own amount and in a state that allows it, are touched; everything else is parked.
/// </summary>
internal sealed class ApplyStatusReport(UnitOfWork work, long messageId)
{
    private const string Staged =
        "line bigint not null, payment_id bigint, reference text not null, kind text, reason text not null, amount bigint";

    // Each line is parked under the first reason that applies, and what is parked is not applied.
    private static readonly (string Code, string Lines, string Detail)[] Screens =
    [
        ("UNKNOWN_PAYMENT", "r.payment_id is null or p.id is null", "no payment has this end-to-end id"),
        ("OTHER_MESSAGE", "p.file_id is null or p.file_id <> @file", "this payment is not in the file that the report answers"),
        ("AMOUNT_DIFFERS", "r.amount <> p.amount", "the bank names another amount than the payment has"),
        (
            "TWICE_IN_MESSAGE",
            "exists (select 1 from temp_report o where o.payment_id = r.payment_id and o.line <> r.line and o.kind <> r.kind)",
            "the report says two different things of one payment"),
        (
            "BACKWARDS",
            "r.kind = 'rejected' and p.state not in ('instructed', 'rejected') and not exists (select 1 from payment_report q where "
                + "q.person_id = p.person_id and q.payment_id = p.id and q.kind = 'rejected')",
            "rejected after it was credited"),
        (
            "BACKWARDS",
            "r.kind in ('accepted', 'settled') and exists (select 1 from payment_report q where q.person_id = p.person_id and "
                + "q.payment_id = p.id and q.kind = 'rejected')",
            "accepted after it was rejected"),
    ];

    public async Task<Outcome<long>> RunAsync(StatusReportReader reader, CancellationToken ct)
    {
        var header = reader.Header;
        if (await BankFile.FindAsync(work, header.OriginalMessageId, ct) is not { } answered)
            return Problem.Invalid(
                "bank.unknown-original",
                $"The report answers message '{header.OriginalMessageId}', which we never sent.",
                "Ask the bank what it belongs to; nothing was booked.");
        if (header.OriginalCount is { } count && count != answered.File.Payments)
            return Problem.Invalid(
                "bank.count-differs",
                $"The bank counts {count} payments in our file of {answered.File.Payments}.",
                "Compare the file with the bank; nothing was booked.");

        await StageAsync(reader, ct);
        if (reader.ItemCount == 0 && header.Status == BankStatus.Rejected) await StageWholeFileAsync(answered.File, header.ReasonCode, ct);
        foreach (var screen in Screens) await ParkAsync(screen.Code, screen.Lines, screen.Detail, answered.File.Id, ct);
        await LandAsync(header.CreatedAt, ct);
        await RejectAsync(answered.RunId, ct);
        return reader.ItemCount;
    }

    private async Task StageAsync(StatusReportReader reader, CancellationToken ct)
    {
        await work.TemporaryAsync("report", Staged, ct);
        List<(string, string, Rupiah?, string)> anomalies = [];
        var ordinal = 0L;
        await using (var rows = work.Bulk("temp_report", "line", "payment_id", "reference", "kind", "reason", "amount"))
        {
            foreach (var item in reader.Items())
            {
                if (item.Anomalies is [var anomaly, ..])
                {
                    anomalies.Add((anomaly.Code, item.EndToEndId, item.Amount, $"line {item.Line}: {anomaly.Message}"));
                    continue;
                }
                rows.Add(++ordinal).Add(PaymentIds.Read(item.EndToEndId)).Add(item.EndToEndId).Add(KindOf(item.Status)).Add(item.ReasonCode)
                    .Add(item.Amount?.Amount).EndRow();
            }
            await rows.CompleteAsync(ct);
        }
        foreach (var (code, reference, amount, detail) in anomalies)
            await ExceptionInbox.AddAsync(work, code, reference, amount, detail, ct);
        await work.ExecuteAsync("create index temp_report_payment on temp_report (payment_id)", ct: ct);
        await work.AnalyzeAsync(["temp_report"], ct);
    }

    /// <summary>A file that is rejected as a whole names no payments: all of them are rejected.</summary>
    private Task<int> StageWholeFileAsync(BankFile file, string reason, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into temp_report (line, payment_id, reference, kind, reason, amount)
            select id, id, @MessageId, 'rejected', @reason, amount from payment
                where id >= @FirstPayment and id <= @LastPayment and file_id = @Id
            """,
            new { file.MessageId, reason = reason.Length == 0 ? "FILE" : reason, file.FirstPayment, file.LastPayment, file.Id },
            ct);

    private async Task ParkAsync(string code, string lines, string detail, long file, CancellationToken ct)
    {
        await work.ExecuteAsync(
            $"""
            insert into temp_exception (code, reference, amount, detail)
            select @code, r.reference, r.amount, @detail from temp_report r left join payment p on p.id = r.payment_id where {lines}
            """,
            new { code, detail, file },
            ct);
        await work.ExecuteAsync(
            $"delete from temp_report where line in (select r.line from temp_report r left join payment p on p.id = r.payment_id where "
                + $"{lines})", new { file }, ct);
    }

    private Task<int> LandAsync(DateTimeOffset at, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into payment_report (person_id, payment_id, kind, message_id, amount, reason, reported_on)
            select distinct p.person_id, p.id, r.kind, @messageId, r.amount, r.reason, @on
            from temp_report r join payment p on p.id = r.payment_id where r.kind is not null
            on conflict (person_id, payment_id, kind) do nothing
            """,
            new { messageId, on = DateOnly.FromDateTime(at.ToOffset(ProcessContext.Jakarta).DateTime).Iso },
            ct);

    private async Task RejectAsync(long runId, CancellationToken ct)
    {
        const string Rejected = """
            from payment p join payment_report r on r.person_id = p.person_id and r.payment_id = p.id and r.kind = 'rejected'
            where r.message_id = @messageId and p.state = 'instructed'
            """;
        var sums = await work.ListAsync<(string Programme, long Amount)>(
            $"select p.programme, cast(sum(p.amount) as bigint) {Rejected} group by p.programme order by p.programme", new { messageId },
            ct);
        if (sums.Count == 0) return;
        await work.ExecuteAsync(
            $"""
            update payment set state = 'rejected', bank_reason = f.reason
            from (select p.person_id, p.id, r.reason {Rejected}) f
            where payment.person_id = f.person_id and payment.id = f.id
            """,
            new { messageId },
            ct);
        var postings = sums.Select(s => new Posting(Accounts.InTransit, Accounts.Payable, s.Programme, new Rupiah(s.Amount))).ToList();
        await Journal.PostAsync(
            work,
            new JournalEntry($"message {messageId} rejected", "bank.rejected", work.Context.Today, $"message {messageId}", runId, postings),
            ct);
    }

    private static string? KindOf(BankStatus status) => status switch
    {
        BankStatus.Rejected => "rejected",
        BankStatus.Settled => "settled",
        BankStatus.Accepted or BankStatus.InProcess => "accepted",
        BankStatus.Received or BankStatus.Partly or BankStatus.Unknown => null,
    };
}

/// <summary>End-to-end ids are our payment references; their check character finds what a bank garbled.</summary>
internal static class PaymentIds
{
    public static long? Read(string endToEndId) =>
        Reference.Read(BankFilePayments.Prefix, endToEndId) is { Succeeded: true } reference ? reference.Value.Id : null;
}
