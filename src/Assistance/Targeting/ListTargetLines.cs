using Paseban.Assistance.Deliberation;

namespace Paseban.Assistance.Targeting;

/// <param name="TargetList">Such as DST-1112-X.</param>
/// <param name="Area">Lines of this kelurahan only; null for all.</param>
/// <param name="After">The number where the page before ended; 0 for the first page.</param>
/// <param name="Most">At most this many.</param>
public sealed record ListTargetLinesRequest(string TargetList, AreaCode? Area = null, long After = 0, int Most = 50);

/// <param name="Name">Masked; empty where the person lives out of the reader's sight by now.</param>
/// <param name="Standing">Of the case today: open, verify, dropped or withdrawn.</param>
/// <param name="Reason">Why the case stands there: a reason code; empty where it goes on.</param>
public sealed record TargetLine(
    long Number, long PersonId, string Name, string Kelurahan, string Rw, string Rt, string Programmes, string Standing, string Reason)
{
    public string Person => Registry.PersonKey.ReferenceOf(PersonId);

    public bool GoesOn => Standing is "open" or "verify";
}

/// <param name="Next">The number after which the next page begins; null at the end.</param>
public sealed record TargetLinesListed(TargetList List, IReadOnlyList<TargetLine> Lines, long? Next);

/// <summary>The lines of a locked list page by page, in its order, names masked.</summary>
public sealed class ListTargetLines(Database database)
{
    // A list goes through the city kelurahan by kelurahan: whoever sees a part begins where it begins.
    private const string FirstSeen = """
        select coalesce(min((select min(x.number) from target_list_line x where x.target_list_id = @Id and x.area = a.code)), 0)
        from area a
        """;

    public async Task<Outcome<TargetLinesListed>> RunAsync(ListTargetLinesRequest request, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await TargetListStore.FindAsync(reading, request.TargetList, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var rows = await reading.ListAsync<TargetLine>(
            $"""
            select l.number as Number, l.person_id as PersonId, coalesce(p.name, '') as Name, a.name as Kelurahan,
                   coalesce(l.rw, '') as Rw, coalesce(l.rt, '') as Rt, l.programmes as Programmes,
                   coalesce(m.standing, '') as Standing, coalesce(m.reason, '') as Reason
            from target_list_line l
            join area a on a.code = l.area
            left join person p on p.person_id = l.person_id
            left join application_member m on m.person_id = l.person_id and m.application_id = l.application_id
            where l.target_list_id = @Id and l.number > @After
              and {(request.Area is null ? $"l.number >= ({FirstSeen})" : "l.area = @area")}
            order by l.number limit @most
            """,
            new { found.Value.Id, request.After, area = request.Area?.Value, most = request.Most + 1L },
            ct);
        var page = rows.Take(request.Most).Select(row => row with { Name = row.Name.Length == 0 ? "" : MaskedName.Of(row.Name) }).ToList();
        return new TargetLinesListed(found.Value, page, rows.Count > request.Most ? page[^1].Number : null);
    }
}
