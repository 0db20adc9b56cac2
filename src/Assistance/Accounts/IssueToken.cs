namespace Paseban.Assistance.Accounts;

/// <param name="KeepOthers">Tokens issued before go on holding; otherwise they end with this change.</param>
public sealed record IssueTokenRequest(string Name, NewToken Token, bool KeepOthers);

public sealed record TokenIssued(Reference Actor, string Name, DateTimeOffset ExpiresAt, long Revoked, bool AlreadyThere);

public sealed class IssueToken(Database database)
{
    public async Task<Outcome<TokenIssued>> RunAsync(IssueTokenRequest request, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (await ActorStore.FindAsync(work, request.Name, ct) is not { } actor) return ActorProblems.NotFound(request.Name);
        if (actor.RetiredAt is not null) return ActorProblems.Retired(actor.Name);
        var reference = ActorReference.Of(actor.Id);
        if (await ActorStore.FindTokenAsync(work, request.Token.Hash, ct) is { } known)
        {
            if (known.ActorId != actor.Id) return ActorProblems.TokenTaken();
            return new TokenIssued(reference, actor.Name, Instant.FromMicroseconds(known.ExpiresAt ?? 0), 0, AlreadyThere: true);
        }
        if (request.Token.Check(context) is { } expiry) return expiry;

        var revoked = request.KeepOthers ? 0 : await ActorStore.RevokeTokensAsync(work, actor.Id, ct);
        await ActorStore.AddTokenAsync(work, actor.Id, request.Token, ct);
        work.Record("actor.token-issued", reference.ToString(), new { name = actor.Name, expiresAt = request.Token.ExpiresAt, revoked });
        await work.CommitAsync(ct);
        return new TokenIssued(reference, actor.Name, request.Token.ExpiresAt, revoked, AlreadyThere: false);
    }
}
