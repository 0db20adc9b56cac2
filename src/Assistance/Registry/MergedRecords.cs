namespace Paseban.Assistance.Registry;

/// <summary>
/// Two records that are one person: both stay, one stands for the other. What either reports about life and residence holds for the
/// one that stands; months paid on either count for both, by <see cref="AllOfAsync"/>.
/// </summary>
public static class MergedRecords
{
    /// <summary>
    /// All records of the person that <paramref name="personId"/> is a record of, the one that stands first; of a part of the city, those
    /// that are seen there.
    /// </summary>
    public static async Task<IReadOnlyList<long>> AllOfAsync(Reading reading, long personId, CancellationToken ct = default)
    {
        var standing = await reading.SingleAsync<long>(
            "select coalesce(merged_into, person_id) from person where person_id = @personId", new { personId }, ct);
        return await reading.ListAsync<long>(
            """
            select person_id from person where person_id = @standing or merged_into = @standing
            order by case when person_id = @standing then 0 else 1 end, person_id
            """,
            new { standing }, ct);
    }

    internal static Task<int> CarryVitalEventsAsync(UnitOfWork work, CancellationToken ct) => work.ExecuteAsync(
        """
        update person
        set died_on = coalesce(died_on, (select min(m.died_on) from person m where m.merged_into = person.person_id)),
            moved_out_on = coalesce(moved_out_on, (select min(m.moved_out_on) from person m where m.merged_into = person.person_id))
        where person_id in (
            select merged_into from person where merged_into is not null and (died_on is not null or moved_out_on is not null))
        """,
        ct: ct);
}
