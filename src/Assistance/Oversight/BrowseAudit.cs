using Paseban.Assistance.Accounts;

namespace Paseban.Assistance.Oversight;

/// <param name="Subject">A reference as printed anywhere (RUN-..., ACT-...); null for all.</param>
/// <param name="Kind">Only events of this kind: run.approved.</param>
/// <param name="Actor">Only what this actor did: ACT-...</param>
/// <param name="Before">Only events with a lower sequence; null for the newest.</param>
/// <param name="Most">At most this many, the newest first.</param>
public sealed record AuditQuery(string? Subject = null, string? Kind = null, string? Actor = null, long? Before = null, int Most = 50);

/// <param name="Before">Where the next, older page begins; null at the beginning of the trail.</param>
public sealed record AuditPage(IReadOnlyList<ListedEvent> Events, long? Before);

/// <summary>What the trail can be narrowed by: what there is in it.</summary>
/// <param name="Actors">Reference and name of everybody who has done something.</param>
public sealed record AuditChoices(IReadOnlyList<string> Kinds, IReadOnlyList<(string Reference, string Name)> Actors);

/// <summary>What happened, from now back; a page costs the same at the end of a long trail as of a short one.</summary>
public sealed class BrowseAudit(Database database)
{
    // From each value to the next in the index: counting through all events would take as long as the trail is.
    private const string Kinds = """
        with recursive step (kind) as (
            select min(kind) from audit_event
            union all
            select (select min(e.kind) from audit_event e where e.kind > step.kind) from step where step.kind is not null)
        select kind from step where kind is not null order by kind
        """;

    private const string Actors = """
        with recursive step (id) as (
            select min(actor_id) from audit_event
            union all
            select (select min(e.actor_id) from audit_event e where e.actor_id > step.id) from step where step.id is not null)
        select step.id, coalesce(a.name, 'system') from step left join actor a on a.id = step.id where step.id is not null order by 2, 1
        """;

    public async Task<Outcome<AuditPage>> RunAsync(AuditQuery query, CancellationToken ct = default)
    {
        var actor = query.Actor is null ? null : Reference.Read(ActorReference.Prefix, query.Actor);
        if (actor is { Succeeded: false } wrong) return wrong.Problems.ToArray();
        var which = "e.sequence < @before" + (query.Subject is null ? "" : " and e.subject = @Subject")
            + (query.Kind is null ? "" : " and e.kind = @Kind") + (actor is null ? "" : " and e.actor_id = @actor")
            + " order by e.sequence desc limit @most";
        await using var reading = await database.ReadAsync(ct);
        var events = await AuditRows.ReadAsync(
            reading, which,
            new
            {
                query.Subject, query.Kind, actor = actor?.Value.Id, before = query.Before ?? long.MaxValue, most = query.Most + 1L,
            },
            ct);
        return new AuditPage([.. events.Take(query.Most)], events.Count > query.Most ? events[query.Most - 1].Sequence : null);
    }

    public async Task<AuditChoices> ChoicesAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var actors = await reading.ListAsync<(long Id, string Name)>(Actors, ct: ct);
        return new(
            await reading.ListAsync<string>(Kinds, ct: ct), [.. actors.Select(
                actor => (ActorReference.Of(actor.Id).ToString(), actor.Name))]);
    }
}
