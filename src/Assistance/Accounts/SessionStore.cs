namespace Paseban.Assistance.Accounts;

internal sealed record StoredSession(
    string TokenHash,
    long AccountId,
    string Stage,
    long CreatedAt,
    long SeenAt,
    long IdleEnd,
    long AbsoluteEnd,
    string UserAgent,
    long? EndedAt)
{
    public const string Password = "password";
    public const string Complete = "complete";

    public bool HoldsAt(long at) => EndedAt is null && at < IdleEnd && at < AbsoluteEnd;
}

/// <summary>The SQL of web sessions.</summary>
internal static class SessionStore
{
    private const int LongestUserAgent = 100;

    private const string Sessions = """
        select token_hash as TokenHash, account_id as AccountId, stage as Stage, created_at as CreatedAt, seen_at as SeenAt,
        idle_end as IdleEnd, absolute_end as AbsoluteEnd, user_agent as UserAgent, ended_at as EndedAt from web_session
        """;

    public static Task<StoredSession?> FindAsync(Reading reading, string token, CancellationToken ct) =>
        reading.FindAsync<StoredSession>(Sessions + " where token_hash = @hash", new { hash = SessionToken.Hash(token) }, ct);

    public static Task<IReadOnlyList<StoredSession>> ListAsync(Reading reading, long accountId, CancellationToken ct) =>
        reading.ListAsync<StoredSession>(
            Sessions + " where account_id = @accountId and ended_at is null order by created_at desc, token_hash", new { accountId }, ct);

    /// <summary>Begins a session and returns its token, which is known nowhere else.</summary>
    public static async Task<string> BeginAsync(
        UnitOfWork work, StoredAccount account, string stage, string userAgent, CancellationToken ct)
    {
        var token = SessionToken.Generate();
        var at = work.Context.At;
        var idle = stage == StoredSession.Password ? SessionTimes.SecondStep : SessionTimes.Idle(account.Sort);
        await work.ExecuteAsync(
            """
            insert into web_session (token_hash, account_id, stage, created_at, seen_at, idle_end, absolute_end, user_agent)
            values (@hash, @account, @stage, @at, @at, @idleEnd, @absoluteEnd, @agent)
            """,
            new
            {
                hash = SessionToken.Hash(token),
                account = account.Id,
                stage,
                at = work.Context.AtMicroseconds,
                idleEnd = Instant.ToMicroseconds(at + idle),
                absoluteEnd = Instant.ToMicroseconds(at + SessionTimes.Absolute),
                agent = userAgent[..Math.Min(userAgent.Length, LongestUserAgent)],
            },
            ct);
        return token;
    }

    public static Task<int> SlideAsync(UnitOfWork work, string tokenHash, TimeSpan idle, CancellationToken ct) =>
        work.ExecuteAsync(
            "update web_session set seen_at = @at, idle_end = @end where token_hash = @tokenHash and ended_at is null and seen_at < @at",
            new { tokenHash, at = work.Context.AtMicroseconds, end = Instant.ToMicroseconds(work.Context.At + idle) },
            ct);

    /// <summary>Ends one session of the account; returns 0 when it had ended or is another's.</summary>
    public static Task<int> EndAsync(UnitOfWork work, long accountId, string tokenHash, CancellationToken ct) =>
        work.ExecuteAsync(
            "update web_session set ended_at = @at where account_id = @accountId and token_hash = @tokenHash and ended_at is null",
            new { accountId, tokenHash, at = work.Context.AtMicroseconds },
            ct);

    /// <summary>Ends every session of the account but the named one; returns how many.</summary>
    public static Task<int> EndAllAsync(UnitOfWork work, long accountId, string exceptHash, CancellationToken ct) =>
        work.ExecuteAsync(
            "update web_session set ended_at = @at where account_id = @accountId and token_hash <> @exceptHash and ended_at is null",
            new { accountId, exceptHash, at = work.Context.AtMicroseconds },
            ct);
}
