using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Deliberation;

/// <param name="Name">A reference (P-...), a NIK, or the application of a household (REG-...).</param>
/// <param name="Programme">With a name that stands for several programmes: which; null for all of them.</param>
/// <param name="Why">What the meeting said.</param>
/// <param name="WholeHousehold">Also for everybody of the household on this agenda.</param>
public sealed record DecideRequest(
    string Meeting, string Name, CommunityDecision Decision, string Why = "", long? Priority = null, string Dissent = "",
    string? Programme = null, bool WholeHousehold = false);

/// <param name="Decided">Lines of the agenda that have a new or another decision.</param>
/// <param name="Repeated">Lines that had this one already.</param>
/// <param name="Open">Lines of the agenda without a decision.</param>
public sealed record NameDecided(string Reference, long Decided, long Repeated, long Open);

/// <summary>Acts inside an open meeting, one at a time: who is there, what is said of a name, who is proposed.</summary>
public sealed class DecideName(Database database, KeyRing keys)
{
    internal static readonly BilingualText Attended = new("dihadiri", "attended");

    public async Task<Outcome<NameDecided>> RunAsync(DecideRequest request, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        if (NameKey.Problem(vault, request.Name, out var key) is { } wrong)
            return MeetingErrors.UnreadableName(wrong);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        var found = await Meeting.LockAsync(work, request.Meeting, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var row = new DecisionRow(
            key, found.Value.Id, request.Programme?.ToUpperInvariant() ?? "", request.Decision, request.Why.Trim(), request.Priority,
            request.Dissent.Trim(), request.WholeHousehold);
        if (row.Objection() is { } objection) return objection.Problem;
        var faults = new RowFaults(work, DecisionStaging.Decided);
        var staging = new DecisionStaging(work, faults);
        await using (var bulk = await staging.BeginAsync(ct))
        {
            staging.Add(bulk, 1, null, row);
            await bulk.CompleteAsync(ct);
        }
        await staging.CheckAsync(ct);
        if (faults.First is not null) return Refused(found.Value);
        var decided = await staging.LandAsync(ct);
        if (decided > 0)
        {
            work.Record(
                "meeting.decided", found.Value.Reference,
                new { decided, counts = new[] { new { decision = request.Decision.Code(), names = decided } } });
        }
        var open = await OpenLinesAsync(work, found.Value.Id, ct);
        if (decided > 0) await work.CommitAsync(ct);
        return new NameDecided(found.Value.Reference, decided, staging.Repeated, open);
    }

    /// <summary>Puts somebody on the attendance list; once there, they stay.</summary>
    public Task<Outcome<MeetingHeld>> AttendAsync(
        string meeting, IReadOnlyList<Attendee> present, ProcessContext context, CancellationToken ct = default) =>
        AddAsync(
            meeting, "meeting.attended", context,
            (work, id) => AttendanceStaging.AttendAsync(work, [.. present.Select(one => (id, one))], ct), ct);

    /// <summary>Records a new proposal for the minutes.</summary>
    public Task<Outcome<MeetingHeld>> ProposeAsync(
        string meeting, NewProposal proposal, ProcessContext context, CancellationToken ct = default) =>
        AddAsync(meeting, "meeting.proposed", context, (work, id) => AttendanceStaging.ProposeAsync(work, [(id, proposal)], ct), ct);

    internal static Task<long> OpenLinesAsync(Reading reading, long meetingId, CancellationToken ct) => reading.SingleAsync<long>(
        """
        select count(*) from agenda_line l where l.meeting_id = @meetingId and not exists (
            select 1 from meeting_decision d where d.person_id = l.person_id and d.meeting_id = l.meeting_id
              and d.programme = l.programme and d.application_id = l.application_id)
        """,
        new { meetingId },
        ct);

    /// <summary>One decision is refused for one of two things: the meeting is not under way, or it has no such name.</summary>
    private static Problem Refused(Meeting meeting) => meeting.State != MeetingState.Open
        ? MeetingErrors.WrongState(meeting, new("memutuskan", "decided"))
        : Problem.Conflict(
            "meeting.decision", $"The name is not on the agenda of {meeting.Reference}.",
            "Correct the name, or record it as a new proposal (usulan baru): it must register.")
            .InIndonesian(
                $"Nama ini tidak ada di daftar {meeting.Reference}.",
                "Perbaiki namanya, atau catat sebagai usulan baru: ia harus mendaftar.");

    private async Task<Outcome<MeetingHeld>> AddAsync(
        string reference, string happened, ProcessContext context, Func<UnitOfWork, long, Task<int>> add, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        var found = await Meeting.LockAsync(work, reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var meeting = found.Value;
        if (meeting.State is not MeetingState.Open and not MeetingState.Paused)
            return MeetingErrors.WrongState(meeting, Attended);
        var added = await add(work, meeting.Id);
        if (added > 0)
        {
            work.Record(happened, meeting.Reference, new { added });
            await work.CommitAsync(ct);
        }
        return new MeetingHeld(meeting.Reference, meeting.State, added > 0);
    }
}
