namespace Paseban.Assistance.Accounts;

public sealed record ActorRetired(Reference Actor, string Name, DateTimeOffset RetiredAt, long TokensRevoked);

/// <summary>Ends an actor and all their tokens. The name stays taken: what they did goes on standing under it.</summary>
public sealed class RetireActor(Database database)
{
    public async Task<Outcome<ActorRetired>> RunAsync(string name, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (await ActorStore.FindAsync(work, name, ct) is not { } actor) return ActorProblems.NotFound(name);
        var reference = ActorReference.Of(actor.Id);
        if (actor.RetiredAt is { } retired) return new ActorRetired(reference, actor.Name, Instant.FromMicroseconds(retired), 0);
        if (actor.Id == context.Actor.Id) return ActorProblems.Oneself();
        var roles = await ActorStore.RolesAsync(work, actor.Id, ct);
        if (roles.Contains(Role.Administrator) && await ActorStore.CountAdministratorsAsync(work, ct) == 1)
            return ActorProblems.LastAdministrator();

        var revoked = await ActorStore.RevokeTokensAsync(work, actor.Id, ct);
        await work.ExecuteAsync("update actor set retired_at = @at where id = @id", new { id = actor.Id, at = context.AtMicroseconds }, ct);
        work.Record("actor.retired", reference.ToString(), new { name = actor.Name, tokensRevoked = revoked });
        await work.CommitAsync(ct);
        return new ActorRetired(reference, actor.Name, context.At, revoked);
    }
}
