namespace Paseban.Assistance.Verification;

/// <param name="After">The last reference of the page before; null for the first page.</param>
public sealed record ListProposalsRequest(bool OpenOnly, long After, int Limit);

/// <summary>A finding on its way; nobody's name is in it.</summary>
public sealed record ListedProposal(
    string Reference, string Person, string? Application, string Reason, string Evidence, DateOnly NotifiedOn, DateOnly ReplyUntil,
    long Replies, ProposalState State);

/// <summary>Findings by number, for the worklist of who decides; escalated ones are those that must not wait any longer.</summary>
public sealed class ListProposals(Database database)
{
    public async Task<IReadOnlyList<ListedProposal>> RunAsync(ListProposalsRequest request, DateOnly today, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var rows = await reading.ListAsync<Row>(
            """
            select p.id as Id, p.person_id as PersonId, p.application_id as ApplicationId, p.reason as Reason, p.evidence as Evidence,
                   p.notified_on as NotifiedOn, p.reply_until as ReplyUntil, d.outcome as Decision,
                   (select count(*) from verification_reply r where r.person_id = p.person_id and r.proposal_id = p.id) as Replies
            from verification_proposal p
            left join verification_decision d on d.person_id = p.person_id and d.proposal_id = p.id
            where p.id > @After and (@open = 0 or d.outcome is null) order by p.id limit @Limit
            """,
            new { request.After, open = request.OpenOnly ? 1L : 0L, request.Limit },
            ct);
        return [.. rows.Select(row => new ListedProposal(
            Proposals.ReferenceOf(row.Id), Reference.Of("P", row.PersonId).ToString(),
            row.ApplicationId == 0 ? null : Reference.Of("REG", row.ApplicationId).ToString(), row.Reason, row.Evidence,
            IsoDate.Parse(row.NotifiedOn), IsoDate.Parse(row.ReplyUntil), row.Replies,
            Proposals.StateOf(row.Decision, row.Replies, IsoDate.Parse(row.ReplyUntil), today)))];
    }

    private sealed record Row(
        long Id, long PersonId, long ApplicationId, string Reason, string Evidence, string NotifiedOn, string ReplyUntil, string? Decision,
        long Replies);
}

/// <param name="Area">Code of an area; null for all.</param>
/// <param name="State">planned, done or cancelled; null for all.</param>
public sealed record ListVisitsRequest(string? Area, string? State, long After, int Limit);

public sealed record ListedVisit(
    string Reference, string Person, string? Application, string Purpose, string Reason, string Area, string? Rw, string? Rt,
    DateOnly PlannedOn, string State, DateOnly? VisitedOn);

/// <summary>Visits by number, a page at a time.</summary>
public sealed class ListVisits(Database database)
{
    public async Task<IReadOnlyList<ListedVisit>> RunAsync(ListVisitsRequest request, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var rows = await reading.ListAsync<Row>(
            """
            select id as Id, person_id as PersonId, application_id as ApplicationId, purpose as Purpose, reason as Reason, area as Area,
                   rw as Rw, rt as Rt, planned_on as PlannedOn, state as State, visited_on as VisitedOn
            from visit where id > @After and (area = @area or area like @within) and (@state = '' or state = @state)
            order by id limit @Limit
            """,
            new
            {
                request.After, area = request.Area ?? "", within = (request.Area is { } area ? area + "." : "") + "%",
                state = request.State ?? "", request.Limit,
            },
            ct);
        return [.. rows.Select(row => new ListedVisit(
            Visits.ReferenceOf(row.Id), Reference.Of("P", row.PersonId).ToString(),
            row.ApplicationId == 0 ? null : Reference.Of("REG", row.ApplicationId).ToString(), row.Purpose, row.Reason, row.Area, row.Rw,
            row.Rt, IsoDate.Parse(row.PlannedOn), row.State, row.VisitedOn is null ? null : IsoDate.Parse(row.VisitedOn)))];
    }

    private sealed record Row(
        long Id, long PersonId, long ApplicationId, string Purpose, string Reason, string Area, string? Rw, string? Rt, string PlannedOn,
        string State, string? VisitedOn);
}
