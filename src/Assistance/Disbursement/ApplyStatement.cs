using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Takes in a camt.053, the only message that books cash. Statements are taken in the order of their balances: one whose opening balance is
/// not where the last one ended waits for the statement in between. What fits no payment of ours is parked and not booked.
/// </summary>
internal sealed class ApplyStatement(UnitOfWork work, long messageId)
{
    /// <summary>The stored kind of an entry that is parked.</summary>
    public const string ParkedKind = "Parked";

    private readonly List<Posting> postings = [];
    private readonly HashSet<string> references = new(StringComparer.Ordinal);
    private readonly List<(long Entry, string Code, EntryDetail Detail, string Why)> parkedDetails = [];
    private readonly HashSet<long> parkedEntries = [];

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
        foreach (var item in parkedDetails) await ParkAsync(item.Entry, item.Code, item.Detail, item.Why, ct);
        await new StatementDetails(work, messageId, postings).ApplyAsync(ct);
        await PostAsync(header, ct);
        return reader.Arithmetic.EntryCount + reader.Arithmetic.DetailCount;
    }

    private async Task<List<Staged>> StageAsync(StatementReader reader, CancellationToken ct)
    {
        await StatementDetails.CreateAsync(work, ct);
        var files = await BankFile.IdsAsync(work, ct);
        var entries = new List<Staged>();
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
                var (first, details) = ("", 0);
                foreach (var detail in reader.Details())
                {
                    first = details++ == 0 ? detail.EndToEndId : first;
                    if (kind is null || entry.Anomalies.Count > 0) continue;
                    if (detail.Anomalies is [var anomaly, ..])
                        parkedDetails.Add((entryNumber, anomaly.Code, detail, $"line {detail.Line}: {anomaly.Message}"));
                    else if (detail.Direction != entry.Direction)
                        parkedDetails.Add((entryNumber, "OTHER_DIRECTION", detail, "the payment goes the other way than its entry"));
                    else
                        rows.Add(++line).Add(entryNumber).Add(PaymentIds.Read(detail.EndToEndId)).Add(detail.EndToEndId)
                            .Add(detail.Amount?.Amount ?? 0).Add(detail.ReturnReason).Add(kind).Add(entry.BookingDate).Add(file)
                            .EndRow();
                }
                entries.Add(new Staged(entryNumber, entry, first, details));
            }
            await rows.CompleteAsync(ct);
        }
        return entries;
    }

    /// <summary>Every entry that moved money is kept, also one that is parked: then as what it is, an entry nobody knows.</summary>
    private async Task WriteEntryAsync(long statementId, StatementHeader header, Staged staged, CancellationToken ct)
    {
        var entry = staged.Entry;
        var amount = entry.Amount!.Value;
        var reference = entry.BankReference.Length > 0 ? entry.BankReference : $"{header.StatementId}/{staged.Number}";
        var known = !references.Add(reference)
            || await work.FindAsync<long?>("select line from statement_entry where reference = @reference", new { reference },
                ct) is not null;
        var problem = known
            ? Parked("ENTRY_TWICE", reference, "an entry with this reference stood in a statement before")
            : await RouteAsync(header, staged, reference, ct);
        if (problem is { } parked)
        {
            var cash = entry.Direction == CashDirection.Credit ? amount : -amount;
            await ExceptionInbox.AddAsync(work, parked.Code, parked.Reference, amount, parked.Why, cash, staged.Number, ct);
            await work.ExecuteAsync("delete from temp_detail where entry = @Line", new { Line = staged.Number }, ct);
            parkedEntries.Add(staged.Number);
        }
        if (!amount.IsPositive) return;
        await work.ExecuteAsync(
            """
            insert into statement_entry (statement_id, line, reference, direction, amount, booked_on, kind, detail)
            values (@statementId, @line, @reference, @direction, @amount, @bookedOn, @kind, @detail)
            """,
            new
            {
                statementId,
                line = staged.Number,
                reference = known ? $"{reference} again in {header.StatementId}/{staged.Number}" : reference,
                direction = entry.Direction == CashDirection.Credit ? "credit" : "debit",
                amount = amount.Amount,
                bookedOn = (entry.BookingDate ?? header.ClosingDate).Iso,
                kind = problem is null ? entry.Kind.ToString() : ParkedKind,
                detail = entry.BatchMessageId.Length > 0 ? entry.BatchMessageId : staged.FirstReference,
            },
            ct);
    }

    /// <summary>A payment that cannot be booked; its cash is that of its entry where the whole entry is parked.</summary>
    private Task<int> ParkAsync(long entry, string code, EntryDetail detail, string why, CancellationToken ct)
    {
        var amount = detail.Amount ?? Rupiah.Zero;
        var cash = parkedEntries.Contains(entry) ? Rupiah.Zero : detail.Direction == CashDirection.Credit ? amount : -amount;
        return ExceptionInbox.AddAsync(work, code, detail.EndToEndId, detail.Amount, why, cash, entry, ct);
    }

    /// <summary>Decides what an entry is booked as; not null when it must be parked.</summary>
    private async Task<(string Code, string Reference, string Why)?> RouteAsync(
        StatementHeader header, Staged staged, string reference, CancellationToken ct)
    {
        var entry = staged.Entry;
        var amount = entry.Amount!.Value;
        var isCredit = entry.Direction == CashDirection.Credit;
        if (entry.Anomalies is [var fault, ..]) return Parked(fault.Code, reference, $"line {entry.Line}: {fault.Message}");
        switch (entry.Kind)
        {
            case EntryKind.BatchPayment when staged.Details == 0:
                return Parked("NO_PAYMENTS", reference, "the entry names our file, but none of its payments");
            case EntryKind.BatchPayment when !isCredit && await BankFile.FindAsync(work, entry.BatchMessageId, ct) is not null:
                return null;
            case EntryKind.Return when isCredit:
                return null;
            case EntryKind.Receipt or EntryKind.Transfer:
                return await SettleAsync(header, staged, reference, ct);
            case EntryKind.Fee when !isCredit:
                postings.Add(new Posting(Chart.BankFees, Chart.FundAtBank, Posting.NoProgramme, amount));
                return null;
            case EntryKind.Interest:
                postings.Add(isCredit
                    ? new Posting(Chart.FundAtBank, Chart.Interest, Posting.NoProgramme, amount)
                    : new Posting(Chart.Interest, Chart.FundAtBank, Posting.NoProgramme, amount));
                return null;
            default:
                return Parked(
                    "UNKNOWN_ENTRY",
                    reference,
                    $"nothing of ours matches this entry ({entry.Kind}, {staged.FirstReference}{entry.BatchMessageId})");
        }
    }

    private async Task<(string Code, string Reference, string Why)?> SettleAsync(
        StatementHeader header, Staged staged, string reference, CancellationToken ct)
    {
        var entry = staged.Entry;
        var movement = new FundMovement(
            staged.FirstReference, entry.Amount!.Value, entry.Direction, reference, entry.BookingDate ?? header.ClosingDate,
            await BookingDay.OfAsync(work, header.ClosingDate, ct), Chart.FundAtBank);
        var settled = await movement.SettleAsync(work, ct);
        if (!settled.Succeeded) return Parked(settled.Problems[0].Code, staged.FirstReference, settled.Problems[0].Message);
        postings.AddRange(settled.Value);
        return null;
    }

    private static (string Code, string Reference, string Why) Parked(string code, string reference, string why) =>
        (code, reference, why);

    private async Task PostAsync(StatementHeader header, CancellationToken ct)
    {
        if (postings.Count == 0) return;
        var merged = postings.GroupBy(p => (p.Debit, p.Credit, p.Programme))
            .Select(group => new Posting(group.Key.Debit, group.Key.Credit, group.Key.Programme, group.Select(p => p.Amount).Total()))
                .ToList();
        await Journal.PostAsync(
            work,
            new JournalEntry(
                $"statement {header.StatementId}", "bank.statement", await BookingDay.OfAsync(work, header.ClosingDate, ct),
                header.StatementId, null, merged),
            ct);
    }

    private sealed record Staged(long Number, StatementEntry Entry, string FirstReference, int Details);
}
