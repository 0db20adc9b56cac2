using static Paseban.Kernel.Role;

namespace Paseban.Assistance.Accounts;

/// <summary>Where users work: roles of the kelurahan are worth nothing without one.</summary>
internal static class UserAreas
{
    private static readonly Role[] Local = [KelurahanOfficer, Lurah, Pendamsos];

    public static async Task<Problem?> RefusalAsync(
        Reading reading, IReadOnlySet<Role> roles, IReadOnlyList<AreaCode> areas, CancellationToken ct)
    {
        if (areas.Count == 0 && roles.Any(Local.Contains)) return AccountProblems.AreaMissing(roles.Where(Local.Contains));
        foreach (var area in areas)
        {
            if (await reading.FindAsync<string>("select code from area where code = @code", new { code = area.Value }, ct) is null)
                return AccountProblems.AreaUnknown(area);
        }
        return null;
    }
}
