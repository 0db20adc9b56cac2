using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

public sealed record ChangePasswordRequest(string Current, string New);

/// <param name="SessionsEnded">Other sessions of the account; this one goes on.</param>
public sealed record PasswordChanged(long SessionsEnded);

/// <summary>A new password, chosen by whoever knows the present one.</summary>
public sealed class ChangePassword(Database database, KeyRing keys)
{
    public async Task<Outcome<PasswordChanged>> RunAsync(
        SignedIn who, ChangePasswordRequest request, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        var claim = Claims.Password(vault, who.AccountId);
        StoredAccount account;
        await using (var work = await database.BeginAsync(context, ct))
        {
            if (await AccountStore.FindAsync(work, who.AccountId, ct) is not { } found) return AccountProblems.SessionEnded();
            account = found;
            var contact = Contact.Of(vault, account);
            var login = account.Sort == AccountKind.Staff ? account.Login : "";
            if (PasswordRules.Refusal(request.New, login, who.Actor.Name, contact?.Own ?? "") is { } weak)
                return weak.At("new");
            if (await AttemptGuard.ChargeAsync(work, claim, account, ct) is { } until) return AccountProblems.Locked(until);
            await work.CommitAsync(ct);
        }
        if (request.Current.Length > PasswordRules.Longest || !PasswordHash.Fits(account.Password, request.Current))
            return AccountProblems.CurrentPasswordWrong().At("current");
        if (request.Current == request.New) return AccountProblems.SamePassword().At("new");
        return await SetAsync(who, account, PasswordHash.Of(request.New), claim, context, ct);
    }

    private async Task<Outcome<PasswordChanged>> SetAsync(
        SignedIn who, StoredAccount account, string hash, string claim, ProcessContext context, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (!await AccountStore.SetPasswordAsync(work, account, hash, mustChange: false, ct)) return AccountProblems.SessionEnded();
        await AttemptGuard.ClearAsync(work, claim, ct);
        var ended = await SessionStore.EndAllAsync(work, account.Id, who.SessionId, ct);
        work.Record("account.password-changed", ActorReference.Of(account.ActorId).ToString(), new { sessionsEnded = ended });
        await work.CommitAsync(ct);
        return new PasswordChanged(ended);
    }
}
