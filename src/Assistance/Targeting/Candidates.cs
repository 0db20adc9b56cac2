using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Targeting;

/// <summary>Somebody who is judged for a programme.</summary>
/// <param name="PersonId">The record that stands for the person.</param>
/// <param name="CaseId">The record that the application names; the same but for people of two records.</param>
/// <param name="ApplicationId">Their newest application that asked for the programme; 0 for a current recipient without one.</param>
/// <param name="IsCurrent">1 for a current recipient of the programme.</param>
internal sealed record Candidate(long PersonId, long CaseId, long ApplicationId, long WaveId, long IsCurrent);

/// <summary>
/// Who may be a candidate of a programme for a month: members whom the ministry determined and who asked for it, and its current
/// recipients (of the month, or of the month before it: a new list follows the old).
/// </summary>
internal static class Candidates
{
    /// <summary>A person may have several rows here; <see cref="ReadAsync"/> makes one of them.</summary>
    public static readonly string Table = $"""
        (select coalesce(p.merged_into, p.person_id) as person_id, m.person_id as case_id, m.application_id, m.wave_id, 0 as is_current
         from application_member m
         join person p on p.person_id = m.person_id
         join registration_wave w on w.id = m.wave_id
         join {NewestOutcome.Of(CaseStep.Determination)} d on d.person_id = m.person_id and d.application_id = m.application_id
         where m.standing in ('open', 'verify') and d.outcome in {NewestOutcome.GoesOn}
           and ',' || m.programmes || ',' like '%,' || @programme || ',%' and (@wave = '' or w.code = @wave)
         union all
         select coalesce(p.merged_into, p.person_id), coalesce(p.merged_into, p.person_id), 0, 0, 1
         from recipient r join person p on p.person_id = r.person_id
         where r.programme = @programme and r.status <> 'ended' and r.from_month <= @month and r.to_month >= @month - 1
           and r.to_month >= r.from_month)
        """;

    public static object Args(string programme, Month month, string? wave) =>
        new { programme, month = (long)month.Index, wave = wave ?? "" };

    /// <summary>One row for each person, in the order of their numbers.</summary>
    public static async Task<List<Candidate>> ReadAsync(
        Reading reading, string programme, Month month, string? wave, CancellationToken ct)
    {
        var found = new List<Candidate>();
        await using var rows = await reading.StreamAsync(
            $"""
            select person_id, case_id, application_id, wave_id, is_current from {Table} all_candidates
            order by person_id, application_id
            """,
            Args(programme, month, wave), ct);
        while (await rows.ReadAsync(ct))
        {
            var next = new Candidate(
                rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), Convert.ToInt64(rows.GetValue(4), null));
            // The newest application speaks; that somebody receives already is kept.
            if (found is [.., var last] && last.PersonId == next.PersonId)
                found[^1] = next with { IsCurrent = last.IsCurrent | next.IsCurrent };
            else
                found.Add(next);
        }
        return found;
    }
}
