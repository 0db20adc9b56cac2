namespace Paseban.Assistance.Accounts;

/// <param name="Grant">Roles to give; those already held stay.</param>
/// <param name="Withdraw">Roles to take; those not held are ignored.</param>
/// <param name="Areas">The areas from now on (empty: the whole province); null leaves them.</param>
public sealed record ChangeUserRequest(
    string Login, IReadOnlySet<Role> Grant, IReadOnlySet<Role> Withdraw, IReadOnlyList<AreaCode>? Areas);

/// <summary>What a user was and is.</summary>
public sealed record UserChanged(
    Reference Actor,
    string Login,
    IReadOnlyList<Role> RolesBefore,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<AreaCode> AreasBefore,
    IReadOnlyList<AreaCode> Areas);

/// <summary>Other roles or areas; they count from the user's next page on.</summary>
public sealed class ChangeUser(Database database)
{
    public async Task<Outcome<UserChanged>> RunAsync(ChangeUserRequest request, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var login = LoginName.Fold(request.Login);
        if (await AccountStore.FindAsync(work, StoredAccount.Staff, login, ct) is not { } account)
            return AccountProblems.UserUnknown(login);
        var actor = await ActorStore.ReadAsync(work, account.ActorId, ct);
        var areasBefore = await ActorStore.AreasAsync(work, actor.Id, ct);
        var changed = await ChangeRoles.CheckAsync(work, actor, request.Grant, request.Withdraw, ct);
        if (!changed.Succeeded) return changed.Problems.ToArray();
        var (before, after) = changed.Value;
        IReadOnlyList<AreaCode> areas = request.Areas is null ? areasBefore : [.. request.Areas.Distinct().Order()];
        if (await UserAreas.RefusalAsync(work, after, areas, ct) is { } refusal) return refusal;

        var result = new UserChanged(ActorReference.Of(actor.Id), login, [.. before.Order()], [.. after.Order()], areasBefore, areas);
        if (after.SetEquals(before) && areas.SequenceEqual(areasBefore)) return result;
        await ActorStore.SetRolesAsync(work, actor.Id, after, ct);
        await ActorStore.SetAreasAsync(work, actor.Id, areas, ct);
        work.Record("user.changed", result.Actor.ToString(), new
        {
            name = actor.Name,
            before = new { roles = result.RolesBefore.Select(RoleNames.Of), areas = areasBefore.Select(area => area.Value) },
            after = new { roles = result.Roles.Select(RoleNames.Of), areas = areas.Select(area => area.Value) },
        });
        await work.CommitAsync(ct);
        return result;
    }
}
