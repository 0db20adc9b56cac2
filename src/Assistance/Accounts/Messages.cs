using System.Text.Json;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

public static class MessageReference
{
    public const string Prefix = "MSG";

    public static Reference Of(long messageId) => Reference.Of(Prefix, messageId);
}

/// <summary>What a person reads; Indonesian first, English below.</summary>
internal sealed record MessageText(string Subject, string Text);

internal sealed record StoredMessage(
    long Id,
    string Channel,
    string Purpose,
    string Recipient,
    string? Body,
    long CreatedAt,
    long NextAt,
    long? ExpiresAt,
    string? Answer,
    long? DroppedAt,
    long OutboxId,
    long? SentAt,
    long Attempts,
    string? LastError);

/// <summary>
/// The SQL of messages. The intent to send stands in the outbox under the message's reference, which the gateway gets as its key.
/// </summary>
internal static class Messages
{
    private const string Channel = "message";

    private const string Stored = """
        select m.id as Id, m.channel as Channel, m.purpose as Purpose, m.recipient as Recipient, m.body as Body, m.created_at as CreatedAt,
        m.next_at as NextAt, m.expires_at as ExpiresAt, m.answer as Answer, m.dropped_at as DroppedAt, o.id as OutboxId,
        o.sent_at as SentAt, o.attempts as Attempts, o.last_error as LastError
        from message m join outbox o on o.channel = 'message' and o.name = cast(m.id as text)
        """;

    /// <param name="expiresAt">From then on the message is worth nothing and is not sent any more; null: always worth sending.</param>
    public static async Task AddAsync(
        UnitOfWork work,
        IdentityVault vault,
        Contact to,
        string purpose,
        MessageText text,
        DateTimeOffset? expiresAt,
        CancellationToken ct)
    {
        var id = await work.TakeNumbersAsync("message", 1, ct);
        await work.ExecuteAsync(
            """
            insert into message (id, channel, purpose, recipient, body, created_at, next_at, expires_at)
            values (@id, @channel, @purpose, @recipient, @body, @at, @at, @expires)
            """,
            new
            {
                id,
                channel = to.ChannelName,
                purpose,
                recipient = vault.Seal(Owner(id, "to"), to.Address),
                body = vault.Seal(Owner(id, "body"), JsonSerializer.Serialize(text)),
                at = work.Context.AtMicroseconds,
                expires = expiresAt is { } end ? Instant.ToMicroseconds(end) : (long?)null,
            },
            ct);
        await Outbox.AddAsync(work, Channel, $"{id}", ct);
    }

    public static OutgoingMessage Open(IdentityVault vault, StoredMessage message)
    {
        var text = JsonSerializer.Deserialize<MessageText>(vault.Open(Owner(message.Id, "body"), message.Body!))!;
        return new(
            MessageReference.Of(message.Id), Contact.ChannelOf(message.Channel), Recipient(vault, message), text.Subject, text.Text);
    }

    public static string Recipient(IdentityVault vault, StoredMessage message) => vault.Open(Owner(message.Id, "to"), message.Recipient);

    public static Task<IReadOnlyList<StoredMessage>> DueAsync(Reading reading, long at, long limit, CancellationToken ct) =>
        reading.ListAsync<StoredMessage>(
            Stored + " where o.sent_at is null and m.dropped_at is null and m.next_at <= @at order by m.id limit @limit",
            new { at, limit },
            ct);

    public static Task<IReadOnlyList<StoredMessage>> NewestAsync(Reading reading, long limit, CancellationToken ct) =>
        reading.ListAsync<StoredMessage>(Stored + " order by m.id desc limit @limit", new { limit }, ct);

    /// <summary>Takes a message for sending until <paramref name="until"/>; false when another sender has it.</summary>
    public static async Task<bool> ClaimAsync(UnitOfWork work, StoredMessage message, DateTimeOffset until, CancellationToken ct) =>
        await work.ExecuteAsync(
            "update message set next_at = @until where id = @id and next_at = @seen and dropped_at is null",
            new { id = message.Id, seen = message.NextAt, until = Instant.ToMicroseconds(until) },
            ct) == 1;

    /// <summary>It went: what it said is not needed any more.</summary>
    public static async Task SentAsync(UnitOfWork work, StoredMessage message, string answer, CancellationToken ct)
    {
        await Outbox.MarkSentAsync(work, message.OutboxId, ct);
        await work.ExecuteAsync("update message set body = null, answer = @answer where id = @id", new { id = message.Id, answer }, ct);
    }

    public static async Task FailedAsync(UnitOfWork work, StoredMessage message, string error, DateTimeOffset nextAt, CancellationToken ct)
    {
        await Outbox.MarkFailedAsync(work, message.OutboxId, error, ct);
        await work.ExecuteAsync(
            "update message set next_at = @next where id = @id", new { id = message.Id, next = Instant.ToMicroseconds(nextAt) }, ct);
    }

    public static async Task DropAsync(UnitOfWork work, StoredMessage message, string why, CancellationToken ct)
    {
        await Outbox.MarkFailedAsync(work, message.OutboxId, why, ct);
        await work.ExecuteAsync(
            "update message set body = null, dropped_at = @at where id = @id",
            new { id = message.Id, at = work.Context.AtMicroseconds },
            ct);
    }

    private static string Owner(long id, string part) => $"message:{id}:{part}";
}
