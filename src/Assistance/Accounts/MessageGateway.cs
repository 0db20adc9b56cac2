using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Mail;

namespace Paseban.Assistance.Accounts;

/// <summary>
/// An HTTP gateway: <c>POST</c> of <c>{"reference","channel","to","subject","text"}</c> with a bearer key, and the reference as
/// <c>Idempotency-Key</c>. Any 2xx, and 409 for a reference that it knows, mean accepted.
/// </summary>
public sealed class MessageGateway(HttpClient http, Uri address, string? key, bool carriesEmail) : IMessageChannel
{
    public bool Carries(ContactChannel channel) => carriesEmail || channel == ContactChannel.Phone;

    public async Task<DeliveryAnswer> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = JsonContent.Create(new
            {
                reference = message.Reference.ToString(),
                channel = Contact.NameOf(message.Channel),
                to = message.To,
                subject = message.Subject,
                text = message.Text,
            }),
        };
        request.Headers.Add("Idempotency-Key", message.Reference.ToString());
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var response = await http.SendAsync(request, ct);
            var text = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
            if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.Conflict) return new(true, IsFinal: false, text);
            return new(false, IsHopeless(response.StatusCode), text);
        }
        catch (HttpRequestException failed)
        {
            return new(false, IsFinal: false, $"no connection ({failed.HttpRequestError})");
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(false, IsFinal: false, "no answer in time");
        }
    }

    public void Dispose() => http.Dispose();

    // The message itself is at fault; a wrong key (401, 403) or address (404) is ours to mend, and the message can wait for it.
    private static bool IsHopeless(HttpStatusCode status) => status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity;
}

/// <summary>
/// A mail server (SMTP with STARTTLS). It knows no keys, so the reference goes as Message-ID, by which mailboxes tell repeats.
/// </summary>
/// <param name="host">Its name.</param>
/// <param name="port">Usually 587.</param>
/// <param name="login">Null where it asks for none.</param>
/// <param name="from">Whose messages they are.</param>
/// <param name="encrypted">Never without, outside one's own network.</param>
/// <param name="patience">A server that says nothing for so long holds the other messages up no longer.</param>
public sealed class MailServer(string host, int port, NetworkCredential? login, MailAddress from, bool encrypted, TimeSpan patience)
    : IMessageChannel
{
    public bool Carries(ContactChannel channel) => channel == ContactChannel.Email;

    public async Task<DeliveryAnswer> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        waiting.CancelAfter(patience);
        try
        {
            using var client = new SmtpClient(host, port) { EnableSsl = encrypted, Credentials = login };
            using var mail = new MailMessage(from, new MailAddress(message.To)) { Subject = message.Subject, Body = message.Text };
            mail.Headers.Add("Message-ID", $"<{message.Reference}@{from.Host}>");
            mail.Headers.Add("Auto-Submitted", "auto-generated");
            await client.SendMailAsync(mail, waiting.Token);
            return new(true, IsFinal: false, "accepted");
        }
        catch (FormatException)
        {
            return new(false, IsFinal: true, "no address that a mail can go to");
        }
        catch (SmtpFailedRecipientException failed)
        {
            return new(false, failed.StatusCode == SmtpStatusCode.MailboxUnavailable, $"SMTP {failed.StatusCode}");
        }
        catch (Exception) when (waiting.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return new(false, IsFinal: false, "no answer in time");
        }
        catch (SmtpException failed)
        {
            return new(false, IsFinal: false, $"SMTP {failed.StatusCode}");
        }
    }

    public void Dispose()
    {
        // Each message has its own connection.
    }
}
