using System.Net;
using System.Net.Mail;

namespace Paseban.Assistance.Accounts;

/// <summary>The ways out that this machine's settings name (docs/operating/messages.md); none is allowed: messages then wait.</summary>
public static class MessageChannels
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="variable">Reads the environment.</param>
    /// <returns>The mail server before the gateway, so that e-mail goes there where both are named.</returns>
    public static Outcome<IReadOnlyList<IMessageChannel>> From(Func<string, string?> variable)
    {
        var channels = new List<IMessageChannel>();
        if (variable("PASEBAN_SMTP") is { Length: > 0 } smtp)
        {
            if (!Uri.TryCreate(smtp, UriKind.Absolute, out var server) || server.Scheme is not ("smtp" or "smtp+plain"))
            {
                return Wrong(
                    "PASEBAN_SMTP",
                    new(
                        "Tulis seperti smtp://PENGGUNA@HOST:587, atau smtp+plain://HOST:25 di jaringan sendiri.",
                        "Write it as smtp://USER@HOST:587, or smtp+plain://HOST:25 within one's own network."));
            }
            if (!MailAddress.TryCreate(variable("PASEBAN_MAIL_FROM"), out var from))
                return Wrong("PASEBAN_MAIL_FROM", new("Tulis alamat asal pesan.", "Write the address that messages come from."));
            var login = server.UserInfo.Length == 0
                ? null
                : new NetworkCredential(Uri.UnescapeDataString(server.UserInfo), variable("PASEBAN_SMTP_PASSWORD"));
            channels.Add(new MailServer(server.Host, server.Port > 0 ? server.Port : 587, login, from, server.Scheme == "smtp", Patience));
        }
        if (variable("PASEBAN_MESSAGE_GATEWAY") is not { Length: > 0 } gateway) return channels;
        if (!Uri.TryCreate(gateway, UriKind.Absolute, out var address) || !IsSafe(address))
        {
            return Wrong(
                "PASEBAN_MESSAGE_GATEWAY",
                new("Tulis seperti https://...; http hanya ke mesin ini.", "Write it as https://...; http only to this machine."));
        }
        var http = new HttpClient { Timeout = Patience };
        channels.Add(new MessageGateway(http, address, variable("PASEBAN_MESSAGE_KEY"), carriesEmail: channels.Count == 0));
        return channels;
    }

    private static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static Problem Wrong(string name, BilingualText remedy) =>
        Problem.Invalid("message.settings", $"{name} cannot be used.", remedy.En).InIndonesian($"{name} tidak dapat dipakai.", remedy.Id);
}
