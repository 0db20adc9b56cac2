using System.Security.Cryptography;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <summary>Ten codes for the day when the telephone is gone: about 50 bits each, shown once, kept as keyed hashes.</summary>
internal static class RecoveryCodes
{
    public const int Length = 10;

    private const int Count = 10;
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>As typed by people: with blanks, hyphens and capitals.</summary>
    public static string Clean(string code) =>
        code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    public static async Task<IReadOnlyList<string>> MakeAsync(UnitOfWork work, IdentityVault vault, long accountId, CancellationToken ct)
    {
        await work.ExecuteAsync("delete from recovery_code where account_id = @accountId", new { accountId }, ct);
        var shown = new List<string>();
        while (shown.Count < Count)
        {
            var code = new string(RandomNumberGenerator.GetItems<char>(Signs, Length));
            await work.ExecuteAsync(
                "insert into recovery_code (account_id, code_hash) values (@accountId, @hash)",
                new { accountId, hash = Claims.RecoveryCode(vault, accountId, code) },
                ct);
            shown.Add($"{code[..5]}-{code[5..]}");
        }
        return shown;
    }

    public static async Task<bool> UseAsync(UnitOfWork work, IdentityVault vault, StoredAccount account, string code, CancellationToken ct)
    {
        var used = await work.ExecuteAsync(
            "update recovery_code set used_at = @at where account_id = @id and code_hash = @hash and used_at is null",
            new { at = work.Context.AtMicroseconds, id = account.Id, hash = Claims.RecoveryCode(vault, account.Id, code) },
            ct);
        if (used == 0) return false;
        var left = await work.SingleAsync<long>(
            "select count(*) from recovery_code where account_id = @id and used_at is null", new { id = account.Id }, ct);
        work.Record("account.recovery-code-used", ActorReference.Of(account.ActorId).ToString(), new { left });
        return true;
    }
}
