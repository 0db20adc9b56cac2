using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class RecordOrderCommand : SessionCommand
{
    private readonly Argument<string> run = RunCommands.Name();
    private readonly Option<string> kind = new("--kind") { HelpName = "SPP|SPM|SP2D", Description = "The paper.", Required = true };
    private readonly Option<string> number = Operand.Required<string>("--number", "NUMBER", "The paper's number.");
    private readonly Option<DateOnly> dated = Operand.Required<DateOnly>("--dated", "DATE", "The paper's date.");
    private readonly Option<Rupiah> amount = Operand.Required<Rupiah>("--amount", "RUPIAH", "The paper's amount.");

    public RecordOrderCommand() : base(
        Access.To(ProcessKind.PaymentOrderRecording),
        "record",
        "Records a payment order of an approved run: SPP, then SPM, then SP2D, all for one amount. Without an SP2D nothing is instructed.",
        "paseban order record T1-2024 --kind SPP --number SPP-0012/2024 --dated 2024-02-27 --amount Rp38.046.000.000",
        "paseban order record T1-2024 --kind SP2D --number SP2D-0012/2024 --dated 2024-02-28 --amount 38046000000")
    {
        Add(run);
        kind.AcceptOnlyFromAmong([.. PaymentOrder.Kinds]);
        Add(kind);
        Add(number);
        Add(dated);
        Add(amount);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var order = await new RecordPaymentOrder(session.Database).RunAsync(
            session.Get(run),
            session.Get(kind),
            session.Get(number),
            session.Get(dated),
            session.Get(amount),
            session.Context(ProcessKind.PaymentOrderRecording),
            ct);
        return session.Finish(order, View);
    }

    private static void View(Page page, PaymentOrder order)
    {
        page.Pairs(
            ("Dokumen", "Paper", $"{order.Kind} {order.Number}"),
            ("Tanggal", "Dated", order.Dated.Iso),
            ("Jumlah", "Amount", page.Amount(order.Amount)));
        page.Next(
            "Berikutnya:",
            "Next:",
            order.Kind == "SP2D" ? $"paseban run instruct {order.Run}" : $"paseban order record {order.Run} --kind ...");
    }
}
