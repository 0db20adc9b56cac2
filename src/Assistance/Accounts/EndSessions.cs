namespace Paseban.Assistance.Accounts;

/// <param name="Ended">How many sessions ended now; 0 when they had ended before.</param>
public sealed record SessionsEnded(long Ended);

/// <summary>Ends sessions of one's own account: a browser left open in an office, a telephone that is gone.</summary>
public sealed class EndSessions(Database database)
{
    /// <param name="sessionId">From <see cref="ListSessions"/>; another account's ends nothing.</param>
    public Task<SessionsEnded> OneAsync(SignedIn who, string sessionId, ProcessContext context, CancellationToken ct = default) =>
        EndAsync(who, work => SessionStore.EndAsync(work, who.AccountId, sessionId, ct), context, ct);

    public Task<SessionsEnded> OthersAsync(SignedIn who, ProcessContext context, CancellationToken ct = default) =>
        EndAsync(who, work => SessionStore.EndAllAsync(work, who.AccountId, who.SessionId, ct), context, ct);

    private async Task<SessionsEnded> EndAsync(SignedIn who, Func<UnitOfWork, Task<int>> end, ProcessContext context, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        var ended = await end(work);
        if (ended == 0) return new(0);
        work.Record("account.sessions-ended", ActorReference.Of(who.Actor.Id).ToString(), new { ended });
        await work.CommitAsync(ct);
        return new(ended);
    }
}
