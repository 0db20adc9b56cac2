namespace Paseban.Assistance.Accounts;

public sealed record TokensRevoked(Reference Actor, string Name, long Revoked);

/// <summary>Ends every token of an actor at once: a lost laptop, a token in a wrong mail.</summary>
public sealed class RevokeTokens(Database database)
{
    public async Task<Outcome<TokensRevoked>> RunAsync(string name, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (await ActorStore.FindAsync(work, name, ct) is not { } actor) return ActorProblems.NotFound(name);

        var reference = ActorReference.Of(actor.Id);
        var revoked = await ActorStore.RevokeTokensAsync(work, actor.Id, ct);
        if (revoked == 0) return new TokensRevoked(reference, actor.Name, 0);
        work.Record("actor.tokens-revoked", reference.ToString(), new { name = actor.Name, revoked });
        await work.CommitAsync(ct);
        return new TokensRevoked(reference, actor.Name, revoked);
    }
}
