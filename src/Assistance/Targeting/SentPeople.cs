using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Targeting;

/// <summary>Somebody who was sent to the ministry, with its newest answer so far.</summary>
/// <param name="Place">Place of the NIK in the list that was asked for.</param>
/// <param name="Period">Month of the newest answer; null before the first.</param>
internal sealed record SentPerson(
    long Place, long PersonId, long ApplicationId, long SubmissionId, long? Period, string? Status, long? Decile);

/// <summary>Finds who of many NIKs was sent, by whichever of their records.</summary>
internal static class SentPeople
{
    /// <returns>For each place asked: whether the NIK is known, and the newest submission that had the person.</returns>
    public static async Task<(bool[] Known, SentPerson?[] Sent)> FindAsync(
        UnitOfWork work, IReadOnlyList<string> nikIndexes, CancellationToken ct)
    {
        var (known, sent) = (new bool[nikIndexes.Count], new SentPerson?[nikIndexes.Count]);
        foreach (var person in await PeopleByIdentity.ByNikAsync(work, nikIndexes, ct)) known[person.Place] = true;
        if (nikIndexes.Count == 0) return (known, sent);
        // Staged by the lookup above. An earlier answer comes first, so that the newest is what stands in the end.
        var found = await work.ListAsync<SentPerson>(
            """
            with named (place, standing_id) as (
                select a.place, coalesce(p.merged_into, p.person_id)
                from temp_nik_asked a join person_nik n on n.blind_index = a.blind_index join person p on p.person_id = n.person_id),
            records (place, record_id) as (
                select place, standing_id from named
                union
                select named.place, m.person_id from named join person m on m.merged_into = named.standing_id)
            select r.place as Place, l.person_id as PersonId, l.application_id as ApplicationId, l.submission_id as SubmissionId,
                   d.period as Period, d.status as Status, d.decile as Decile
            from records r
            join submission_line l on l.person_id = r.record_id
            left join determination d on d.person_id = l.person_id
            order by l.submission_id, d.period, d.result_id
            """,
            ct: ct);
        foreach (var person in found) sent[person.Place] = person;
        return (known, sent);
    }

    public static Month? PeriodOf(SentPerson person) => person.Period is { } period ? new Month((int)period) : null;
}
