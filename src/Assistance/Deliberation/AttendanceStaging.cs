using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <summary>Somebody who sat in a meeting.</summary>
/// <param name="Position">Their office in words; may be empty.</param>
public sealed record Attendee(string Name, AttendanceRole Role, string Position = "");

/// <summary>A name that was not on the list and has to register; no identity number is taken here.</summary>
public sealed record NewProposal(string Name, string Rt, string Rw, string Note, string SaidBy);

/// <summary>
/// Adds people to the attendance lists, and new proposals to the minutes, of meetings that are open; what is there stays.
/// </summary>
internal static class AttendanceStaging
{
    /// <summary>Returns how many were new.</summary>
    public static async Task<int> AttendAsync(
        UnitOfWork work, IReadOnlyList<(long MeetingId, Attendee Attendee)> present, CancellationToken ct)
    {
        await work.TemporaryAsync(
            "present", "number bigint not null, meeting_id bigint not null, name text not null, role text not null, position text not null",
            ct);
        await using (var bulk = work.Bulk("temp_present", "number", "meeting_id", "name", "role", "position"))
        {
            for (var i = 0; i < present.Count; i++)
            {
                var (meeting, attendee) = present[i];
                bulk.Add(i).Add(meeting).Add(attendee.Name).Add(attendee.Role.Code()).Add(attendee.Position).EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        return await work.ExecuteAsync(
            """
            insert into attendance (meeting_id, number, name, role, position, recorded_at, recorded_by)
            select t.meeting_id,
                   coalesce((select max(a.number) from attendance a where a.meeting_id = t.meeting_id), 0)
                       + row_number() over (partition by t.meeting_id order by t.number),
                   t.name, t.role, t.position, @at, @by
            from (select meeting_id, name, role, min(number) as number, min(position) as position from temp_present
                  group by meeting_id, name, role) t
            where not exists (
                select 1 from attendance a where a.meeting_id = t.meeting_id and a.role = t.role and a.name = t.name)
            """,
            new { at = work.Context.AtMicroseconds, by = work.Context.Actor.Id },
            ct);
    }

    /// <summary>Returns how many were new.</summary>
    public static async Task<int> ProposeAsync(
        UnitOfWork work, IReadOnlyList<(long MeetingId, NewProposal Proposal)> proposals, CancellationToken ct)
    {
        await work.TemporaryAsync(
            "proposal",
            "number bigint not null, meeting_id bigint not null, name text not null, rt text not null, rw text not null, "
                + "note text not null, said_by text not null",
            ct);
        await using (var bulk = work.Bulk("temp_proposal", "number", "meeting_id", "name", "rt", "rw", "note", "said_by"))
        {
            for (var i = 0; i < proposals.Count; i++)
            {
                var (meeting, said) = proposals[i];
                bulk.Add(i).Add(meeting).Add(said.Name).Add(said.Rt).Add(said.Rw).Add(said.Note).Add(said.SaidBy).EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        return await work.ExecuteAsync(
            """
            insert into meeting_proposal (meeting_id, number, name, rt, rw, note, said_by, recorded_at, recorded_by)
            select t.meeting_id,
                   coalesce((select max(a.number) from meeting_proposal a where a.meeting_id = t.meeting_id), 0)
                       + row_number() over (partition by t.meeting_id order by t.number),
                   t.name, t.rt, t.rw, t.note, t.said_by, @at, @by
            from (select meeting_id, name, rt, rw, min(number) as number, min(note) as note, min(said_by) as said_by from temp_proposal
                  group by meeting_id, name, rt, rw) t
            where not exists (
                select 1 from meeting_proposal a
                where a.meeting_id = t.meeting_id and a.name = t.name and a.rt = t.rt and a.rw = t.rw)
            """,
            new { at = work.Context.AtMicroseconds, by = work.Context.Actor.Id },
            ct);
    }
}
