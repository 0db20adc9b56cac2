namespace Paseban.Assistance.Accounts;

/// <summary>Finds out who is behind a web request from the token in its cookie.</summary>
public sealed class Sessions(Database database)
{
    /// <summary>
    /// Null when the token is unknown, its session has ended or still waits for the second step, or the actor has retired. Using a
    /// session puts off its end.
    /// </summary>
    /// <param name="token">What the cookie held.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="isUse">False where a page asks by itself: nobody's use, which puts off nothing.</param>
    /// <param name="ct">Ends the asking.</param>
    public async Task<SignedIn?> FindAsync(string token, DateTimeOffset now, bool isUse = true, CancellationToken ct = default)
    {
        if (!SessionToken.IsWellFormed(token)) return null;
        SignedIn signedIn;
        await using (var reading = await database.ReadAsync(ct))
        {
            var at = Instant.ToMicroseconds(now);
            if (await SessionStore.FindAsync(reading, token, ct) is not { Stage: StoredSession.Complete } session) return null;
            if (!session.HoldsAt(at) || await AccountStore.FindAsync(reading, session.AccountId, ct) is not { } account) return null;
            if (await ActorStore.ActAsync(reading, account.ActorId, ct) is not { } actor) return null;
            signedIn = Of(session, account, actor);
            if (!isUse || at - session.SeenAt < SessionTimes.Slack.Ticks / TimeSpan.TicksPerMicrosecond) return signedIn;
        }
        return await SlideAsync(signedIn, now, ct);
    }

    private async Task<SignedIn?> SlideAsync(SignedIn signedIn, DateTimeOffset now, CancellationToken ct)
    {
        var idle = SessionTimes.Idle(signedIn.Kind);
        await using var work = await database.BeginAsync(new(ProcessKind.SigningIn, now, signedIn.Actor), ct);
        await SessionStore.SlideAsync(work, signedIn.SessionId, idle, ct);
        await work.CommitAsync(ct);
        var end = now + idle;
        return signedIn with { ExpiresAt = end < signedIn.AbsoluteEnd ? end : signedIn.AbsoluteEnd };
    }

    private static SignedIn Of(StoredSession session, StoredAccount account, Actor actor)
    {
        var mustChange = account.MustChange != 0;
        return new(
            mustChange || account.MustSetUpCode ? actor with { Roles = new HashSet<Role>() } : actor,
            account.Id,
            session.TokenHash,
            account.Sort,
            mustChange,
            account.MustSetUpCode,
            Instant.FromMicroseconds(Math.Min(session.IdleEnd, session.AbsoluteEnd)),
            Instant.FromMicroseconds(session.AbsoluteEnd));
    }
}
