using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Targeting;

/// <summary>A line of a ranking as it stands today.</summary>
/// <param name="LeftBy">Why the person no longer counts: a reason code; null while they do.</param>
/// <param name="Holds">Has the programme's benefit in the month in question.</param>
internal sealed record StandingLine(
    long PersonId, long CaseId, long ApplicationId, string Area, long Place, string Outcome, string Origin, string? LeftBy, bool Holds)
{
    /// <summary>Has, or gets, one of the kelurahan's places.</summary>
    public bool HasPlace { get; set; }

    /// <summary>Waited when the ranking was made, and a place is free now.</summary>
    public bool IsNext => HasPlace && !Holds && Outcome == RankedOutcome.Waiting;
}

/// <summary>
/// Who of a ranking has a place today: whoever holds the benefit keeps it, and the places of those who left go to the next in line. The
/// ranking itself never changes.
/// </summary>
internal static class RankingStanding
{
    // Who ended under a list of this ranking's months has left; so has whoever died, moved away, withdrew or keeps another benefit.
    private static readonly string Sql = $"""
        select l.person_id as PersonId, l.case_id as CaseId, l.application_id as ApplicationId, l.area as Area, l.place as Place,
               l.outcome as Outcome, l.origin as Origin,
               coalesce(case when p.died_on is not null and p.died_on <= @today then 'DECEASED'
                    when p.moved_out_on is not null and p.moved_out_on <= @today then 'MOVED_OUT_DKI'
                    when m.standing in ('dropped', 'withdrawn') then coalesce(m.reason, 'WITHDRAWN')
                    when s.outcome = 'dropped' and l.outcome <> 'elsewhere' then coalesce(s.reason, 'OTHER_BENEFIT')
                    when coalesce(h.holds, 0) = 0 and h.ended = 1 then coalesce(e.reason, 'NO_LONGER_ELIGIBLE') end, '') as LeftBy,
               cast(coalesce(h.holds, 0) as bigint) as Holds
        from ranking_line l
        join person p on p.person_id = l.person_id
        left join application_member m on m.person_id = l.case_id and m.application_id = l.application_id
        left join {NewestOutcome.Of(CaseStep.Selection)} s
             on s.person_id = l.case_id and s.application_id = l.application_id and s.programme = @Programme
        left join (
            select coalesce(q.merged_into, q.person_id) as person_id,
                   max(case when r.status <> 'ended' and r.from_month <= @month and r.to_month >= @month then 1 else 0 end) as holds,
                   max(case when r.status = 'ended' then 1 else 0 end) as ended
            from recipient r join person q on q.person_id = r.person_id
            where r.programme = @Programme and r.from_month >= @MonthIndex
            group by coalesce(q.merged_into, q.person_id)) h on h.person_id = l.person_id
        left join (
            select coalesce(q.merged_into, q.person_id) as person_id, max(v.reason) as reason
            from recipient_event v join person q on q.person_id = v.person_id
            where v.programme = @Programme and v.kind = 'ended' and v.first_month >= @MonthIndex
            group by coalesce(q.merged_into, q.person_id)) e on e.person_id = l.person_id
        where l.ranking_id = @Id
        order by l.area, l.place, l.person_id
        """;

    /// <param name="reading">The data.</param>
    /// <param name="ranking">Whose lines.</param>
    /// <param name="month">The month for which a benefit counts as held.</param>
    /// <param name="today">Deaths and moves until this day are heard.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<List<StandingLine>> ReadAsync(
        Reading reading, Ranking ranking, Month month, DateOnly today, CancellationToken ct)
    {
        var rows = await reading.ListAsync<Row>(
            Sql,
            new { ranking.Id, ranking.Programme, ranking.MonthIndex, month = (long)month.Index, today = today.Iso },
            ct);
        var quotas = (await Quotas.InForceAsync(reading, ranking.Month.Year, ranking.Programme, ct)).ToDictionary(
            quota => quota.Area, quota => quota.Places, StringComparer.Ordinal);
        var lines = rows.Select(row => row.ToLine()).ToList();
        foreach (var area in lines.GroupBy(line => line.Area, StringComparer.Ordinal))
        {
            var places = quotas.GetValueOrDefault(area.Key);
            var inLine = area.Where(line => line.LeftBy is null && line.Outcome != RankedOutcome.Elsewhere);
            foreach (var line in inLine.OrderByDescending(line => line.Holds).ThenBy(line => line.Place))
            {
                if (places-- <= 0) break;
                line.HasPlace = true;
            }
        }
        return lines;
    }

    private sealed record Row(
        long PersonId, long CaseId, long ApplicationId, string Area, long Place, string Outcome, string Origin, string LeftBy, long Holds)
    {
        public StandingLine ToLine() => new(
            PersonId, CaseId, ApplicationId, Area, Place, Outcome, Origin, LeftBy.Length > 0 ? LeftBy : null, Holds == 1);
    }
}
