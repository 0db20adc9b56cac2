using Paseban.Assistance.Accounts;
using Paseban.Ledger;

namespace Paseban.Cli.Disbursement;

internal sealed class TrialBalanceCommand : SessionCommand
{
    private readonly Option<DateOnly?> through = Operand.OptionalValue<DateOnly>(
        "--through", "DATE", "Everything booked up to this day; all of it when left out.");

    public TrialBalanceCommand() : base(
        Access.ToAsk(Inquiry.Books),
        "trial-balance",
        "Debits, credits and balance of each account; the two sums must be equal.",
        "paseban ledger trial-balance",
        "paseban ledger trial-balance --through 2024-06-30 --language id")
    {
        Add(through);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        await using var reading = await session.Database.ReadAsync(ct);
        var balance = await TrialBalance.ReadAsync(reading, session.Get(through), ct);
        return session.Show(balance, View, balance.IsBalanced ? ExitCode.Ok : ExitCode.Problems);
    }

    public static void View(Page page, TrialBalance balance)
    {
        page.Table(
            [
                new("Akun", "Account"),
                new("Nama", "Name"),
                Column.Number("Debet", "Debits"),
                Column.Number("Kredit", "Credits"),
                Column.Number("Saldo", "Balance")
            ],
            balance.Accounts.Where(account => account.Debits != Rupiah.Zero || account.Credits != Rupiah.Zero).Select(account => (
                IReadOnlyList<string>)[
                account.Account.Code,
                page.Word(account.Account.NameId, account.Account.NameEn),
                page.Amount(account.Debits),
                page.Amount(account.Credits),
                page.Amount(account.Balance),
            ]),
            ["", "", page.Amount(balance.Debits), page.Amount(balance.Credits), ""]);
        if (balance.IsBalanced) page.Good("Neraca saldo seimbang.", "The trial balance is balanced.");
        else page.Bad("Neraca saldo TIDAK seimbang.", "The trial balance is NOT balanced.");
    }
}
