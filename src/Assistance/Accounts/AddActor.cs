namespace Paseban.Assistance.Accounts;

/// <param name="Name">Unique among all actors, retired ones included, so that the audit trail never means two people.</param>
/// <param name="Roles">At least one; see the incompatible ones in docs/operating/roles.md.</param>
/// <param name="Token">The first token.</param>
public sealed record AddActorRequest(string Name, IReadOnlySet<Role> Roles, NewToken Token);

/// <param name="AlreadyThere">The same request was carried out before: nothing was changed.</param>
public sealed record ActorAdded(Reference Actor, string Name, IReadOnlyList<Role> Roles, DateTimeOffset TokenExpiresAt, bool AlreadyThere);

/// <summary>
/// Adds an actor with a first token. The caller makes the token, so that a repeat of the same request after a crash finds what it made and
/// nobody is left with a token that was never seen.
/// </summary>
public sealed class AddActor(Database database)
{
    public async Task<Outcome<ActorAdded>> RunAsync(AddActorRequest request, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        return await AddAsync(work, request, ct);
    }

    internal static async Task<Outcome<ActorAdded>> AddAsync(UnitOfWork work, AddActorRequest request, CancellationToken ct)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > 100) return ActorProblems.NameInvalid();
        if (RolePairs.Conflict(request.Roles) is { } conflict) return conflict;
        if (await ActorStore.FindAsync(work, name, ct) is { } known) return await RepeatedAsync(work, known, request, ct);
        if (request.Token.Check(work.Context) is { } expiry) return expiry;
        if (await ActorStore.FindTokenAsync(work, request.Token.Hash, ct) is not null) return ActorProblems.TokenTaken();

        var id = await ActorStore.AddAsync(work, name, request.Roles, ct);
        await ActorStore.AddTokenAsync(work, id, request.Token, ct);
        var reference = ActorReference.Of(id);
        var roles = request.Roles.Order().Select(RoleNames.Of);
        work.Record("actor.added", reference.ToString(), new { name, roles, tokenExpiresAt = request.Token.ExpiresAt });
        await work.CommitAsync(ct);
        return new ActorAdded(reference, name, [.. request.Roles.Order()], request.Token.ExpiresAt, AlreadyThere: false);
    }

    private static async Task<Outcome<ActorAdded>> RepeatedAsync(
        UnitOfWork work, StoredActor known, AddActorRequest request, CancellationToken ct)
    {
        var roles = await ActorStore.RolesAsync(work, known.Id, ct);
        var token = await ActorStore.FindTokenAsync(work, request.Token.Hash, ct);
        if (token?.ActorId != known.Id || !roles.SetEquals(request.Roles)) return ActorProblems.NameTaken(known.Name);
        var expires = Instant.FromMicroseconds(token.ExpiresAt ?? 0);
        return new ActorAdded(ActorReference.Of(known.Id), known.Name, [.. roles.Order()], expires, AlreadyThere: true);
    }
}
