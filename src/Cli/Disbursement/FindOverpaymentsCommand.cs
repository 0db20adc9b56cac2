using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class FindOverpaymentsCommand : LawCommand
{
    private readonly Option<string?> evidence = Reasons.Evidence(required: true);

    public FindOverpaymentsCommand() : base(
        Access.To(ProcessKind.ReceivableRecording),
        "overpayments",
        "Finds months that were credited although, as is known now, the law did not allow them (a death reported late), "
            + "and books each as a receivable. The credited money itself is not touched.",
        "paseban ledger overpayments --evidence \"Pergub 44/2022 psl 12; list of Dukcapil, 3 July 2024\"")
    {
        Add(evidence);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var found = await new FindOverpayments(session.Database, law).RunAsync(session.Context(ProcessKind.ReceivableRecording), ct);
        return session.Finish(found, View);
    }

    private static void View(Page page, FoundOverpayments result)
    {
        page.Pairs(
            ("Orang", "People", page.Count(result.People)),
            ("Bulan", "Months", page.Count(result.Months)),
            ("Piutang", "Receivables", page.Amount(result.Amount)));
        page.Next("Berikutnya:", "Next:", "paseban ledger receivables");
    }
}
