using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class WatchBankCommand : SessionCommand
{
    private readonly BankExchange exchange = new();

    private readonly Option<int> every = Operand.Count("--every", "How many seconds between two looks.", 30);

    public WatchBankCommand() : base(
        Access.To(ProcessKind.BankFileSending, ProcessKind.BankFileReceiving),
        "watch",
        "Sends what waits and takes in what has come, again and again, until Ctrl-C.",
        "paseban bank watch --exchange /srv/bank",
        "paseban bank watch --exchange /srv/bank --every 10 --quiet")
    {
        exchange.AddTo(this);
        Add(every);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var opened = exchange.Open(session);
        if (!opened.Succeeded) return session.Refuse(opened.Problems);
        using var bank = opened.Value;
        var key = bank.Key();
        if (!key.Succeeded) return session.Refuse(key.Problems);
        using var bankKey = key.Value;
        while (!ct.IsCancellationRequested)
        {
            var sent = await new SendBankFiles(session.Database, session.Vault, session.Keys)
                .RunAsync(bank.Channel, session.Context(ProcessKind.BankFileSending), ct: ct);
            if (!sent.Succeeded) return session.Refuse(sent.Problems);
            var received = await new ReceiveBankFiles(session.Database, bankKey)
                .TryAsync(bank.Channel, session.Context(ProcessKind.BankFileReceiving), ct);
            if (!received.Succeeded) session.Refuse(received.Problems);
            else if (received.Value.Any(file => file.Outcome != "waits")) session.Show(received.Value, ReceivedFilesView.Show);
            await Task.Delay(TimeSpan.FromSeconds(session.Get(every)), ct);
        }
        return ExitCode.Cancelled;
    }
}
