namespace Paseban.Assistance.Accounts;

/// <param name="Reference">The same at every attempt: a gateway that has seen it sends nothing twice.</param>
/// <param name="To">An e-mail address, or a number as +62812...</param>
/// <param name="Subject">For e-mail only.</param>
public sealed record OutgoingMessage(Reference Reference, ContactChannel Channel, string To, string Subject, string Text);

/// <param name="Accepted">The other side has taken the message over.</param>
/// <param name="IsFinal">Not accepted, and asking again would change nothing.</param>
/// <param name="Text">What it said; never who the message is for.</param>
public sealed record DeliveryAnswer(bool Accepted, bool IsFinal, string Text);

/// <summary>A way out for messages: a mail server, or a gateway for SMS and WhatsApp.</summary>
public interface IMessageChannel : IDisposable
{
    bool Carries(ContactChannel channel);

    /// <summary>Hands a message over. Whatever goes wrong outside is an answer, not an exception.</summary>
    Task<DeliveryAnswer> SendAsync(OutgoingMessage message, CancellationToken ct);
}
