using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <param name="Secret">Base32, for typing where no camera is.</param>
/// <param name="Uri">The same for the app, as a square: <c>otpauth://totp/...</c>.</param>
public sealed record SecondStepOffer(string Secret, string Uri);

/// <param name="RecoveryCodes">Ten; shown only here.</param>
public sealed record SecondStepSetUp(IReadOnlyList<string> RecoveryCodes);

/// <summary>Ties an account of staff to an authenticator app: a secret is shown, then proven by a first code.</summary>
public sealed class SetUpSecondStep(Database database, KeyRing keys)
{
    /// <summary>Shows the secret that is to be proven; the same until it is.</summary>
    public async Task<Outcome<SecondStepOffer>> BeginAsync(SignedIn who, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        var found = await OpenAsync(work, who, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var account = found.Value;
        var owner = Claims.SecretOwner(account.Id);
        var secret = account.TotpPending is { } pending ? vault.Open(owner, pending) : Totp.MakeSecret();
        if (account.TotpPending is null)
            await work.ExecuteAsync(
                "update account set totp_pending = @box where id = @id", new { id = account.Id, box = vault.Seal(owner, secret) }, ct);
        await work.CommitAsync(ct);
        return new SecondStepOffer(secret, Totp.Uri(secret, account.Login));
    }

    /// <summary>
    /// Proves the secret; the other sessions of the account end. <paramref name="phoneTime"/> is the real time, also where the record has a
    /// simulated one.
    /// </summary>
    public async Task<Outcome<SecondStepSetUp>> ConfirmAsync(
        SignedIn who, string code, ProcessContext context, DateTimeOffset phoneTime, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        var found = await OpenAsync(work, who, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var account = found.Value;
        if (account.TotpPending is not { } pending) return AccountProblems.SecondStepNotBegun();
        var secret = vault.Open(Claims.SecretOwner(account.Id), pending);
        if (Totp.StepOf(secret, RecoveryCodes.Clean(code), phoneTime, lastStep: 0) is not { } step) return AccountProblems.CodeWrong();

        var taken = await work.ExecuteAsync(
            "update account set totp = totp_pending, totp_pending = null, totp_step = @step where id = @id and totp is null",
            new { id = account.Id, step },
            ct);
        if (taken == 0) return AccountProblems.SecondStepStands();
        var codes = await RecoveryCodes.MakeAsync(work, vault, account.Id, ct);
        var ended = await SessionStore.EndAllAsync(work, account.Id, who.SessionId, ct);
        work.Record("account.second-step-set-up", ActorReference.Of(account.ActorId).ToString(), new { sessionsEnded = ended });
        await work.CommitAsync(ct);
        return new SecondStepSetUp(codes);
    }

    private static async Task<Outcome<StoredAccount>> OpenAsync(UnitOfWork work, SignedIn who, CancellationToken ct)
    {
        if (await AccountStore.FindAsync(work, who.AccountId, ct) is not { } account) return AccountProblems.SessionEnded();
        if (account.Sort == AccountKind.Citizen) return AccountProblems.NoSecondStep();
        return account.Totp is null ? account : AccountProblems.SecondStepStands();
    }
}
