using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <param name="To">Masked: the first two signs and what tells the kind.</param>
/// <param name="Answer">What the other side said last.</param>
public sealed record ListedMessage(
    Reference Message,
    ContactChannel Channel,
    string Purpose,
    string To,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? DroppedAt,
    long Attempts,
    string? Answer);

/// <summary>The newest messages and how they fared; never what they say.</summary>
public sealed class ListMessages(Database database, KeyRing keys)
{
    public async Task<IReadOnlyList<ListedMessage>> RunAsync(long limit, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var reading = await database.ReadAsync(ct);
        return [.. (await Messages.NewestAsync(reading, limit, ct)).Select(message => new ListedMessage(
            MessageReference.Of(message.Id),
            Contact.ChannelOf(message.Channel),
            message.Purpose,
            new Contact(Contact.ChannelOf(message.Channel), Messages.Recipient(vault, message)).Masked,
            Instant.FromMicroseconds(message.CreatedAt),
            At(message.SentAt),
            At(message.DroppedAt),
            message.Attempts,
            message.Answer ?? message.LastError))];
    }

    private static DateTimeOffset? At(long? microseconds) => microseconds is { } at ? Instant.FromMicroseconds(at) : null;
}
