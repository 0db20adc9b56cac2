using static Paseban.Kernel.Role;

namespace Paseban.Assistance.Accounts;

/// <summary>
/// Roles that one person may not hold together: the maker is never the checker, and whoever grants roles has no part in payments.
/// </summary>
internal static class RolePairs
{
    private static readonly Role[] Money = [DinasApprover, Treasurer, RegionalTreasurer, BankLiaison];

    public static Problem? Conflict(IReadOnlySet<Role> roles)
    {
        if (roles.Count == 0) return ActorProblems.NoRole();
        foreach (var alone in (ReadOnlySpan<Role>)[Administrator, Auditor, DataProtectionOfficer])
        {
            if (roles.Contains(alone) && roles.Count > 1) return Together(alone, roles.Where(role => role != alone));
        }
        return roles.Contains(PusdatinOfficer) && roles.Any(Money.Contains) ? Together(PusdatinOfficer, roles.Where(Money.Contains)) : null;
    }

    private static Problem Together(Role one, IEnumerable<Role> others) =>
        Problem.Invalid(
            "actor.incompatible-roles",
            $"One person cannot be {RoleNames.Of(one)} and also {RoleNames.Of(others)}.",
            "Give the other role to another person.")
            .InIndonesian(
                $"Satu orang tidak boleh sekaligus {RoleWords.Of(one).Id} dan {RoleWords.InIndonesian(others)}.",
                "Berikan peran yang lain kepada orang lain.").At("roles");
}
