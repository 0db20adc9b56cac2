using Paseban.Assistance.Accounts;
using Paseban.Ledger;

namespace Paseban.Cli.Disbursement;

internal sealed class AccountStatementCommand : SessionCommand
{
    private const int PageSize = 1000;

    private readonly Argument<string> code = new("ACCOUNT") { Description = "The account's code: 1120." };

    public AccountStatementCommand() : base(
        Access.ToAsk(Inquiry.Books),
        "statement",
        "The movements of an account with its running balance.",
        "paseban ledger statement 1120",
        "paseban ledger statement 2110 --json")
    {
        Add(code);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        if (Chart.All.FirstOrDefault(account => account.Code == session.Get(code)) is not { } account)
            return session.Refuse(
                Problem.NotFound("ledger.account", $"There is no account {session.Get(code)}.", "See 'paseban ledger trial-balance'."));
        await using var reading = await session.Database.ReadAsync(ct);
        var movements = new List<Movement>();
        for (var (balance, entry, line) = (Rupiah.Zero, 0L, 0L); ;)
        {
            var rows = await AccountStatement.ReadAsync(reading, account, balance, entry, line, PageSize, ct);
            movements.AddRange(rows);
            if (rows.Count < PageSize) break;
            (balance, entry, line) = (rows[^1].Balance, rows[^1].EntryId, rows[^1].Line);
        }
        return session.Show(new StatementView(account, movements), View);
    }

    private static void View(Page page, StatementView statement)
    {
        page.Heading($"{statement.Account.Code} {statement.Account.NameId}", $"{statement.Account.Code} {statement.Account.NameEn}");
        page.Table(
            [
                new("Tanggal", "Day"),
                new("Dokumen", "Document"),
                new("Prog.", "Prog."),
                new("Lawan", "Other"),
                Column.Number("Debet", "Debit"),
                Column.Number("Kredit", "Credit"),
                Column.Number("Saldo", "Balance"),
            ],
            statement.Movements.Select(movement => (IReadOnlyList<string>)[
                movement.BookedOn.Iso,
                $"{movement.Kind} {movement.Document}",
                movement.Programme,
                movement.Other,
                movement.Debit == Rupiah.Zero ? "" : page.Amount(movement.Debit),
                movement.Credit == Rupiah.Zero ? "" : page.Amount(movement.Credit),
                page.Amount(movement.Balance),
            ]));
    }

    private sealed record StatementView(Account Account, IReadOnlyList<Movement> Movements);
}
