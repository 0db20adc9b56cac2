using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Cash that moved on the fund account and is no payment of a run: the treasury's money arriving (an SP2D), a receivable paid back (REC-),
/// or what a year left going back to the treasury (STS-). Each is settled once, by its own amount; a receivable also part by part.
/// </summary>
/// <param name="Reference">What the movement names itself: its end-to-end id.</param>
/// <param name="Entry">The bank's reference of the entry.</param>
/// <param name="Day">The day on which the bank booked it.</param>
/// <param name="BookedOn">The day on which our books take it in: another one when its year is closed.</param>
/// <param name="Cash">The account that the cash is taken from or brought to.</param>
/// <param name="MayExceed">A decision may settle with a part of the cash; a statement's entry settles with all of it or not at all.</param>
internal sealed record FundMovement(
    string Reference, Rupiah Amount, CashDirection Direction, string Entry, DateOnly Day, DateOnly BookedOn, Account Cash,
    bool MayExceed = false)
{
    /// <summary>Why nothing was settled, by the code of the exception.</summary>
    private static readonly Dictionary<string, string> Sebab = new(StringComparer.Ordinal)
    {
        ["UNKNOWN_ENTRY"] = "Tidak ada setoran ke kas daerah dengan nomor itu.",
        ["UNKNOWN_FUNDING"] = "Tidak ada SP2D terbuka dengan nomor dan jumlah itu.",
        ["UNKNOWN_RECEIVABLE"] = "Tidak ada piutang dengan nomor itu.",
        ["UNKNOWN_REFUND"] = "Tidak ada setoran ke kas daerah dengan nomor itu.",
        ["SETTLED_BEFORE"] = "Nomor itu sudah dilunasi mutasi lain.",
        ["AMOUNT_DIFFERS"] = "Jumlahnya bukan yang masih terbuka pada nomor itu.",
    };

    /// <summary>Settles what the movement names, and says how it is booked; a problem's code is that of the exception it makes.</summary>
    public async Task<Outcome<IReadOnlyList<Posting>>> SettleAsync(UnitOfWork work, CancellationToken ct)
    {
        if (Direction == CashDirection.Debit)
            return Read(TreasuryRefund.Prefix) is { } refund
                ? await RefundAsync(work, refund, ct)
                : Unmatched("UNKNOWN_ENTRY", $"no refund to the treasury has the number {Reference}");
        return Read(Receivable.Prefix) is { } claim ? await RepayAsync(work, claim, ct) : await FundAsync(work, ct);
    }

    private async Task<Outcome<IReadOnlyList<Posting>>> FundAsync(UnitOfWork work, CancellationToken ct)
    {
        var due = await work.FindAsync<long?>(
            "select amount from payment_order where kind = 'SP2D' and number = @Reference and funded_on is null", new { Reference }, ct);
        if (due is null || !Covers(due.Value)) return Unmatched("UNKNOWN_FUNDING", "no open SP2D has this number and amount");
        var settled = await work.ExecuteAsync(
            "update payment_order set funded_on = @on where kind = 'SP2D' and number = @Reference and funded_on is null",
            new { on = Day.Iso, Reference },
            ct);
        if (settled == 0) return Meanwhile();
        return new[] { new Posting(Cash, Chart.TreasuryInTransit, Posting.NoProgramme, new Rupiah(due.Value)) };
    }

    private async Task<Outcome<IReadOnlyList<Posting>>> RepayAsync(UnitOfWork work, Reference claim, CancellationToken ct)
    {
        // Held until the end of this change, so that two parts that come at once cannot both take what is left.
        await work.ExecuteAsync("update receivable set settled_by = settled_by where id = @Id", new { claim.Id }, ct);
        var known = await work.FindAsync<Claim>(
            """
            select v.person_id as PersonId, p.programme as Programme, v.fiscal_year as FiscalYear, v.settled_by as SettledBy,
                   cast(sum(v.amount) as bigint) - (
                       select cast(coalesce(sum(q.amount), 0) as bigint) from receivable_part q where q.receivable_id = @Id) as Remaining
            from receivable v join payment p on p.person_id = v.person_id and p.id = v.payment_id
            where v.id = @Id group by v.person_id, p.programme, v.fiscal_year, v.settled_by
            """,
            new { claim.Id },
            ct);
        if (known is null) return Unmatched("UNKNOWN_RECEIVABLE", $"no receivable has the number {claim}");
        if (known.SettledBy is { } entry) return Unmatched("SETTLED_BEFORE", $"receivable {claim} was settled by the entry {entry}");
        if (Amount.Amount > known.Remaining && !MayExceed)
            return Unmatched("AMOUNT_DIFFERS", $"{new Rupiah(known.Remaining)} of receivable {claim} is still to be paid");

        var part = new Rupiah(Math.Min(Amount.Amount, known.Remaining));
        await work.ExecuteAsync(
            """
            insert into receivable_part (person_id, receivable_id, entry, amount, paid_on)
            values (@PersonId, @Id, @Entry, @Amount, @on)
            """,
            new { known.PersonId, claim.Id, Entry, part.Amount, on = Day.Iso },
            ct);
        if (part.Amount == known.Remaining)
            await work.ExecuteAsync(
                "update receivable set settled_on = @on, settled_by = @Entry where id = @Id", new { on = Day.Iso, Entry, claim.Id }, ct);
        work.Record(
            part.Amount == known.Remaining ? "receivable.settled" : "receivable.paid-in-part", claim.ToString(),
            new { Entry, amount = part.Amount, on = Day.Iso });
        return new[]
        {
            new Posting(Cash, Chart.Receivables, known.Programme, part),
            new Posting(Chart.ReceivablesNotReceived, Chart.ForRefundOf((int)known.FiscalYear, BookedOn), known.Programme, part),
        };
    }

    private async Task<Outcome<IReadOnlyList<Posting>>> RefundAsync(UnitOfWork work, Reference refund, CancellationToken ct)
    {
        var known = await work.FindAsync<(long Amount, string? SettledBy)?>(
            "select amount, settled_by from treasury_refund where id = @Id", new { refund.Id }, ct);
        if (known is not { } due) return Unmatched("UNKNOWN_REFUND", $"no refund to the treasury has the number {refund}");
        if (Refusal($"refund {refund}", due.Amount, due.SettledBy) is { } refusal) return refusal;

        var settled = await work.ExecuteAsync(
            "update treasury_refund set settled_on = @on, settled_by = @Entry where id = @Id and settled_by is null",
            new { on = Day.Iso, Entry, refund.Id },
            ct);
        if (settled == 0) return Meanwhile();
        work.Record("treasury-refund.settled", refund.ToString(), new { Entry, amount = due.Amount, on = Day.Iso });
        return new[] { new Posting(Chart.RefundDue, Cash, Posting.NoProgramme, new Rupiah(due.Amount)) };
    }

    private Problem? Refusal(string what, long due, string? settledBy) =>
        settledBy is not null ? Unmatched("SETTLED_BEFORE", $"{what} was settled by the entry {settledBy}")
        : !Covers(due) ? Unmatched("AMOUNT_DIFFERS", $"{what} is {new Rupiah(due)}")
        : null;

    private bool Covers(long due) => due == Amount.Amount || (MayExceed && due < Amount.Amount);

    private static Problem Meanwhile() => Unmatched("SETTLED_BEFORE", "another entry settled it meanwhile");

    private static Problem Unmatched(string code, EnglishText message) =>
        Problem.Conflict(code, message, "Compare the number and the amount with the bank's entry.")
            .InIndonesian(
                Sebab.GetValueOrDefault(code, "Nomor atau jumlahnya tidak cocok."), "Cocokkan nomor dan jumlahnya dengan mutasi bank.");

    private Reference? Read(string prefix) => Kernel.Reference.Read(prefix, Reference) is { Succeeded: true } read ? read.Value : null;

    private sealed record Claim(long PersonId, string Programme, long FiscalYear, string? SettledBy, long Remaining);
}
