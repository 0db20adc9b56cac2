namespace Paseban.Assistance.Accounts;

/// <summary>Ends the session of a token, at any stage. A token that is not known, or whose session ended before, is no fault.</summary>
public sealed class SignOut(Database database)
{
    public async Task RunAsync(string token, ProcessContext context, CancellationToken ct = default)
    {
        if (!SessionToken.IsWellFormed(token)) return;
        await using var work = await database.BeginAsync(context, ct);
        if (await SessionStore.FindAsync(work, token, ct) is not { } session) return;
        if (await SessionStore.EndAsync(work, session.AccountId, session.TokenHash, ct) == 0) return;
        var account = await AccountStore.FindAsync(work, session.AccountId, ct);
        work.Record("account.signed-out", ActorReference.Of(account!.ActorId).ToString(), new { stage = session.Stage });
        await work.CommitAsync(ct);
    }
}
