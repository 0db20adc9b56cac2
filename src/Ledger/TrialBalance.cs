using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Ledger;

/// <summary>Each account's debits, credits and balance; the two sums are equal or the books are broken.</summary>
public sealed record TrialBalance(IReadOnlyList<AccountBalance> Accounts)
{
    public Rupiah Debits => Accounts.Select(account => account.Debits).Total();

    public Rupiah Credits => Accounts.Select(account => account.Credits).Total();

    /// <summary>Debits equal credits, and the balances of both sides are equal too.</summary>
    public bool IsBalanced =>
        Debits == Credits
        && Accounts.Where(a => a.Account.IsDebitNormal).Select(a => a.Balance).Total()
            == Accounts.Where(a => !a.Account.IsDebitNormal).Select(a => a.Balance).Total();

    public Rupiah BalanceOf(Account account) =>
        Accounts.SingleOrDefault(balance => balance.Account == account)?.Balance ?? Rupiah.Zero;

    /// <summary>The balances of everything booked up to and including <paramref name="through"/>, or of all when it is null.</summary>
    public static async Task<TrialBalance> ReadAsync(Reading reading, DateOnly? through = null, CancellationToken ct = default)
    {
        var rows = await reading.ListAsync<(string Code, long Debits, long Credits)>(
            """
            select side.code, cast(sum(side.debit) as bigint), cast(sum(side.credit) as bigint)
            from (
                select p.debit_account as code, sum(p.amount) as debit, 0 as credit
                from posting p join journal_entry e on e.id = p.entry_id where e.booked_on <= @through group by p.debit_account
                union all
                select p.credit_account, 0, sum(p.amount)
                from posting p join journal_entry e on e.id = p.entry_id where e.booked_on <= @through group by p.credit_account
            ) side
            group by side.code
            """,
            new { through = (through ?? DateOnly.MaxValue).Iso },
            ct);
        var byCode = rows.ToDictionary(row => row.Code, StringComparer.Ordinal);
        return new TrialBalance(
        [
            .. Ledger.Chart.All.Select(account => byCode.TryGetValue(account.Code, out var row)
                ? new AccountBalance(account, new Rupiah(row.Debits), new Rupiah(row.Credits))
                : new AccountBalance(account, Rupiah.Zero, Rupiah.Zero)),
        ]);
    }
}

public sealed record AccountBalance(Account Account, Rupiah Debits, Rupiah Credits)
{
    /// <summary>Positive on the account's normal side.</summary>
    public Rupiah Balance => Account.IsDebitNormal ? Debits - Credits : Credits - Debits;
}
