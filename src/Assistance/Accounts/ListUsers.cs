using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <param name="Areas">Empty: the whole province.</param>
/// <param name="HasSecondStep">Whether an app is tied to the account.</param>
/// <param name="MustChangePassword">The first password was not changed yet.</param>
/// <param name="LockedUntil">Null when the user may try to sign in.</param>
public sealed record ListedUser(
    Reference Actor,
    string Login,
    string Name,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<AreaCode> Areas,
    bool HasSecondStep,
    bool MustChangePassword,
    DateTimeOffset? LockedUntil,
    DateTimeOffset? LastSignInAt,
    DateTimeOffset? RetiredAt);

/// <summary>Everyone of the staff who has a login.</summary>
public sealed class ListUsers(Database database, KeyRing keys)
{
    public async Task<IReadOnlyList<ListedUser>> RunAsync(DateTimeOffset at, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var reading = await database.ReadAsync(ct);
        var actors = (await ActorStore.ListAsync(reading, ct)).ToDictionary(actor => actor.Id);
        var roles = await ActorStore.RolesAsync(reading, ct);
        var areas = await ActorStore.AreasAsync(reading, ct);
        var locks = await AttemptGuard.LocksAsync(reading, at, ct);
        return [
            .. (await AccountStore.StaffAsync(reading, ct)).Select(account => new ListedUser(
                ActorReference.Of(account.ActorId),
                account.Login,
                actors[account.ActorId].Name,
                [.. roles[account.ActorId].Order()],
                [.. areas[account.ActorId].Order()],
                account.Totp is not null,
                account.MustChange != 0,
                Claims.Of(vault, account).Max(claim => locks.TryGetValue(claim, out var until) ? until : (DateTimeOffset?)null),
                At(account.LastSignInAt),
                At(actors[account.ActorId].RetiredAt)))
        ];
    }

    private static DateTimeOffset? At(long? microseconds) => microseconds is { } at ? Instant.FromMicroseconds(at) : null;
}
