using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;

namespace Paseban.Assistance.Verification;

/// <param name="State">planned, done or cancelled.</param>
/// <param name="Area">Only in this area, of any level; null for all that the reader sees.</param>
/// <param name="After">The last visit (VIS-...) of the page before.</param>
/// <param name="Most">At most this many.</param>
public sealed record VisitWorkRequest(string State, AreaCode? Area = null, string? After = null, int Most = 50);

/// <summary>A visit in the worklist.</summary>
/// <param name="Name">Masked: <c>SIT* A***</c>.</param>
/// <param name="Kelurahan">With what it lies in.</param>
public sealed record VisitToMake(
    string Reference, string Person, string Name, string Purpose, string Reason, string Kelurahan, string? Rw, string? Rt,
    DateOnly PlannedOn, DateOnly? VisitedOn);

/// <param name="Late">Of the planned ones, those whose day has passed.</param>
/// <param name="After">Where the next page begins; null at the end.</param>
public sealed record VisitWorkListed(
    IReadOnlyList<VisitToMake> Visits, string? After, long Planned, long Late, long Done, long Cancelled);

/// <summary>Visits in the order of their days, a page at a time, with how many there are in each state.</summary>
public sealed class VisitWork(Database database)
{
    private const string InArea = " and (v.area = @area or v.area like @within)";

    public async Task<Outcome<VisitWorkListed>> RunAsync(VisitWorkRequest request, DateOnly today, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var narrowed = request.Area is null ? "" : InArea;
        var (day, id) = ("", 0L);
        if (request.After is not null)
        {
            var reference = Reference.Read(Visits.Prefix, request.After);
            if (!reference.Succeeded) return reference.Problems.ToArray();
            id = reference.Value.Id;
            day = await reading.FindAsync<string>("select planned_on from visit where id = @id", new { id }, ct) ?? "";
        }
        var args = new
        {
            request.State, area = request.Area?.Value, within = $"{request.Area?.Value}.%", day, id, most = (long)request.Most + 1,
            today = today.Iso,
        };
        var rows = await reading.ListAsync<Row>(
            $"""
            select v.id as Id, v.person_id as PersonId, p.name as Name, v.purpose as Purpose, v.reason as Reason, v.area as Area,
                   v.rw as Rw, v.rt as Rt, v.planned_on as PlannedOn, v.visited_on as VisitedOn
            from visit v join person p on p.person_id = v.person_id
            where v.state = @State and (v.planned_on, v.id) > (@day, @id) {narrowed} order by v.planned_on, v.id limit @most
            """,
            args, ct);
        var counts = await reading.ListAsync<(string State, long Count, long Late)>(
            $"""
            select v.state, count(*), cast(coalesce(sum(case when v.planned_on < @today then 1 else 0 end), 0) as bigint) from visit v
            where v.state in ('planned', 'done', 'cancelled') {narrowed} group by v.state
            """,
            args, ct);
        var areas = await AreaIndex.ReadAsync(reading, ct);
        var page = rows.Take(request.Most).Select(row => row.Listed(areas)).ToList();
        long Of(string state) => counts.Where(row => row.State == state).Sum(row => row.Count);
        return new VisitWorkListed(
            page, rows.Count > request.Most ? page[^1].Reference : null, Of("planned"),
            counts.Where(row => row.State == "planned").Sum(row => row.Late), Of("done"), Of("cancelled"));
    }

    private sealed record Row(
        long Id, long PersonId, string Name, string Purpose, string Reason, string Area, string? Rw, string? Rt, string PlannedOn,
        string? VisitedOn)
    {
        public VisitToMake Listed(AreaIndex areas) => new(
            Visits.ReferenceOf(Id), PersonKey.ReferenceOf(PersonId), MaskedName.Of(Name), Purpose, Reason,
            areas.FullName(AreaCode.Parse(Area)), Rw, Rt, IsoDate.Parse(PlannedOn), VisitedOn is null ? null : IsoDate.Parse(VisitedOn));
    }
}
