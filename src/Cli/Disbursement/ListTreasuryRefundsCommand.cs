using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ListTreasuryRefundsCommand() : SessionCommand(
    Access.ToAsk(Inquiry.Books),
    "refunds",
    """
    What closed years left on the fund account and the treasury gets back. The transfer carries the refund's number as end-to-end id;
    the statement then books it.
    """,
    "paseban ledger refunds",
    "paseban ledger refunds --json")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        await using var reading = await session.Database.ReadAsync(ct);
        return session.Show(await TreasuryRefund.ListAsync(reading, ct), View);
    }

    private static void View(Page page, IReadOnlyList<TreasuryRefund> refunds)
    {
        if (refunds.Count == 0)
        {
            page.Good("Tidak ada setoran ke kas daerah.", "No refund to the treasury.");
            return;
        }
        page.Table(
            [
                new("Setoran", "Refund"),
                new("Tahun", "Year"),
                Column.Number("Jumlah", "Amount"),
                new("Disetor", "Transferred on"),
                new("Mutasi bank", "The bank's entry"),
            ],
            refunds.Select(refund => (IReadOnlyList<string>)[
                refund.Reference.ToString(), $"{refund.FiscalYear}", page.Amount(refund.Amount), refund.SettledOn?.Iso ?? "-",
                refund.SettledBy ?? "-",
            ]));
    }
}
