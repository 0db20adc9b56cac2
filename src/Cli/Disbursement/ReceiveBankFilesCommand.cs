using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ReceiveBankFilesCommand : SessionCommand
{
    private readonly BankExchange exchange = new();

    public ReceiveBankFilesCommand() : base(
        Access.To(ProcessKind.BankFileReceiving),
        "receive",
        "Takes in what the bank has put down, each file once. "
            + "An unsigned or damaged file, or one that does not add up, leaves nothing behind.",
        "paseban bank receive --exchange /srv/bank",
        "paseban bank receive --exchange https://h2h.bank.example/paseban --bank-key bank.pub.pem --json")
    {
        exchange.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var opened = exchange.Open(session);
        if (!opened.Succeeded) return session.Refuse(opened.Problems);
        using var bank = opened.Value;
        var key = bank.Key();
        if (!key.Succeeded) return session.Refuse(key.Problems);
        using var bankKey = key.Value;
        var files = await session.WorkAsync(progress =>
            new ReceiveBankFiles(session.Database, bankKey).RunAsync(
                bank.Channel, session.Context(ProcessKind.BankFileReceiving), progress, ct));
        return session.Show(files, ReceivedFilesView.Show, ReceivedFilesView.ExitCode(files));
    }
}
