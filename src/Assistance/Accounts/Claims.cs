using System.Text;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <summary>Keyed hashes of what somebody claims: whoever reads the database cannot find what was claimed by trying.</summary>
internal static class Claims
{
    public static string SignIn(IdentityVault vault, AccountKind kind, string login) => Keyed(vault, $"sign-in:{kind}:{login}");

    public static string SecondStep(IdentityVault vault, long accountId) => Keyed(vault, $"second-step:{accountId}");

    public static string Password(IdentityVault vault, long accountId) => Keyed(vault, $"password:{accountId}");

    public static string StatusCheck(IdentityVault vault, Nik nik) => Keyed(vault, $"status-check:{nik.Digits}");

    /// <summary>Everything that wrong attempts on the account can lock.</summary>
    public static IEnumerable<string> Of(IdentityVault vault, StoredAccount account) =>
        [SignIn(vault, account.Sort, account.Login), SecondStep(vault, account.Id), Password(vault, account.Id)];

    public static string RecoveryCode(IdentityVault vault, long accountId, string code) =>
        Keyed(vault, $"recovery-code:{accountId}:{code}");

    public static string ContactCode(IdentityVault vault, string handleHash, string code) =>
        Keyed(vault, $"contact-code:{handleHash}:{code}");

    /// <summary>Associated data of what an account keeps sealed.</summary>
    public static string SecretOwner(long accountId) => $"account:{accountId}:totp";

    public static string ContactOwner(long accountId) => $"account:{accountId}:contact";

    private static string Keyed(IdentityVault vault, string claim) => vault.Fingerprint(Encoding.UTF8.GetBytes(claim));
}
