using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ListFollowUpsCommand() : SessionCommand(
    Access.ToAsk(Inquiry.Books),
    "follow-ups",
    """
    Payments that came back after their run was closed and that nobody has seen to: each is paid again in a reissue of its run, or
    forfeited by a decision.
    """,
    "paseban ledger follow-ups",
    "paseban ledger follow-ups --json")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        await using var reading = await session.Database.ReadAsync(ct);
        return session.Show(await FollowUp.ListOpenAsync(reading, ct: ct), View);
    }

    private static void View(Page page, IReadOnlyList<FollowUp> items)
    {
        if (items.Count == 0)
        {
            page.Good("Tidak ada retur sesudah penutupan.", "Nothing came back after a close.");
            return;
        }
        page.Table(
            [
                new("Pembayaran", "Payment"),
                Column.Number("Jumlah", "Amount"),
                new("Penyaluran", "Run"),
                new("Sejak", "Since"),
                new("Penanggung jawab", "Owner"),
            ],
            items.Select(item => (IReadOnlyList<string>)[
                item.Payment.ToString(), page.Amount(item.Amount), item.Run, Page.Date(item.Since), RoleNames.Of(item.Owner),
            ]),
            ["", page.Amount(items.Select(item => item.Amount).Total()), "", "", ""]);
        page.Next("Berikutnya:", "Next:", $"paseban run reissue NAME --of {items[0].Run} --value-date DATE");
    }
}
