using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

/// <summary>The options that choose payments of a run for a decision, and how the decision is shown.</summary>
internal sealed class PaymentChoice
{
    private readonly Argument<string> run = RunCommands.Name();
    private readonly Option<string?> hold = new("--hold") { HelpName = "REASON", Description = "Only payments held for this reason." };
    private readonly Option<string?> payment = new("--payment") { HelpName = "PAY-...", Description = "Only this payment." };

    public void AddTo(Command command)
    {
        command.Add(run);
        command.Add(hold);
        command.Add(payment);
    }

    public PaymentSelection Of(Session session) => new(session.Get(run), session.Get(hold), session.Get(payment));

    public static void View(Page page, SettledPayments result)
    {
        page.Good(
            $"{page.Count(result.Payments)} pembayaran, {result.Amount}.",
            $"{Plural.Of(result.Payments, "payment", "payments")}, {result.Amount}.");
        page.Next("Berikutnya:", "Next:", $"paseban run status {result.Run}");
    }
}
