using System.Globalization;
using Paseban.Assistance.Deliberation;

namespace Paseban.Assistance.Targeting;

/// <param name="Ranking">Such as RANK-1112-X.</param>
/// <param name="Area">Lines of this kelurahan only; null for all.</param>
/// <param name="Outcome">selected, waiting or elsewhere only; null for all.</param>
/// <param name="After">Where the page before ended, as <see cref="RankingLinesListed.Next"/> says it.</param>
/// <param name="Most">At most this many.</param>
public sealed record ListRankingLinesRequest(
    string Ranking, AreaCode? Area = null, string? Outcome = null, string? After = null, int Most = 50);

/// <param name="Name">Masked; empty where the person lives out of the reader's sight by now.</param>
/// <param name="Place">In the kelurahan, from 1; 0 for whoever keeps another benefit.</param>
/// <param name="Grounds">What the keys compared, by key.</param>
public sealed record RankingPlace(
    string Area, string Kelurahan, long Place, long PersonId, string Name, string Outcome, string Origin, string Grounds)
{
    public string Person => Registry.PersonKey.ReferenceOf(PersonId);
}

/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record RankingLinesListed(Ranking Ranking, IReadOnlyList<RankingPlace> Lines, string? Next);

/// <summary>The places of a sealed ranking page by page, kelurahan by kelurahan, names masked.</summary>
public sealed class ListRankingLines(Database database)
{
    private const char Divider = '_';

    public async Task<Outcome<RankingLinesListed>> RunAsync(ListRankingLinesRequest request, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await RankingStore.FindAsync(reading, request.Ranking, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var after = ReadPlace(request.After);
        // Only the conditions that were asked for, so that each finds its index.
        var rows = await reading.ListAsync<RankingPlace>(
            $"""
            select l.area as Area, a.name as Kelurahan, l.place as Place, l.person_id as PersonId, coalesce(p.name, '') as Name,
                   l.outcome as Outcome, l.origin as Origin, l.grounds as Grounds
            from ranking_line l
            join area a on a.code = l.area
            left join person p on p.person_id = l.person_id
            where l.ranking_id = @Id
            {(request.Area is null ? "" : "and l.area = @area")} {(request.Outcome is null ? "" : "and l.outcome = @Outcome")}
            {(after is null ? "" : "and (l.area, l.place, l.person_id) > (@lastArea, @lastPlace, @lastPerson)")}
            order by l.area, l.place, l.person_id limit @most
            """,
            new
            {
                found.Value.Id,
                area = request.Area?.Value,
                request.Outcome,
                lastArea = after?.Area,
                lastPlace = after?.Place,
                lastPerson = after?.Person,
                most = request.Most + 1L,
            },
            ct);
        var page = rows.Take(request.Most).Select(row => row with { Name = row.Name.Length == 0 ? "" : MaskedName.Of(row.Name) }).ToList();
        return new RankingLinesListed(found.Value, page, rows.Count > request.Most ? PrintPlace(page[^1]) : null);
    }

    private static string PrintPlace(RankingPlace line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Area}{Divider}{line.Place}{Divider}{line.PersonId}");

    /// <summary>Null for the beginning, and for what is no place: an address may be typed.</summary>
    private static (string Area, long Place, long Person)? ReadPlace(string? text) =>
        text?.Split(Divider) is [var area, var place, var person]
        && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (area, number, id)
            : null;
}
