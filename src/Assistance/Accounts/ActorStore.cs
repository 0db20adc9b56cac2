namespace Paseban.Assistance.Accounts;

internal sealed record StoredActor(long Id, string Name, long CreatedAt, long? RetiredAt);

internal sealed record StoredToken(string TokenHash, long ActorId, long CreatedAt, long? ExpiresAt, long? RevokedAt);

/// <summary>The SQL of actors, their roles and tokens.</summary>
internal static class ActorStore
{
    private const string Actors = "select id as Id, name as Name, created_at as CreatedAt, retired_at as RetiredAt from actor";

    private const string Tokens = """
        select token_hash as TokenHash,
        actor_id as ActorId,
        created_at as CreatedAt,
        expires_at as ExpiresAt,
        revoked_at as RevokedAt from actor_token
        """;

    /// <summary>Everyone but the citizens who have an account of their own: they are many, and act for nobody else.</summary>
    public static Task<IReadOnlyList<StoredActor>> ListAsync(Reading reading, CancellationToken ct) =>
        reading.ListAsync<StoredActor>(
            Actors + " where not exists (select 1 from account c where c.actor_id = actor.id and c.kind = 'citizen') order by name",
            ct: ct);

    public static Task<StoredActor?> FindAsync(Reading reading, string name, CancellationToken ct) =>
        reading.FindAsync<StoredActor>(Actors + " where name = @name", new { name }, ct);

    public static Task<StoredActor> ReadAsync(Reading reading, long id, CancellationToken ct) =>
        reading.SingleAsync<StoredActor>(Actors + " where id = @id", new { id }, ct);

    public static Task<long> CountAsync(Reading reading, CancellationToken ct) =>
        reading.SingleAsync<long>("select count(*) from actor", ct: ct);

    /// <summary>The actor with roles and areas; null when they have retired.</summary>
    public static async Task<Actor?> ActAsync(Reading reading, long id, CancellationToken ct)
    {
        var actor = await ReadAsync(reading, id, ct);
        if (actor.RetiredAt is not null) return null;
        return new Actor(actor.Id, actor.Name, await RolesAsync(reading, id, ct)) { Areas = await AreasAsync(reading, id, ct) };
    }

    public static async Task<IReadOnlyList<AreaCode>> AreasAsync(Reading reading, long actorId, CancellationToken ct)
    {
        const string Sql = "select area from actor_area where actor_id = @actorId order by area";
        return [.. (await reading.ListAsync<string>(Sql, new { actorId }, ct)).Select(AreaCode.Parse)];
    }

    public static async Task<ILookup<long, AreaCode>> AreasAsync(Reading reading, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(long ActorId, string Area)>("select actor_id, area from actor_area", ct: ct);
        return rows.ToLookup(row => row.ActorId, row => AreaCode.Parse(row.Area));
    }

    public static async Task SetAreasAsync(UnitOfWork work, long actorId, IEnumerable<AreaCode> areas, CancellationToken ct)
    {
        await work.ExecuteAsync("delete from actor_area where actor_id = @actorId", new { actorId }, ct);
        foreach (var area in areas)
            await work.ExecuteAsync(
                "insert into actor_area (actor_id, area) values (@actorId, @area)", new { actorId, area = area.Value }, ct);
    }

    public static async Task<IReadOnlySet<Role>> RolesAsync(Reading reading, long actorId, CancellationToken ct)
    {
        var roles = await reading.ListAsync<long>("select role from actor_role where actor_id = @actorId", new { actorId }, ct);
        return roles.Select(role => (Role)role).ToHashSet();
    }

    public static async Task<ILookup<long, Role>> RolesAsync(Reading reading, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(long ActorId, long Role)>("select actor_id, role from actor_role", ct: ct);
        return rows.ToLookup(row => row.ActorId, row => (Role)row.Role);
    }

    public static Task<IReadOnlyList<StoredToken>> TokensAsync(Reading reading, CancellationToken ct) =>
        reading.ListAsync<StoredToken>(Tokens, ct: ct);

    public static Task<StoredToken?> FindTokenAsync(Reading reading, string hash, CancellationToken ct) =>
        reading.FindAsync<StoredToken>(Tokens + " where token_hash = @hash", new { hash }, ct);

    public static async Task<long> AddAsync(UnitOfWork work, string name, IReadOnlySet<Role> roles, CancellationToken ct)
    {
        var id = await work.TakeNumbersAsync("actor", 1, ct);
        await work.ExecuteAsync(
            "insert into actor (id, name, created_at) values (@id, @name, @at)", new { id, name, at = work.Context.AtMicroseconds }, ct);
        await SetRolesAsync(work, id, roles, ct);
        return id;
    }

    public static async Task<long> AddCitizenAsync(UnitOfWork work, string name, CancellationToken ct)
    {
        var id = await work.TakeNumbersAsync("actor", 1, ct);
        await work.ExecuteAsync(
            "insert into actor (id, name, created_at) values (@id, @name, @at)",
            new { id, name = $"{name} ({ActorReference.Of(id)})", at = work.Context.AtMicroseconds },
            ct);
        await SetRolesAsync(work, id, new HashSet<Role> { Role.Citizen }, ct);
        return id;
    }

    public static async Task SetRolesAsync(UnitOfWork work, long actorId, IReadOnlySet<Role> roles, CancellationToken ct)
    {
        await work.ExecuteAsync("delete from actor_role where actor_id = @actorId", new { actorId }, ct);
        foreach (var role in roles)
            await work.ExecuteAsync(
                "insert into actor_role (actor_id, role) values (@actorId, @role)", new { actorId, role = (long)role }, ct);
    }

    public static Task AddTokenAsync(UnitOfWork work, long actorId, NewToken token, CancellationToken ct) =>
        work.ExecuteAsync(
            "insert into actor_token (token_hash, actor_id, created_at, expires_at) values (@hash, @actorId, @at, @expires)",
            new { hash = token.Hash, actorId, at = work.Context.AtMicroseconds, expires = Instant.ToMicroseconds(token.ExpiresAt) },
            ct);

    /// <summary>Ends every token of the actor that still holds; returns how many.</summary>
    public static Task<int> RevokeTokensAsync(UnitOfWork work, long actorId, CancellationToken ct) =>
        work.ExecuteAsync(
            "update actor_token set revoked_at = @at where actor_id = @actorId and revoked_at is null",
            new { actorId, at = work.Context.AtMicroseconds },
            ct);

    /// <summary>
    /// Administrators who still act: the last one may neither retire nor lose the role, or nobody could grant anything again.
    /// </summary>
    public static Task<long> CountAdministratorsAsync(Reading reading, CancellationToken ct) =>
        reading.SingleAsync<long>(
            "select count(*) from actor a join actor_role r on r.actor_id = a.id where a.retired_at is null and r.role = @role",
            new { role = (long)Role.Administrator },
            ct);
}
