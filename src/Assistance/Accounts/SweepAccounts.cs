namespace Paseban.Assistance.Accounts;

/// <summary>How many rows went.</summary>
public sealed record AccountsSwept(long Codes, long Sessions, long Attempts, long Messages)
{
    internal bool IsAny => Codes + Sessions + Attempts + Messages > 0;
}

/// <summary>
/// Deletes what was kept for a while only: codes and counted attempts after a day (no limit looks further back), sessions after their
/// latest end, messages that went or were dropped after a month, in which a lost one may still be asked about.
/// </summary>
public sealed class SweepAccounts(Database database)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public async Task<AccountsSwept> RunAsync(ProcessContext context, CancellationToken ct = default)
    {
        var (now, day, month) = (context.AtMicroseconds, Ago(context, Day), Ago(context, Month));
        await using var work = await database.BeginAsync(context, ct);
        var codes = await work.ExecuteAsync("delete from contact_code where created_at < @day", new { day }, ct);
        var sessions = await work.ExecuteAsync("delete from web_session where absolute_end < @now", new { now }, ct);
        var attempts = await work.ExecuteAsync(
            "delete from attempt_guard where last_at < @day and (locked_until is null or locked_until < @now)", new { day, now }, ct);
        var messages = await work.ExecuteAsync(
            """
            delete from message where dropped_at < @month
                or exists (select 1 from outbox o where o.channel = 'message' and o.name = cast(message.id as text) and o.sent_at < @month)
            """,
            new { month },
            ct);
        await work.ExecuteAsync(
            """
            delete from outbox where channel = 'message' and created_at < @month
                and not exists (select 1 from message m where cast(m.id as text) = outbox.name)
            """,
            new { month },
            ct);
        var swept = new AccountsSwept(codes, sessions, attempts, messages);
        if (swept.IsAny) work.Record("accounts.swept", "accounts", new { codes, sessions, attempts, messages });
        await work.CommitAsync(ct);
        return swept;
    }

    private static long Ago(ProcessContext context, TimeSpan time) => Instant.ToMicroseconds(context.At - time);
}
