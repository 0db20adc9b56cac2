namespace Paseban.Assistance.Targeting;

/// <summary>Places of a programme in a kelurahan, with what was set before.</summary>
public sealed record KelurahanQuota(string Area, string Kelurahan, string City, string Programme, long Places, long? PlacesBefore);

/// <summary>The quotas in force: the newest change of each year, programme and kelurahan.</summary>
internal static class Quotas
{
    /// <summary>What one change set, which never changes.</summary>
    public static readonly RowSet Rows = new(
        "quota.places",
        "select area, programme, year, places, places_before from quota where change_id = @id order by area, programme, year");

    public static Task<IReadOnlyList<KelurahanQuota>> InForceAsync(
        Reading reading, int year, string? programme, CancellationToken ct) =>
        reading.ListAsync<KelurahanQuota>(
            """
            select q.area as Area, a.name as Kelurahan, c.name as City, q.programme as Programme, q.places as Places,
                   q.places_before as PlacesBefore
            from quota q
            join area a on a.code = q.area join area k on k.code = a.parent join area c on c.code = k.parent
            where q.year = @year and (@programme = '' or q.programme = @programme) and not exists (
                select 1 from quota later where later.area = q.area and later.programme = q.programme and later.year = q.year
                  and later.change_id > q.change_id)
            order by q.programme, q.area
            """,
            new { year = (long)year, programme = programme ?? "" },
            ct);

    /// <summary>The newest change of all; 0 before the first.</summary>
    public static Task<long> NewestChangeAsync(Reading reading, CancellationToken ct) =>
        reading.SingleAsync<long>("select coalesce(max(id), 0) from quota_change", ct: ct);

    public static async Task<HashSet<string>> KelurahanAsync(Reading reading, CancellationToken ct) =>
        [.. await reading.ListAsync<string>(
            "select code from area where level = @level", new { level = (long)AreaLevel.Kelurahan }, ct)];
}
