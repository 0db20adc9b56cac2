using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ResolveExceptionCommand : SessionCommand
{
    private readonly Argument<long> number = new("NUMBER") { Description = "The item's number in 'bank exceptions'." };
    private readonly Option<bool> suspense = new("--suspense")
    {
        Description = "Book the cash that the item moved to suspense (2190), so that the books agree with the bank's balance.",
    };
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public ResolveExceptionCommand() : base(
        Access.To(ProcessKind.ExceptionResolving),
        "resolve",
        """
        Closes an exception with what was found out. An item that moved cash is closed by booking that cash to suspense; 'ledger clear'
        brings it to its right place. Any other item books nothing: what is owed is booked by the message that corrects it.
        """,
        "paseban bank resolve 3 --reason \"the bank repeated its message and confirmed by letter\"",
        "paseban bank resolve 4 --suspense --reason \"nobody knows the payer; the bank was asked by letter\"")
    {
        Add(number);
        Add(suspense);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new ResolveException(session.Database)
                .RunAsync(session.Get(number), session.Get(suspense), session.Context(ProcessKind.ExceptionResolving), ct),
            View);

    private static void View(Page page, ExceptionItem item)
    {
        page.Good($"Nomor {item.Id} ({item.Code}) selesai.", $"Number {item.Id} ({item.Code}) is resolved.");
        if (item.Cash != Rupiah.Zero) page.Pairs(("Dibukukan ke 2190", "Booked to 2190", page.Amount(item.Cash)));
        page.Next("Berikutnya:", "Next:", item.Cash == Rupiah.Zero ? "paseban bank exceptions" : "paseban ledger suspense");
    }
}
