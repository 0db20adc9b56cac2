using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal static class MessageCommands
{
    public static CommandGroup Group() => new(
        "message",
        "Messages to citizens: codes that wait, went or failed.",
        new SendMessagesCommand(),
        new ListMessagesCommand());
}

internal sealed class SendMessagesCommand() : SessionCommand(
    Access.To(ProcessKind.MessageSending),
    "send",
    "Sends what waits, by the mail server or gateway of PASEBAN_SMTP and PASEBAN_MESSAGE_GATEWAY.",
    "paseban message send")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var channels = MessageChannels.From(session.Host.Variable);
        if (!channels.Succeeded) return session.Refuse(channels.Problems);
        try
        {
            var use = new SendMessages(session.Database, session.Keys, channels.Value, TimeProvider.System);
            return session.Show(await use.RunAsync(session.Context(ProcessKind.MessageSending), ct), View);
        }
        finally
        {
            foreach (var channel in channels.Value) channel.Dispose();
        }
    }

    private static void View(Page page, MessagesSent result)
    {
        page.Pairs(
            ("Terkirim", "Sent", page.Count(result.Sent)),
            ("Gagal, dicoba lagi", "Failed, tried again later", page.Count(result.Failed)),
            ("Dibuang", "Dropped", page.Count(result.Dropped)),
            ("Menunggu saluran", "Waiting for a way out", page.Count(result.Waiting)));
        if (result.Waiting > 0)
        {
            page.Line(page.Word(
                "Atur PASEBAN_SMTP atau PASEBAN_MESSAGE_GATEWAY agar pesan dapat dikirim.",
                "Set PASEBAN_SMTP or PASEBAN_MESSAGE_GATEWAY, so that they can go."));
        }
    }
}

internal sealed class ListMessagesCommand : SessionCommand
{
    private readonly Option<int> limit = Operand.Count("--limit", "How many.", 50);

    public ListMessagesCommand() : base(
        Access.ToAsk(Inquiry.Actors),
        "list",
        "The newest messages and how they fared; contacts masked, never what they say.",
        "paseban message list",
        "paseban message list --limit 10 --json") => Add(limit);

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Show(await new ListMessages(session.Database, session.Keys).RunAsync(session.Get(limit), ct), View);

    private static void View(Page page, IReadOnlyList<ListedMessage> messages) =>
        page.Table(
            [
                new("Nomor", "Reference"),
                new("Dibuat", "Made"),
                new("Kepada", "To"),
                new("Keperluan", "Purpose"),
                Column.Number("Percobaan", "Attempts"),
                new("Keadaan", "State"),
                new("Jawaban", "Answer")
            ],
            messages.Select(message => (IReadOnlyList<string>)[
                message.Message.ToString(),
                Page.Date(message.CreatedAt),
                message.To,
                message.Purpose,
                page.Count(message.Attempts),
                State(page, message),
                message.Answer ?? "-",
            ]));

    private static string State(Page page, ListedMessage message)
    {
        if (message.SentAt is { } sent) return page.Word($"terkirim {Page.Date(sent)}", $"sent {Page.Date(sent)}");
        return message.DroppedAt is null ? page.Word("menunggu", "waiting") : page.Word("dibuang", "dropped");
    }
}
