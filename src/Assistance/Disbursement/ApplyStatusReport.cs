using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Takes in a pain.002: rejected payments become payable again, what was accepted or settled is remembered as said. Only payments of the
/// file that the report answers, with their own amount and in a state that allows it, are touched; everything else is parked.
/// </summary>
internal sealed class ApplyStatusReport(UnitOfWork work, long messageId)
{
    private const string Staged =
        "line bigint not null, payment_id bigint, reference text not null, kind text, reason text not null, amount bigint";

    // What is parked is not applied, and no longer makes another line a second one.
    private static readonly Screen[] OfOneLine =
    [
        new("UNKNOWN_PAYMENT", "l.payment_id is null or p.id is null", "no payment has this end-to-end id"),
        new("OTHER_MESSAGE", "p.file_id is null or p.file_id <> @file", "this payment is not in the file that the report answers"),
        new("AMOUNT_DIFFERS", "l.amount <> p.amount", "the bank names another amount than the payment has"),
    ];

    private static readonly Screen Twice = new(
        "TWICE_IN_MESSAGE",
        "exists (select 1 from temp_report o where o.payment_id = l.payment_id and o.line <> l.line and o.kind <> l.kind)",
        "the report says two different things of one payment");

    private static readonly Screen[] Backwards =
    [
        new(
            "BACKWARDS",
            $"l.kind = 'rejected' and p.state not in ('instructed', 'rejected') and not {Rejected}",
            "rejected after it was credited"),
        new("BACKWARDS", $"l.kind = 'rejected' and {Settled}", "rejected after it was reported as credited"),
        new("BACKWARDS", $"l.kind in ('accepted', 'settled') and {Rejected}", "accepted after it was rejected"),
    ];

    private const string Rejected = $"{Reported} 'rejected')";

    /// <summary>The statement may not have come yet: paid again on the word of such a rejection, it would be paid twice.</summary>
    private const string Settled = $"{Reported} 'settled')";

    private const string Reported =
        "exists (select 1 from payment_report q where q.person_id = p.person_id and q.payment_id = p.id and q.kind =";

    public async Task<Outcome<long>> RunAsync(StatusReportReader reader, CancellationToken ct)
    {
        var header = reader.Header;
        if (await BankFile.FindAsync(work, header.OriginalMessageId, ct) is not { } answered)
            return Problem.Invalid(
                "bank.unknown-original",
                $"The report answers message '{header.OriginalMessageId}', which we never sent.",
                "Ask the bank what it belongs to; nothing was booked.")
                .InIndonesian(
                    $"Laporan ini menjawab pesan '{header.OriginalMessageId}', yang tidak pernah kita kirim.",
                    "Tanyakan kepada bank; belum ada yang dibukukan.");
        if (header.OriginalCount is { } count && count != answered.File.Payments)
            return Problem.Invalid(
                "bank.count-differs",
                $"The bank counts {count} payments in our file of {answered.File.Payments}.",
                "Compare the file with the bank; nothing was booked.")
                .InIndonesian(
                    $"Bank menghitung {count} pembayaran dalam berkas kita yang berisi {answered.File.Payments}.",
                    "Cocokkan berkasnya dengan bank; belum ada yang dibukukan.");
        if (header.OriginalSum is { } sum && sum != answered.File.Total)
            return Problem.Invalid(
                "bank.sum-differs",
                $"The bank adds {sum} up in our file of {answered.File.Total}.",
                "Compare the file with the bank; nothing was booked.")
                .InIndonesian(
                    $"Bank menjumlah {sum} dalam berkas kita yang sebesar {answered.File.Total}.",
                    "Cocokkan berkasnya dengan bank; belum ada yang dibukukan.");

        await StageAsync(reader, ct);
        if (reader.ItemCount == 0 && header.Status == BankStatus.Rejected) await StageWholeFileAsync(answered.File, header.ReasonCode, ct);
        var screens = new LineScreens(work, "temp_report", answered.File.Id);
        await screens.ParkAsync(OfOneLine, ct);
        await screens.ParkAsync(Twice, ct);
        await screens.ParkAsync(Backwards, ct);
        await LandAsync(header.CreatedAt, ct);
        await ExceptionInbox.NameRunsAsync(work, messageId, "temp_report", ct);
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

    private Task<int> LandAsync(DateTimeOffset at, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into payment_report (person_id, payment_id, kind, message_id, amount, reason, reported_on)
            select p.person_id, p.id, l.kind, @messageId, l.amount, l.reason, @on
            from temp_report l join payment p on p.id = l.payment_id where l.kind is not null
            on conflict (person_id, payment_id, kind) do nothing
            """,
            new { messageId, on = DateOnly.FromDateTime(at.ToOffset(ProcessContext.Jakarta).DateTime).Iso },
            ct);

    private async Task RejectAsync(long runId, CancellationToken ct)
    {
        const string Rejections = """
            from (select distinct payment_id from temp_report where kind = 'rejected') l join payment p on p.id = l.payment_id
            join payment_report r on r.person_id = p.person_id and r.payment_id = p.id and r.kind = 'rejected'
            where r.message_id = @messageId and p.state = 'instructed'
            """;
        var sums = await PaymentTallies.MoveAsync(work, Rejections, PaymentState.Rejected, new { messageId }, ct);
        if (sums.Count == 0) return;
        await work.ExecuteAsync(
            $"""
            update payment set state = 'rejected', bank_reason = f.reason
            from (select p.person_id, p.id, r.reason {Rejections}) f
            where payment.person_id = f.person_id and payment.id = f.id
            """,
            new { messageId },
            ct);
        var postings = sums.Select(s => new Posting(Chart.InTransit, Chart.Payable, s.Programme, s.Amount)).ToList();
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
