using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ListExceptionsCommand : SessionCommand
{
    private readonly Option<long> after = new("--after") { HelpName = "NUMBER", Description = "Only items after this one." };
    private readonly Option<int> limit = Operand.Count("--limit", "At most this many, the oldest first.", 200);

    public ListExceptionsCommand() : base(
        Access.ToAsk(Inquiry.BankExceptions),
        "exceptions",
        "What the bank said that could not be booked as it stands, and waits for a person.",
        "paseban bank exceptions",
        "paseban bank exceptions --json")
    {
        Add(after);
        Add(limit);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        await using var reading = await session.Database.ReadAsync(ct);
        return session.Show(await ExceptionInbox.OpenAsync(reading, session.Get(after), session.Get(limit), ct), View);
    }

    private static void View(Page page, IReadOnlyList<ExceptionItem> items)
    {
        if (items.Count == 0)
        {
            page.Good("Tidak ada pengecualian terbuka.", "No open exception.");
            return;
        }
        page.Table(
            [
                Column.Number("No.", "No."),
                new("Kode", "Code"),
                new("Rujukan bank", "The bank's reference"),
                Column.Number("Jumlah", "Amount"),
                Column.Number("Kas", "Cash moved"),
                new("Penanggung jawab", "Owner"),
            ],
            items.Select(item => (IReadOnlyList<string>)[
                page.Count(item.Id),
                item.Code,
                item.Reference,
                item.Amount is { } amount ? page.Amount(amount) : "-",
                item.Cash == Rupiah.Zero ? "-" : page.Amount(item.Cash),
                RoleNames.Of(item.Owner),
            ]));
        foreach (var item in items) page.Line($"  {item.Id}: {item.Detail} ({item.File}, {Page.Date(item.RaisedAt)})");
        var suspense = items[0].Cash == Rupiah.Zero ? "" : " --suspense";
        page.Next("Selesaikan:", "Resolve:", $"paseban bank resolve {items[0].Id}{suspense} --reason \"...\"");
    }
}
