using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <summary>
/// Plays the telephone of a sandbox's user: tells the code of this half minute, for trials without an authenticator app. In any other
/// database nobody can ask for a code.
/// </summary>
public sealed class SandboxTelephone(Database database, KeyRing keys)
{
    /// <param name="login">The user's name.</param>
    /// <param name="phoneTime">The real time.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<string>> CodeAsync(string login, DateTimeOffset phoneTime, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var reading = await database.ReadAsync(ct);
        if (!await SandboxMark.IsSetAsync(reading, ct))
        {
            return Problem.Forbidden(
                "user.telephone", "This database is no sandbox: a code comes from the user's own telephone.", "Ask the user.")
                .InIndonesian("Ini bukan ruang latihan: kode berasal dari ponsel penggunanya sendiri.", "Tanyakan kepada penggunanya.");
        }
        var folded = LoginName.Fold(login);
        if (await AccountStore.FindAsync(reading, StoredAccount.Staff, folded, ct) is not { } account)
            return AccountProblems.UserUnknown(folded);
        return account.Totp is { } sealedSecret
            ? Totp.CodeAt(vault.Open(Claims.SecretOwner(account.Id), sealedSecret), phoneTime)
            : Problem.Conflict("user.no-second-step", $"{folded} has not set up the second step.", "Sign in once to set it up.")
                .InIndonesian($"{folded} belum memasang langkah kedua.", "Masuk sekali untuk memasangnya.");
    }
}
