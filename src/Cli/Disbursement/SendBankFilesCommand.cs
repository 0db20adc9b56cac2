using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class SendBankFilesCommand : SessionCommand
{
    private readonly BankExchange exchange = new();

    public SendBankFilesCommand() : base(
        Access.To(ProcessKind.BankFileSending),
        "send",
        "Sends every file that waits in the outbox, signed. Safe to repeat: "
            + "the same file goes out under the same name with the same bytes.",
        "paseban bank send --exchange /srv/bank",
        "paseban bank send --exchange https://h2h.bank.example/paseban --bank-key bank.pub.pem")
    {
        exchange.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var opened = exchange.Open(session);
        if (!opened.Succeeded) return session.Refuse(opened.Problems);
        using var bank = opened.Value;
        var sent = await session.WorkAsync(progress =>
            new SendBankFiles(session.Database, session.Vault, session.Keys).RunAsync(
                bank.Channel, session.Context(ProcessKind.BankFileSending), progress, ct: ct));
        return session.Finish(
            sent.Select(SentFilesView.Of),
            View,
            result => result.Failed.Count == 0 ? ExitCode.Ok : ExitCode.Problems);
    }

    private static void View(Page page, SentFilesView result)
    {
        foreach (var name in result.Sent) page.Good($"Terkirim: {name}", $"Sent: {name}");
        foreach (var failed in result.Failed) page.Bad($"Gagal: {failed.Name}: {failed.Error}", $"Failed: {failed.Name}: {failed.Error}");
        if (result.Sent.Count + result.Failed.Count == 0)
            page.Line(page.Word("Tidak ada yang menunggu dikirim.", "Nothing waits to be sent."));
        page.Next("Berikutnya:", "Next:", result.Failed.Count > 0 ? "paseban bank send" : "paseban bank receive");
    }
}

internal sealed record FailedFile(string Name, string Error);

internal sealed record SentFilesView(IReadOnlyList<string> Sent, IReadOnlyList<FailedFile> Failed)
{
    public static SentFilesView Of(SentBankFiles files) =>
        new(files.Sent, [.. files.Failed.Select(failed => new FailedFile(failed.Name, failed.Error))]);
}
