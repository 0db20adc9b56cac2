namespace Paseban.Assistance.Accounts;

/// <summary>
/// The first administrator of a new database, added by whoever holds the database itself. It works only while there is no actor;
/// everyone else is added by an administrator.
/// </summary>
public sealed class BootstrapActor(Database database)
{
    public async Task<Outcome<ActorAdded>> RunAsync(string name, NewToken token, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var request = new AddActorRequest(name, new HashSet<Role> { Role.Administrator }, token);
        if (await ActorStore.CountAsync(work, ct) == 0) return await AddActor.AddAsync(work, request, ct);

        var known = await ActorStore.FindTokenAsync(work, token.Hash, ct) is null
            ? ActorProblems.ActorsExist()
            : await AddActor.AddAsync(work, request, ct);
        return known;
    }
}
