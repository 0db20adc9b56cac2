using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ClearSuspenseCommand : SessionCommand
{
    private readonly Argument<long> item = new("NUMBER") { Description = "The item's number in 'ledger suspense'." };
    private readonly Option<string?> number = new("--number")
    {
        HelpName = "NUMBER",
        Description = """
            What the entry should have named: a payment (PAY-...), one of our files (RUN-...), a receivable (REC-...), a refund to the
            treasury (STS-...) or an SP2D. What it costs is taken, the rest stays in suspense.
            """,
    };
    private readonly Option<SuspenseUse?> use = new("--as")
    {
        HelpName = "fee|interest|revenue", Description = "What it was, when it has no number.",
    };
    private readonly Option<long?> against = new("--against")
    {
        HelpName = "NUMBER", Description = "Another item that moved the other way: the bank's own correction.",
    };
    private readonly Option<string?> reason = Reasons.Why(required: true);
    private readonly Option<string?> evidence = Reasons.Evidence(required: true);

    public ClearSuspenseCommand() : base(
        Access.To(ProcessKind.SuspenseClearing),
        "clear",
        """
        Brings cash from suspense to its right place. It is a decision of somebody other than who put it there, and settles what it names
        once, as the bank's statement would have done.
        """,
        "paseban ledger clear 4 --number REC-1112-X --reason \"the heirs paid without the number\" --evidence \"letter of 3 July\"",
        "paseban ledger clear 5 --as fee --reason \"fee for the account's certificate\" --evidence \"invoice 81\"",
        "paseban ledger clear 6 --against 7 --reason \"the bank took its double entry back\" --evidence \"letter of 4 July\"")
    {
        Add(item);
        Add(number);
        Add(use);
        Add(against);
        Add(reason);
        Add(evidence);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new ClearSuspenseRequest(session.Get(item), session.Get(number), session.Get(use), session.Get(against));
        return session.Finish(
            await new ClearSuspense(session.Database).RunAsync(request, session.Context(ProcessKind.SuspenseClearing), ct), View);
    }

    private static void View(Page page, ClearedSuspense result)
    {
        page.Pairs(
            ("Nomor", "Number", page.Count(result.Id)),
            ("Dipindahkan", "Cleared", $"{result.Cleared} ({result.Purpose})"),
            ("Sisa", "Remaining", page.Amount(result.Remaining)));
        page.Next("Berikutnya:", "Next:", result.Remaining == Rupiah.Zero ? "paseban ledger trial-balance" : "paseban ledger suspense");
    }
}
