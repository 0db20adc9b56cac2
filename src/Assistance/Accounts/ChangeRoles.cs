namespace Paseban.Assistance.Accounts;

/// <param name="Grant">Roles to give; those already held stay.</param>
/// <param name="Withdraw">Roles to take; those not held are ignored.</param>
public sealed record ChangeRolesRequest(string Name, IReadOnlySet<Role> Grant, IReadOnlySet<Role> Withdraw);

public sealed record RolesChanged(Reference Actor, string Name, IReadOnlyList<Role> Before, IReadOnlyList<Role> After);

public sealed class ChangeRoles(Database database)
{
    public async Task<Outcome<RolesChanged>> RunAsync(ChangeRolesRequest request, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (await ActorStore.FindAsync(work, request.Name, ct) is not { } actor) return ActorProblems.NotFound(request.Name);
        var checkedRoles = await CheckAsync(work, actor, request.Grant, request.Withdraw, ct);
        if (!checkedRoles.Succeeded) return checkedRoles.Problems.ToArray();
        var (before, after) = checkedRoles.Value;

        var changed = new RolesChanged(ActorReference.Of(actor.Id), actor.Name, [.. before.Order()], [.. after.Order()]);
        if (after.SetEquals(before)) return changed;
        await ActorStore.SetRolesAsync(work, actor.Id, after, ct);
        work.Record(
            "actor.roles-changed",
            changed.Actor.ToString(),
            new { name = actor.Name, before = changed.Before.Select(RoleNames.Of), after = changed.After.Select(RoleNames.Of) });
        await work.CommitAsync(ct);
        return changed;
    }

    /// <summary>The roles before and after, or why they cannot be changed so.</summary>
    internal static async Task<Outcome<(IReadOnlySet<Role> Before, IReadOnlySet<Role> After)>> CheckAsync(
        UnitOfWork work, StoredActor actor, IReadOnlySet<Role> grant, IReadOnlySet<Role> withdraw, CancellationToken ct)
    {
        if (actor.RetiredAt is not null) return ActorProblems.Retired(actor.Name);
        if (actor.Id == work.Context.Actor.Id) return ActorProblems.Oneself();
        var before = await ActorStore.RolesAsync(work, actor.Id, ct);
        var after = before.Union(grant).Except(withdraw).ToHashSet();
        if (grant.Contains(Role.Citizen)) return AccountProblems.CitizenRole();
        if (RolePairs.Conflict(after) is { } conflict) return conflict;
        var losesAdministrator = before.Contains(Role.Administrator) && !after.Contains(Role.Administrator);
        if (losesAdministrator && await ActorStore.CountAdministratorsAsync(work, ct) == 1) return ActorProblems.LastAdministrator();
        return (before, after);
    }
}
