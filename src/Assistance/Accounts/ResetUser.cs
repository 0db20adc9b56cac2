using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <param name="FirstPassword">To be handed over and changed at the next sign-in; shown only here.</param>
public sealed record UserReset(Reference Actor, string Login, string FirstPassword, long SessionsEnded);

public sealed record UserUnlocked(Reference Actor, string Login);

/// <summary>
/// For who forgot the password or lost the telephone: a new first password, no second step, every session ended. Whoever asks must be
/// known to the administrator, since nothing else proves them.
/// </summary>
public sealed class ResetUser(Database database, KeyRing keys)
{
    public async Task<Outcome<UserReset>> RunAsync(string login, ProcessContext context, CancellationToken ct = default)
    {
        var password = PasswordRules.MakeFirst();
        var hash = PasswordHash.Of(password);
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        var folded = LoginName.Fold(login);
        if (await AccountStore.FindAsync(work, StoredAccount.Staff, folded, ct) is not { } account)
            return AccountProblems.UserUnknown(folded);
        await AccountStore.SetPasswordAsync(work, account, hash, mustChange: true, ct);
        await AccountStore.DropSecondStepAsync(work, account.Id, ct);
        await UnlockUser.UnlockAsync(work, vault, account, ct);
        var ended = await SessionStore.EndAllAsync(work, account.Id, exceptHash: "", ct);
        var reference = ActorReference.Of(account.ActorId);
        work.Record("user.reset", reference.ToString(), new { sessionsEnded = ended });
        await work.CommitAsync(ct);
        return new UserReset(reference, account.Login, password, ended);
    }
}

/// <summary>Lets a user try again at once who was locked out by wrong passwords or codes.</summary>
public sealed class UnlockUser(Database database, KeyRing keys)
{
    public async Task<Outcome<UserUnlocked>> RunAsync(string login, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        var folded = LoginName.Fold(login);
        if (await AccountStore.FindAsync(work, StoredAccount.Staff, folded, ct) is not { } account)
            return AccountProblems.UserUnknown(folded);
        var reference = ActorReference.Of(account.ActorId);
        if (await UnlockAsync(work, vault, account, ct) == 0) return new UserUnlocked(reference, account.Login);
        work.Record("user.unlocked", reference.ToString(), new { });
        await work.CommitAsync(ct);
        return new UserUnlocked(reference, account.Login);
    }

    internal static async Task<int> UnlockAsync(UnitOfWork work, IdentityVault vault, StoredAccount account, CancellationToken ct)
    {
        var cleared = 0;
        foreach (var claim in Claims.Of(vault, account)) cleared += await AttemptGuard.ClearAsync(work, claim, ct);
        return cleared;
    }
}
