using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <summary>
/// The second step of staff: a code of the authenticator app, each accepted once, or a recovery code, each used once. Wrong codes lock as
/// wrong passwords do.
/// </summary>
public sealed class ConfirmSecondStep(Database database, KeyRing keys)
{
    /// <param name="token">From <see cref="SignIn"/>.</param>
    /// <param name="code">Of the app, or a recovery code.</param>
    /// <param name="context">Who signs in, when.</param>
    /// <param name="phoneTime">What the telephone's clock says: the real time, also where the record has a simulated one.</param>
    /// <param name="ct">Ends the step.</param>
    public async Task<Outcome<SignInStep>> RunAsync(
        string token, string code, ProcessContext context, DateTimeOffset phoneTime, CancellationToken ct = default)
    {
        if (!SessionToken.IsWellFormed(token)) return AccountProblems.SessionEnded();
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        var session = await SessionStore.FindAsync(work, token, ct);
        if (session is not { Stage: StoredSession.Password } || !session.HoldsAt(context.AtMicroseconds))
            return AccountProblems.SessionEnded();
        if (await AccountStore.FindAsync(work, session.AccountId, ct) is not { Totp: not null } account)
            return AccountProblems.SessionEnded();
        if (await ActorStore.ActAsync(work, account.ActorId, ct) is null) return AccountProblems.SessionEnded();

        var claim = Claims.SecondStep(vault, account.Id);
        if (await AttemptGuard.ChargeAsync(work, claim, account, ct) is { } until) return AccountProblems.Locked(until);
        if (!await FitsAsync(work, vault, account, RecoveryCodes.Clean(code), phoneTime, ct))
        {
            await work.CommitAsync(ct);
            return AccountProblems.CodeWrong();
        }
        await AttemptGuard.ClearAsync(work, claim, ct);
        await SessionStore.EndAsync(work, account.Id, session.TokenHash, ct);
        var step = await SignIn.CompleteAsync(work, account, session.UserAgent, ct);
        await work.CommitAsync(ct);
        return step;
    }

    private static async Task<bool> FitsAsync(
        UnitOfWork work, IdentityVault vault, StoredAccount account, string code, DateTimeOffset phoneTime, CancellationToken ct)
    {
        if (code.Length == RecoveryCodes.Length) return await RecoveryCodes.UseAsync(work, vault, account, code, ct);
        var secret = vault.Open(Claims.SecretOwner(account.Id), account.Totp!);
        return Totp.StepOf(secret, code, phoneTime, account.TotpStep) is { } step
            && await AccountStore.TakeStepAsync(work, account.Id, step, ct);
    }
}
