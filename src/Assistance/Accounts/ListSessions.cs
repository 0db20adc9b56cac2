namespace Paseban.Assistance.Accounts;

/// <param name="SeenAt">The last use, at most a minute too early.</param>
/// <param name="UserAgent">What the browser called itself; not to be trusted.</param>
/// <param name="IsThis">The session that asks.</param>
public sealed record ListedSession(
    string SessionId, DateTimeOffset BeganAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt, string UserAgent, bool IsThis);

/// <summary>Where somebody is signed in now, the newest first.</summary>
public sealed class ListSessions(Database database)
{
    public async Task<IReadOnlyList<ListedSession>> RunAsync(SignedIn who, DateTimeOffset now, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var at = Instant.ToMicroseconds(now);
        return [
            .. (await SessionStore.ListAsync(reading, who.AccountId, ct))
                .Where(session => session.HoldsAt(at) && session.Stage == StoredSession.Complete)
                .Select(session => new ListedSession(
                    session.TokenHash,
                    Instant.FromMicroseconds(session.CreatedAt),
                    Instant.FromMicroseconds(session.SeenAt),
                    Instant.FromMicroseconds(Math.Min(session.IdleEnd, session.AbsoluteEnd)),
                    session.UserAgent,
                    session.TokenHash == who.SessionId))
        ];
    }
}
