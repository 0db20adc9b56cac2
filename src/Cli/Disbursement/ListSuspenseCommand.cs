using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ListSuspenseCommand : SessionCommand
{
    private readonly Option<bool> all = new("--all") { Description = "What was cleared too." };
    private readonly Option<long> after = new("--after") { HelpName = "NUMBER", Description = "Only items after this one." };
    private readonly Option<int> limit = Operand.Count("--limit", "At most this many, the oldest first.", 200);

    public ListSuspenseCommand() : base(
        Access.ToAsk(Inquiry.Books),
        "suspense",
        "Cash that moved on the fund account and stands in 2190 until a decision brings it to its right place.",
        "paseban ledger suspense",
        "paseban ledger suspense --all --json")
    {
        Add(all);
        Add(after);
        Add(limit);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        await using var reading = await session.Database.ReadAsync(ct);
        return session.Show(
            await SuspendedCash.ListAsync(reading, session.Get(all), session.Get(after), session.Get(limit), ct), View);
    }

    private static void View(Page page, IReadOnlyList<SuspendedCash> items)
    {
        if (items.Count == 0)
        {
            page.Good("Tidak ada dana belum teridentifikasi.", "Nothing is in suspense.");
            return;
        }
        page.Table(
            [
                Column.Number("No.", "No."),
                new("Tanggal", "Day"),
                new("Kode", "Code"),
                new("Rujukan bank", "The bank's reference"),
                Column.Number("Kas", "Cash"),
                Column.Number("Sisa", "Remaining"),
                new("Alasan", "Reason"),
            ],
            items.Select(item => (IReadOnlyList<string>)[
                page.Count(item.Id), item.MovedOn.Iso, item.Code, item.Reference, page.Amount(item.Cash),
                page.Amount(item.Remaining), item.Why,
            ]),
            ["", "", "", "", page.Amount(items.Select(i => i.Cash).Total()), page.Amount(items.Select(i => i.Remaining).Total()), ""]);
        page.Next("Pindahkan:", "Clear:", $"paseban ledger clear {items[0].Id} --number ... --reason \"...\" --evidence \"...\"");
    }
}
