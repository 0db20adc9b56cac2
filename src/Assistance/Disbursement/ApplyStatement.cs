using Paseban.Kernel;
using Paseban.Ledger;
using Paseban.Storage;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Takes in a camt.053, the only message that books cash. Statements are taken in the order of their balances: one whose opening balance is
/// not where the last one ended waits for the statement in between. What fits no payment of ours is parked and not booked.
/// </summary>
internal sealed class ApplyStatement(UnitOfWork work, long messageId)
{
    private readonly List<Posting> postings = [];
    private readonly HashSet<string> references = new(StringComparer.Ordinal);

    /// <returns>Entries and payments read. A problem with the code <c>bank.waits</c> asks to try again later; any other refuses the
    /// file.</returns>
    public async Task<Outcome<long>> RunAsync(StatementReader reader, CancellationToken ct)
    {
        var header = reader.Header;
        if (await StatementOrder.RefuseAsync(work, header, ct) is { } problem) return problem;
        var statementId = await work.TakeNumbersAsync("statement", 1, ct);
        await StatementOrder.InsertAsync(work, statementId, messageId, header, ct);

        var entries = await StageAsync(reader, ct);
        if (!reader.Arithmetic.Agrees) return reader.Arithmetic.Differences.Select(difference => difference.ToProblem()).ToArray();
        foreach (var entry in entries) await WriteEntryAsync(statementId, header, entry, ct);
        await new StatementDetails(work, messageId, postings).ApplyAsync(ct);
        await PostAsync(header, ct);
        return reader.Arithmetic.EntryCount + reader.Arithmetic.DetailCount;
    }

    private async Task<List<Staged>> StageAsync(StatementReader reader, CancellationToken ct)
    {
        await StatementDetails.CreateAsync(work, ct);
        var files = await BankFile.IdsAsync(work, ct);
        var entries = new List<Staged>();
        List<(string Code, string Reference, Rupiah? Amount, string Detail)> parked = [];
        var (entryNumber, line) = (0L, 0L);
        await using (var rows = work.Bulk(
            "temp_detail", "line", "entry", "payment_id", "reference", "amount", "reason", "kind", "booked_on", "file_id"))
        {
            foreach (var entry in reader.Entries())
            {
                if (entry.Status != EntryStatus.Booked) continue;
                entryNumber++;
                var kind = entry.Kind switch { EntryKind.BatchPayment => "debited", EntryKind.Return => "returned", _ => null };
                long? file = files.TryGetValue(entry.BatchMessageId, out var id) ? id : null;
                var first = "";
                foreach (var detail in reader.Details())
                {
                    first = first.Length == 0 ? detail.EndToEndId : first;
                    if (kind is null || entry.Anomalies.Count > 0) continue;
                    if (detail.Anomalies is [var anomaly, ..])
                        parked.Add((anomaly.Code, detail.EndToEndId, detail.Amount, $"line {detail.Line}: {anomaly.Message}"));
                    else
                        rows.Add(++line).Add(entryNumber).Add(PaymentIds.Read(detail.EndToEndId)).Add(detail.EndToEndId)
                            .Add(detail.Amount?.Amount ?? 0).Add(detail.ReturnReason).Add(kind).Add(entry.BookingDate).Add(file)
                            .EndRow();
                }
                if (entry.Anomalies is [var fault, ..])
                    parked.Add((fault.Code, entry.BankReference, entry.Amount, $"line {entry.Line}: {fault.Message}"));
                else entries.Add(new Staged(entryNumber, entry, first));
            }
            await rows.CompleteAsync(ct);
        }
        foreach (var item in parked) await ExceptionInbox.AddAsync(work, item.Code, item.Reference, item.Amount, item.Detail, ct);
        return entries;
    }

    private async Task WriteEntryAsync(long statementId, StatementHeader header, Staged staged, CancellationToken ct)
    {
        var entry = staged.Entry;
        var reference = entry.BankReference.Length > 0 ? entry.BankReference : $"{header.StatementId}/{staged.Number}";
        var known = !references.Add(reference)
            || await work.FindAsync<long?>("select line from statement_entry where reference = @reference", new { reference },
                ct) is not null;
        if (known || !await RouteAsync(header, staged, reference, ct))
        {
            if (known)
                await ExceptionInbox.AddAsync(
                    work, "ENTRY_TWICE", reference, entry.Amount, "an entry with this reference is booked already", ct);
            await work.ExecuteAsync("delete from temp_detail where entry = @Line", new { Line = staged.Number }, ct);
            return;
        }
        await work.ExecuteAsync(
            """
            insert into statement_entry (statement_id, line, reference, direction, amount, booked_on, kind, detail)
            values (@statementId, @line, @reference, @direction, @amount, @bookedOn, @kind, @detail)
            """,
            new
            {
                statementId,
                line = staged.Number,
                reference,
                direction = entry.Direction == CashDirection.Credit ? "credit" : "debit",
                amount = entry.Amount!.Value.Amount,
                bookedOn = (entry.BookingDate ?? header.ClosingDate).Iso,
                kind = entry.Kind.ToString(),
                detail = entry.BatchMessageId.Length > 0 ? entry.BatchMessageId : staged.FirstReference,
            },
            ct);
    }

    /// <summary>Decides what an entry is booked as; false when it was parked.</summary>
    private async Task<bool> RouteAsync(StatementHeader header, Staged staged, string reference, CancellationToken ct)
    {
        var entry = staged.Entry;
        var amount = entry.Amount!.Value;
        var isCredit = entry.Direction == CashDirection.Credit;
        switch (entry.Kind)
        {
            case EntryKind.BatchPayment when !isCredit && await BankFile.FindAsync(work, entry.BatchMessageId, ct) is not null:
                return true;
            case EntryKind.Return when isCredit:
                return true;
            case EntryKind.Receipt or EntryKind.Transfer:
                return await SettleAsync(header, staged, reference, ct);
            case EntryKind.Fee when !isCredit:
                postings.Add(new Posting(Accounts.BankFees, Accounts.FundAtBank, Posting.NoProgramme, amount));
                return true;
            case EntryKind.Interest:
                postings.Add(isCredit
                    ? new Posting(Accounts.FundAtBank, Accounts.Interest, Posting.NoProgramme, amount)
                    : new Posting(Accounts.Interest, Accounts.FundAtBank, Posting.NoProgramme, amount));
                return true;
            default:
                await ExceptionInbox.AddAsync(
                    work,
                    "UNKNOWN_ENTRY",
                    reference,
                    amount,
                    $"nothing of ours matches this entry ({entry.Kind}, {staged.FirstReference}{entry.BatchMessageId})",
                    ct);
                return false;
        }
    }

    private async Task<bool> SettleAsync(StatementHeader header, Staged staged, string reference, CancellationToken ct)
    {
        var entry = staged.Entry;
        var movement = new FundMovement(
            staged.FirstReference, entry.Amount!.Value, entry.Direction, reference, entry.BookingDate ?? header.ClosingDate,
            await BookedOnAsync(header, ct), Accounts.FundAtBank);
        var settled = await movement.SettleAsync(work, ct);
        if (settled.Succeeded) postings.AddRange(settled.Value);
        else
            await ExceptionInbox.AddAsync(
                work, settled.Problems[0].Code, staged.FirstReference, entry.Amount, settled.Problems[0].Message, ct);
        return settled.Succeeded;
    }

    /// <summary>Money of a year that is closed by now is booked on the day it becomes known.</summary>
    private async Task<DateOnly> BookedOnAsync(StatementHeader header, CancellationToken ct) =>
        await Journal.IsYearClosedAsync(work, header.ClosingDate.Year, ct) ? work.Context.Today : header.ClosingDate;

    private async Task PostAsync(StatementHeader header, CancellationToken ct)
    {
        if (postings.Count == 0) return;
        var merged = postings.GroupBy(p => (p.Debit, p.Credit, p.Programme))
            .Select(group => new Posting(group.Key.Debit, group.Key.Credit, group.Key.Programme, group.Select(p => p.Amount).Total()))
                .ToList();
        await Journal.PostAsync(
            work,
            new JournalEntry(
                $"statement {header.StatementId}", "bank.statement", await BookedOnAsync(header, ct), header.StatementId, null, merged),
            ct);
    }

    private sealed record Staged(long Number, StatementEntry Entry, string FirstReference);
}
