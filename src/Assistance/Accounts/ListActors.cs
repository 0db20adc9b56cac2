namespace Paseban.Assistance.Accounts;

/// <param name="Tokens">Tokens that hold at the moment of asking.</param>
/// <param name="TokenExpiresAt">When the last of them ends; null when there is none.</param>
public sealed record ListedActor(
    Reference Actor,
    string Name,
    IReadOnlyList<Role> Roles,
    DateTimeOffset AddedAt,
    DateTimeOffset? RetiredAt,
    int Tokens,
    DateTimeOffset? TokenExpiresAt);

public sealed class ListActors(Database database)
{
    public async Task<IReadOnlyList<ListedActor>> RunAsync(DateTimeOffset at, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var roles = await ActorStore.RolesAsync(reading, ct);
        var now = Instant.ToMicroseconds(at);
        var tokens = (await ActorStore.TokensAsync(reading, ct))
            .Where(token => token.RevokedAt is null && token.ExpiresAt > now)
            .ToLookup(token => token.ActorId);
        return [
            .. (await ActorStore.ListAsync(reading, ct)).Select(actor => Listed(actor, [.. roles[actor.Id].Order()], [.. tokens[actor.Id]]))
        ];
    }

    private static ListedActor Listed(StoredActor actor, IReadOnlyList<Role> roles, IReadOnlyList<StoredToken> tokens) =>
        new(
            ActorReference.Of(actor.Id),
            actor.Name,
            roles,
            Instant.FromMicroseconds(actor.CreatedAt),
            actor.RetiredAt is { } retired ? Instant.FromMicroseconds(retired) : null,
            tokens.Count,
            tokens.Max(token => token.ExpiresAt) is { } expires ? Instant.FromMicroseconds(expires) : null);
}
