using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <summary>A password and the secret of a second step that are known beforehand: in a sandbox only.</summary>
/// <param name="TotpSecret">Base32; null: the second step is set up at the first sign-in.</param>
public sealed record GivenCredentials(string Password, string? TotpSecret);

/// <param name="Login">What the user types to sign in; see <see cref="AccountProblems.LoginInvalid"/>.</param>
/// <param name="Name">The person's name. An actor of this name who has no login gets this one, with the roles they hold.</param>
/// <param name="Roles">May be empty only for an actor who is there already.</param>
/// <param name="Areas">Empty: the whole province; not for roles of the kelurahan.</param>
public sealed record AddUserRequest(
    string Login, string Name, IReadOnlySet<Role> Roles, IReadOnlyList<AreaCode> Areas, GivenCredentials? Given = null);

/// <param name="FirstPassword">To be handed over and changed at the first sign-in; shown only here. Null when one was given.</param>
/// <param name="AlreadyThere">The same request with given credentials was carried out before: nothing was changed.</param>
public sealed record UserAdded(
    Reference Actor,
    string Login,
    string Name,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<AreaCode> Areas,
    string? FirstPassword,
    bool AlreadyThere);

/// <summary>Gives a person a login for the office, and makes them an actor when they are none yet.</summary>
public sealed class AddUser(Database database, KeyRing keys)
{
    public async Task<Outcome<UserAdded>> RunAsync(AddUserRequest request, ProcessContext context, CancellationToken ct = default)
    {
        var (login, name) = (LoginName.Fold(request.Login), request.Name.Trim());
        if (!LoginName.IsValid(login)) return AccountProblems.LoginInvalid();
        if (name.Length is 0 or > 100) return ActorProblems.NameInvalid();
        if (request.Roles.Contains(Role.Citizen)) return AccountProblems.CitizenRole();
        var password = request.Given?.Password ?? PasswordRules.MakeFirst();
        if (PasswordRules.Refusal(password, login) is { } weak) return weak;
        if (request.Given?.TotpSecret is { } secret && !Totp.IsSecret(secret)) return AccountProblems.SecretInvalid();
        var hash = PasswordHash.Of(password);

        await using var work = await database.BeginAsync(context, ct);
        if (request.Given is not null && !await SandboxMark.IsSetAsync(work, ct)) return AccountProblems.OnlyInSandbox();
        var known = await ActorStore.FindAsync(work, name, ct);
        var held = known is null ? new HashSet<Role>() : await ActorStore.RolesAsync(work, known.Id, ct);
        if (await AccountStore.FindAsync(work, StoredAccount.Staff, login, ct) is { } taken)
        {
            return request.Given is not null && taken.ActorId == known?.Id
                ? await ThereAsync(work, known, login, ct)
                : AccountProblems.LoginTaken(login);
        }
        if (known is not null && await RefusalAsync(work, known, held, request.Roles, ct) is { } refusal) return refusal;
        var roles = known is null ? request.Roles : held;
        if (RolePairs.Conflict(roles) is { } conflict) return conflict;
        if (await UserAreas.RefusalAsync(work, roles, request.Areas, ct) is { } place) return place;

        var actorId = known?.Id ?? await ActorStore.AddAsync(work, name, roles, ct);
        await ActorStore.SetAreasAsync(work, actorId, request.Areas.Distinct(), ct);
        var id = await AccountStore.AddStaffAsync(work, new(actorId, login, hash, MustChange: request.Given is null), ct);
        if (request.Given?.TotpSecret is { } given) await SetSecretAsync(work, id, given, ct);
        var reference = ActorReference.Of(actorId);
        work.Record("user.added", reference.ToString(), new
        {
            name, login, roles = roles.Order().Select(RoleNames.Of), areas = request.Areas.Select(area => area.Value),
            givenCredentials = request.Given is not null,
        });
        await work.CommitAsync(ct);
        return new UserAdded(
            reference, login, name, [.. roles.Order()], request.Areas, request.Given is null ? password : null, AlreadyThere: false);
    }

    private static async Task<Problem?> RefusalAsync(
        UnitOfWork work, StoredActor actor, IReadOnlySet<Role> held, IReadOnlySet<Role> asked, CancellationToken ct)
    {
        if (actor.RetiredAt is not null) return ActorProblems.Retired(actor.Name).At("name");
        if (asked.Count > 0 && !held.SetEquals(asked)) return AccountProblems.OtherRoles(actor.Name, held);
        return await AccountStore.OfActorAsync(work, actor.Id, ct) is null ? null : AccountProblems.HasAccount(actor.Name);
    }

    private async Task SetSecretAsync(UnitOfWork work, long accountId, string secret, CancellationToken ct)
    {
        using var vault = new IdentityVault(keys);
        var box = vault.Seal(Claims.SecretOwner(accountId), secret);
        await work.ExecuteAsync("update account set totp = @box where id = @accountId", new { accountId, box }, ct);
    }

    private static async Task<Outcome<UserAdded>> ThereAsync(UnitOfWork work, StoredActor actor, string login, CancellationToken ct)
    {
        var roles = await ActorStore.RolesAsync(work, actor.Id, ct);
        var areas = await ActorStore.AreasAsync(work, actor.Id, ct);
        return new UserAdded(
            ActorReference.Of(actor.Id), login, actor.Name, [.. roles.Order()], areas, FirstPassword: null, AlreadyThere: true);
    }
}
