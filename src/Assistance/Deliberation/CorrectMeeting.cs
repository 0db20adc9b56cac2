using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Deliberation;

/// <param name="Meeting">The signed meeting (MEET-...).</param>
/// <param name="Names">References or NIKs of its agenda that are discussed again; all of them when empty.</param>
public sealed record CorrectRequest(string Meeting, IReadOnlyList<string> Names);

/// <summary>
/// Draws a new meeting that corrects a signed one: it names it, discusses names of its agenda again, and once it is signed its decisions
/// stand in place of the earlier ones. The signed meeting stays as it is.
/// </summary>
public sealed class CorrectMeeting(Database database, KeyRing keys)
{
    public async Task<Outcome<DrawnMeeting>> RunAsync(CorrectRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(context.Reason)) return MeetingErrors.NoReason(new("Rapat koreksi", "A correction"));
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        var found = await Meeting.FindAsync(work, request.Meeting, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var meeting = found.Value;
        if (meeting.State != MeetingState.MinutesSigned) return MeetingErrors.NotSigned(meeting);
        var running = await work.ListAsync<long>(
            "select id from meeting where wave_id = @WaveId and kind = @kind and area = @Area and state <> 'signed'",
            new { meeting.WaveId, kind = meeting.Kind.Code(), meeting.Area }, ct);
        if (running.Count > 0)
        {
            return Problem.Conflict(
                "meeting.running", $"{meeting.Area} has a meeting that is not signed yet: {Meeting.ReferenceOf(running[0])}.",
                "Sign that one first; corrections are drawn one after the other.")
                .InIndonesian(
                    $"Kelurahan ini masih mempunyai rapat yang belum ditandatangani: {Meeting.ReferenceOf(running[0])}.",
                    "Tandatangani rapat itu dahulu; rapat koreksi disusun satu demi satu.");
        }
        var people = await PeopleAsync(work, request.Names, ct);
        if (!people.Succeeded) return people.Problems.ToArray();
        await StageAsync(work, meeting, people.Value, ct);
        var lines = await work.ListAsync<long>("select distinct person_id from temp_agenda", ct: ct);
        if (people.Value.Except(lines).ToList() is [var stranger, ..])
        {
            return Problem.NotFound(
                "meeting.name", $"{PersonKey.ReferenceOf(stranger)} was not on the agenda of {meeting.Reference}.",
                "A correction discusses names of that agenda only.")
                .InIndonesian(
                    $"{PersonKey.ReferenceOf(stranger)} tidak ada di daftar nama {meeting.Reference}.",
                    "Rapat koreksi hanya membahas nama dari daftar itu.");
        }
        var wave = await WaveCalendar.FindAsync(work, meeting.Wave, ct);
        var drawn = await AgendaLanding.LandAsync(work, wave.Value, meeting.Kind, meeting.Id, null, ct);
        await work.CommitAsync(ct);
        return drawn[0];
    }

    private async Task<Outcome<IReadOnlyList<long>>> PeopleAsync(UnitOfWork work, IReadOnlyList<string> names, CancellationToken ct)
    {
        using var vault = new IdentityVault(keys);
        var people = new List<long>();
        foreach (var name in names)
        {
            var person = await PersonKey.FindAsync(work, vault, name, ct);
            if (!person.Succeeded) return person.Problems.ToArray();
            people.Add(person.Value);
        }
        return people;
    }

    /// <summary>The agenda of the earlier meeting, or the names of it that were asked for, as they were then.</summary>
    private static async Task StageAsync(UnitOfWork work, Meeting meeting, IReadOnlyList<long> people, CancellationToken ct)
    {
        await work.TemporaryAsync("corrected", "person_id bigint not null", ct);
        await using (var bulk = work.Bulk("temp_corrected", "person_id"))
        {
            foreach (var person in people) bulk.Add(person).EndRow();
            await bulk.CompleteAsync(ct);
        }
        await AgendaLanding.StageAsync(work, ct);
        await work.ExecuteAsync(
            $"""
            insert into temp_agenda (person_id, application_id, programme, area, household_id, relation, name, rt, rw, birth_date)
            select l.person_id, l.application_id, l.programme, @Area, l.household_id, l.relation, l.name, l.rt, l.rw, p.birth_date
            from agenda_line l join person p on p.person_id = l.person_id
            where l.meeting_id = @Id {(people.Count > 0 ? "and l.person_id in (select person_id from temp_corrected)" : "")}
            """,
            new { meeting.Id, meeting.Area },
            ct);
    }
}
