using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Ledger;

/// <summary>The movements of one account in booking order with the running balance.</summary>
public static class AccountStatement
{
    /// <summary>
    /// A page of at most <paramref name="size"/> movements after (<paramref name="afterEntry"/>, <paramref name="afterLine"/>).
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="opening">The balance before the page, from the page before it; zero for the first.</param>
    public static async Task<IReadOnlyList<Movement>> ReadAsync(
        Reading reading, Account account, Rupiah opening, long afterEntry = 0, long afterLine = 0, int size = 200,
        CancellationToken ct = default)
    {
        var rows = await reading.ListAsync<Row>(
            """
            select e.id as EntryId, p.line as Line, e.booked_on as BookedOn, e.kind as Kind, e.document as Document,
                p.programme as Programme,
                   p.debit_account as Debit, p.credit_account as Credit, p.amount as Amount
            from posting p join journal_entry e on e.id = p.entry_id
            where (p.debit_account = @code or p.credit_account = @code)
              and (e.id > @afterEntry or (e.id = @afterEntry and p.line > @afterLine))
            order by e.id, p.line limit @size
            """,
            new { code = account.Code, afterEntry, afterLine, size = (long)size },
            ct);
        var balance = opening;
        var movements = new List<Movement>(rows.Count);
        foreach (var row in rows)
        {
            var isDebit = row.Debit == account.Code;
            var amount = new Rupiah(row.Amount);
            balance = isDebit == account.IsDebitNormal ? balance + amount : balance - amount;
            movements.Add(new Movement(
                row.EntryId, row.Line, IsoDate.Parse(row.BookedOn), row.Kind, row.Document, row.Programme,
                isDebit ? row.Credit : row.Debit, isDebit ? amount : Rupiah.Zero, isDebit ? Rupiah.Zero : amount, balance));
        }
        return movements;
    }

    /// <summary>The balance of everything up to and including a place in booking order: what the page after it opens with.</summary>
    public static async Task<Rupiah> BalanceThroughAsync(
        Reading reading, Account account, long entry, long line, CancellationToken ct = default)
    {
        if (entry == 0) return Rupiah.Zero;
        var debits = await reading.SingleAsync<long>(
            """
            select cast(coalesce(sum(case when debit_account = @code then amount else -amount end), 0) as bigint) from posting
            where (debit_account = @code or credit_account = @code) and (entry_id < @entry or (entry_id = @entry and line <= @line))
            """,
            new { code = account.Code, entry, line },
            ct);
        return new Rupiah(account.IsDebitNormal ? debits : -debits);
    }

    private sealed record Row(
        long EntryId, long Line, string BookedOn, string Kind, string Document, string Programme, string Debit, string Credit, long Amount);
}

/// <param name="Other">The account on the other side of the posting.</param>
/// <param name="Balance">After this movement, positive on the account's normal side.</param>
public sealed record Movement(
    long EntryId, long Line, DateOnly BookedOn, string Kind, string Document, string Programme, string Other, Rupiah Debit, Rupiah Credit,
    Rupiah Balance);
