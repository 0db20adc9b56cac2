using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ListReceivablesCommand : SessionCommand
{
    private readonly Option<bool> all = new("--all") { Description = "Those that were paid back too." };
    private readonly Option<string?> after = new("--after") { HelpName = "REC-...", Description = "Only receivables after this one." };
    private readonly Option<int> limit = Operand.Count("--limit", "At most this many, the oldest first.", 200);

    public ListReceivablesCommand() : base(
        Access.ToAsk(Inquiry.Books),
        "receivables",
        """
        Months claimed back from recipients or heirs, and which were repaid. Whoever pays gives the bank the receivable's number as
        end-to-end id; the statement then books the money, whole or in parts. More than is open, or a number that is settled, waits in
        'bank exceptions'.
        """,
        "paseban ledger receivables",
        "paseban ledger receivables --all --json")
    {
        Add(all);
        Add(after);
        Add(limit);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var begin = 0L;
        if (session.Get(after) is { } text)
        {
            var reference = Reference.Read(Receivable.Prefix, text);
            if (!reference.Succeeded) return session.Refuse(reference.Problems);
            begin = reference.Value.Id;
        }
        await using var reading = await session.Database.ReadAsync(ct);
        return session.Show(await Receivable.ListAsync(reading, session.Get(all), begin, session.Get(limit), ct), View);
    }

    private static void View(Page page, IReadOnlyList<Receivable> receivables)
    {
        if (receivables.Count == 0)
        {
            page.Good("Tidak ada piutang.", "No receivable.");
            return;
        }
        page.Table(
            [
                new("Piutang", "Receivable"),
                new("Orang, pembayaran", "Person, payment"),
                new("Program, bulan", "Programme, months"),
                Column.Number("Jumlah", "Amount"),
                Column.Number("Terbayar", "Repaid"),
                new("Alasan", "Reason"),
                new("Tahun", "Year"),
                new("Lunas, mutasi bank", "Settled on, entry"),
            ],
            receivables.Select(item => (IReadOnlyList<string>)[
                item.Reference.ToString(),
                $"{item.Person} {item.Payment}",
                $"{item.Programme} {item.Months}",
                page.Amount(item.Amount),
                page.Amount(item.Repaid),
                item.Reason,
                $"{item.FiscalYear}",
                item.SettledOn is { } day ? $"{day.Iso} {item.SettledBy}" : "-",
            ]),
            ["", "", "", page.Amount(receivables.Select(item => item.Amount).Total()),
                page.Amount(receivables.Select(item => item.Repaid).Total()), "", "", ""]);
    }
}
