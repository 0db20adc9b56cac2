using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <param name="Form">The household's form as JSON, complete.</param>
/// <param name="Note">Why the meeting proposes them.</param>
/// <param name="SaidBy">Who proposed them.</param>
public sealed record ProposeHouseholdRequest(string Meeting, string Form, string Note, string SaidBy);

/// <param name="Application">REG-...</param>
/// <param name="Wave">The wave that took it; null while it is a draft that waits for one.</param>
public sealed record HouseholdProposed(string Meeting, string Application, string? Wave, string? NextWave);

/// <summary>
/// Takes up a household that a meeting proposes and registers it in the same step: the minutes name the head of family with the
/// application, which is submitted where a wave is open and waits for the next as a draft where none is.
/// </summary>
public sealed class ProposeHousehold(Database database, KeyRing keys, Law law)
{
    public async Task<Outcome<HouseholdProposed>> RunAsync(
        ProposeHouseholdRequest request, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await Meeting.LockAsync(work, request.Meeting, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var meeting = found.Value;
        if (meeting.State is not MeetingState.Open and not MeetingState.Paused)
            return MeetingErrors.WrongState(meeting, DecideName.Attended);
        var reading = await BeginApplication.ReadAsync(work, law, request.Form, ct);
        if (reading.Form is not { } form) return reading.Faults.Concat(reading.Gaps).ToArray();

        var waves = await WaveCalendar.ReadAsync(work, ct);
        var wave = BeginApplication.Choose(waves, context.Today, null);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var application = await BeginApplication.LandAsync(
            work, vault, ApplicationDoor.Counter, wave.Value.Wave, FormReader.Compact(request.Form)!, gaps: 0, ct);
        var head = form.Members.First(member => member.Relation == Relation.Head);
        var proposal = new NewProposal(head.Name, form.Rt, form.Rw, $"{request.Note.Trim()} ({application.Reference})", request.SaidBy);
        if (await AttendanceStaging.ProposeAsync(work, [(meeting.Id, proposal)], ct) == 0)
            return Problem.Conflict(
                "meeting.proposed-before", $"{meeting.Reference} has proposed {MaskedName.Of(head.Name)} of RT {form.Rt} before.",
                "It stands among the meeting's proposals.")
                .InIndonesian(
                    $"{meeting.Reference} sudah mengusulkan {MaskedName.Of(head.Name)} dari RT {form.Rt}.",
                    "Lihat di antara usulan baru rapat ini.")
                .AtCommandLine($"See it: paseban meeting show {meeting.Reference}");
        if (wave.Value.Wave is { } open)
        {
            var submitted = await SubmitApplication.LandAsync(work, vault, law, application, form, open, ct);
            if (!submitted.Succeeded) return submitted.Problems.ToArray();
        }
        work.Record("meeting.proposed", meeting.Reference, new { added = 1, application = application.Reference });
        await work.CommitAsync(ct);
        return new HouseholdProposed(meeting.Reference, application.Reference, wave.Value.Wave?.Code, wave.Value.Next?.Code);
    }
}
