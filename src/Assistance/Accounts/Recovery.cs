using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <summary>A citizen who forgot the password. A contact that nobody has gets the same answer, and a message that says so.</summary>
public sealed class BeginRecovery(Database database, KeyRing keys)
{
    public async Task<Outcome<CodeAsked>> RunAsync(string contact, ProcessContext context, CancellationToken ct = default)
    {
        if (Contact.Read(contact) is not { } to) return ContactProblems.ContactInvalid();
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        var index = to.Index(vault);
        if (await ContactCodes.TooManyAsync(work, index, ct)) return ContactProblems.TooMany();
        var account = await AccountStore.FindAsync(work, StoredAccount.Citizen, index, ct);
        var asked = await ContactCodes.AskAsync(work, vault, StoredCode.Recovery, to, account, offer: null, ct);
        await work.CommitAsync(ct);
        return asked;
    }
}

/// <param name="Handle">From <see cref="BeginRecovery"/>.</param>
public sealed record FinishRecoveryRequest(string Handle, string Code, string Password, string UserAgent);

/// <summary>The code and a new password: every session ends, locks are lifted, and the owner is signed in.</summary>
public sealed class FinishRecovery(Database database, KeyRing keys)
{
    public async Task<Outcome<SignInStep>> RunAsync(FinishRecoveryRequest request, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        StoredCode? asked;
        await using (var reading = await database.ReadAsync(ct)) asked = await ContactCodes.FindAsync(reading, request.Handle, ct);
        if (asked is not { Purpose: StoredCode.Recovery }) return ContactProblems.CodeEnded();
        var contact = ContactCodes.ContactOf(vault, asked);
        if (PasswordRules.Refusal(request.Password, contact.Own) is { } weak) return weak.At("password");
        var hash = PasswordHash.Of(request.Password);

        await using var work = await database.BeginAsync(context, ct);
        var fits = await ContactCodes.TryAsync(work, vault, asked, request.Code, ct);
        if (fits is null) return ContactProblems.CodeEnded();
        var account = await AccountStore.FindAsync(work, asked.AccountId ?? 0, ct);
        if (fits is false || account is null || await ActorStore.ActAsync(work, account.ActorId, ct) is null)
        {
            await work.CommitAsync(ct);
            return ContactProblems.CodeWrong();
        }
        await AccountStore.SetPasswordAsync(work, account, hash, mustChange: false, ct);
        await UnlockUser.UnlockAsync(work, vault, account, ct);
        var ended = await SessionStore.EndAllAsync(work, account.Id, exceptHash: "", ct);
        work.Record("account.recovered", ActorReference.Of(account.ActorId).ToString(), new { sessionsEnded = ended });
        var step = await SignIn.CompleteAsync(work, account with { MustChange = 0 }, request.UserAgent, ct);
        await work.CommitAsync(ct);
        return step;
    }
}
