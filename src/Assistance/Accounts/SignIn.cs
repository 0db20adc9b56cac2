using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <param name="Login">A user name; for citizens the e-mail address or telephone number.</param>
/// <param name="UserAgent">What the browser calls itself, for the list of sessions.</param>
public sealed record SignInRequest(AccountKind Kind, string Login, string Password, string UserAgent);

/// <summary>What comes next after a step of signing in.</summary>
public enum SignInNext
{
    /// <summary>The session holds; nothing is owed.</summary>
    Done = 1,

    /// <summary>The second step: <see cref="Accounts.ConfirmSecondStep"/> with this token.</summary>
    ConfirmSecondStep = 2,

    /// <summary>A new password, before anything else.</summary>
    ChangePassword = 3,

    /// <summary>The second step is to be set up, before anything else.</summary>
    SetUpSecondStep = 4,
}

/// <param name="Token">For the cookie; known nowhere else. The token of an earlier step no longer holds.</param>
/// <param name="EndsAt">When the session ends in any case.</param>
public sealed record SignInStep(string Token, SignInNext Next, DateTimeOffset EndsAt);

/// <summary>
/// The first step: a name and a password. Unknown names do the same work, are counted and locked alike, and get the same answer.
/// </summary>
public sealed class SignIn(Database database, KeyRing keys)
{
    public async Task<Outcome<SignInStep>> RunAsync(SignInRequest request, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        var login = request.Kind == AccountKind.Staff
            ? LoginName.Fold(request.Login)
            : Contact.Read(request.Login)?.Index(vault) ?? request.Login;
        var claim = Claims.SignIn(vault, request.Kind, login);
        StoredAccount? account;
        await using (var work = await database.BeginAsync(context, ct))
        {
            account = await AccountStore.FindAsync(work, StoredAccount.KindOf(request.Kind), login, ct);
            if (await AttemptGuard.ChargeAsync(work, claim, account, ct) is { } until) return AccountProblems.Locked(until);
            await work.CommitAsync(ct);
        }
        // Outside the change: the hash takes a fifth of a second, and others want to write.
        var typed = request.Password.Length <= PasswordRules.Longest ? request.Password : "";
        var fits = PasswordHash.Fits(account?.Password ?? PasswordHash.Decoy, typed);
        return fits && account is not null ? await BeginAsync(account, claim, request.UserAgent, context, ct) : AccountProblems.Refused();
    }

    private async Task<Outcome<SignInStep>> BeginAsync(
        StoredAccount proven, string claim, string userAgent, ProcessContext context, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        var account = await AccountStore.FindAsync(work, proven.Id, ct);
        if (account?.Password != proven.Password || await ActorStore.ActAsync(work, account.ActorId, ct) is null)
            return AccountProblems.Refused();
        await AttemptGuard.ClearAsync(work, claim, ct);
        var step = account.Totp is null
            ? await CompleteAsync(work, account, userAgent, ct)
            : new SignInStep(
                await SessionStore.BeginAsync(work, account, StoredSession.Password, userAgent, ct),
                SignInNext.ConfirmSecondStep,
                context.At + SessionTimes.SecondStep);
        await work.CommitAsync(ct);
        return step;
    }

    /// <summary>Begins the session of somebody who has proven all that their account asks for.</summary>
    internal static async Task<SignInStep> CompleteAsync(UnitOfWork work, StoredAccount account, string userAgent, CancellationToken ct)
    {
        var token = await SessionStore.BeginAsync(work, account, StoredSession.Complete, userAgent, ct);
        await work.ExecuteAsync(
            "update account set last_sign_in_at = @at where id = @id", new { id = account.Id, at = work.Context.AtMicroseconds }, ct);
        work.Record("account.signed-in", ActorReference.Of(account.ActorId).ToString(), new { kind = account.Kind, account.MustChange });
        return new(token, account.Next, work.Context.At + SessionTimes.Absolute);
    }
}
