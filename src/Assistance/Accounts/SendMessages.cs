using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <param name="Failed">Will be tried again later.</param>
/// <param name="Dropped">Too late or hopeless: not tried again.</param>
/// <param name="Waiting">Due, but no way out is set up that carries them.</param>
public sealed record MessagesSent(long Sent, long Failed, long Dropped, long Waiting);

/// <summary>
/// Sends what waits. A message is claimed, sent outside any transaction and recorded; a process that is killed in between leaves it to be
/// sent again under the same reference once the claim ends.
/// </summary>
/// <param name="database">Where they wait.</param>
/// <param name="keys">Opens them.</param>
/// <param name="channels">The ways out.</param>
/// <param name="time">Measures how long a round takes.</param>
public sealed class SendMessages(Database database, KeyRing keys, IReadOnlyList<IMessageChannel> channels, TimeProvider time)
{
    private const long Round = 200;

    /// <summary>
    /// A round takes up no further message after this: claims count from its beginning, and the last answer must come before they end.
    /// </summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(1);

    /// <summary>Long enough for a round and its last answer; a killed process holds a message up no longer.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    // About a day in all; codes expire long before.
    private static readonly TimeSpan[] Pauses =
        [.. ((int[])[1, 2, 5, 15, 60, 240, 480, 720]).Select(minutes => TimeSpan.FromMinutes(minutes))];

    public async Task<MessagesSent> RunAsync(ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        IReadOnlyList<StoredMessage> due;
        await using (var reading = await database.ReadAsync(ct)) due = await Messages.DueAsync(reading, context.AtMicroseconds, Round, ct);
        var result = new MessagesSent(0, 0, 0, 0);
        var begun = time.GetTimestamp();
        foreach (var message in due.TakeWhile(_ => time.GetElapsedTime(begun) < LongestRound))
            result = Add(result, await SendAsync(vault, message, context, ct));
        if (result.Sent + result.Failed + result.Dropped == 0) return result;
        await using var work = await database.BeginAsync(context, ct);
        work.Record("messages.sent", "messages", new { result.Sent, result.Failed, result.Dropped });
        await work.CommitAsync(ct);
        return result;
    }

    private async Task<End> SendAsync(IdentityVault vault, StoredMessage message, ProcessContext context, CancellationToken ct)
    {
        if (message.ExpiresAt <= context.AtMicroseconds)
            return await RecordAsync(work => Messages.DropAsync(work, message, "too late", ct), End.Dropped, context, ct);
        var channel = channels.FirstOrDefault(candidate => candidate.Carries(Contact.ChannelOf(message.Channel)));
        if (channel is null) return End.Waiting;
        await using (var work = await database.BeginAsync(context, ct))
        {
            if (!await Messages.ClaimAsync(work, message, context.At + Claim, ct)) return End.Taken;
            await work.CommitAsync(ct);
        }
        var answer = await channel.SendAsync(Messages.Open(vault, message), ct);
        if (answer.Accepted) return await RecordAsync(work => Messages.SentAsync(work, message, answer.Text, ct), End.Sent, context, ct);
        if (answer.IsFinal || message.Attempts >= Pauses.Length)
            return await RecordAsync(work => Messages.DropAsync(work, message, answer.Text, ct), End.Dropped, context, ct);
        var next = context.At + Pauses[message.Attempts];
        return await RecordAsync(work => Messages.FailedAsync(work, message, answer.Text, next, ct), End.Failed, context, ct);
    }

    private async Task<End> RecordAsync(Func<UnitOfWork, Task> record, End end, ProcessContext context, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        await record(work);
        await work.CommitAsync(ct);
        return end;
    }

    private static MessagesSent Add(MessagesSent sum, End end) => end switch
    {
        End.Sent => sum with { Sent = sum.Sent + 1 },
        End.Failed => sum with { Failed = sum.Failed + 1 },
        End.Dropped => sum with { Dropped = sum.Dropped + 1 },
        End.Waiting => sum with { Waiting = sum.Waiting + 1 },
        End.Taken => sum,
    };

    private enum End
    {
        Sent = 1,
        Failed = 2,
        Dropped = 3,
        Waiting = 4,

        /// <summary>Another sender has it.</summary>
        Taken = 5,
    }
}
