using Paseban.Storage;

namespace Paseban.Assistance.Registry;

/// <summary>Two records that are one person: what one of them reports about life and residence holds for the one that stands for both.</summary>
internal static class MergedRecords
{
    public static Task CarryVitalEventsAsync(UnitOfWork work, CancellationToken ct) => work.ExecuteAsync(
        """
        update person
        set died_on = coalesce(died_on, (select min(m.died_on) from person m where m.merged_into = person.person_id)),
            moved_out_on = coalesce(moved_out_on, (select min(m.moved_out_on) from person m where m.merged_into = person.person_id))
        where person_id in (
            select merged_into from person where merged_into is not null and (died_on is not null or moved_out_on is not null))
        """,
        ct: ct);
}
