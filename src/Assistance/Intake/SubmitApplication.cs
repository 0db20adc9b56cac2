using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <param name="Reference">REG-...</param>
/// <param name="Wave">The wave; the one that is open when null.</param>
public sealed record SubmitApplicationRequest(string Reference, string? Wave = null);

/// <param name="Reference">REG-...</param>
/// <param name="Version">Of the form that was submitted.</param>
/// <param name="Wave">The wave that took it.</param>
/// <param name="IsNew">False when it was submitted like this before; nothing changed.</param>
/// <param name="Members">People of the application.</param>
/// <param name="NewPeople">Of them, those whom the registry did not know.</param>
/// <param name="Open">Members who go on to the matching.</param>
/// <param name="Notices">What the household should know.</param>
public sealed record ApplicationSubmitted(
    string Reference, long Version, RegistrationWave Wave, bool IsNew, long Members, long NewPeople, long Open,
    IReadOnlyList<SubmissionNotice> Notices);

/// <summary>
/// Submits a complete application into an open wave. What is missing is told field by field; outside a wave the draft is kept, and the
/// answer says when the next one opens.
/// </summary>
public sealed class SubmitApplication(Database database, KeyRing keys, Law law)
{
    public async Task<Outcome<ApplicationSubmitted>> RunAsync(
        SubmitApplicationRequest request, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await Applications.FindToChangeAsync(work, request.Reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var application = found.Value;
        var waves = await WaveCalendar.ReadAsync(work, ct);
        if (application.StateNow == ApplicationState.Submitted)
            return await RepeatedAsync(work, application, waves.Find(application.WaveId)!, ct);
        if (application.StateNow == ApplicationState.Withdrawn)
            return Applications.Withdrawn(application);
        var wave = waves.TakingFrom(application, context.Today, request.Wave);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var reading = await BeginApplication.ReadAsync(work, law, await Applications.ReadFormAsync(work, vault, application, ct), ct);
        if (reading.Form is null) return reading.Faults.Concat(reading.Gaps).ToArray();

        var submitted = await LandAsync(work, vault, law, application, reading.Form, wave.Value, ct);
        if (submitted.Succeeded) await work.CommitAsync(ct);
        return submitted;
    }

    /// <summary>Submits a complete form as part of a greater change.</summary>
    internal static async Task<Outcome<ApplicationSubmitted>> LandAsync(
        UnitOfWork work, IdentityVault vault, Law law, ApplicationRow application, ApplicationForm form, RegistrationWave wave,
        CancellationToken ct)
    {
        var submitted = await new Submission(work, vault, law).LandAsync(application, form, wave, ct);
        if (!submitted.Succeeded) return submitted.Problems.ToArray();
        await Applications.AddEventAsync(work, application.Id, ApplicationEventKind.Submitted, $"version {application.Version}", ct);
        Record(work, application, wave, submitted.Value);
        var landed = submitted.Value;
        return new ApplicationSubmitted(
            application.Reference, application.Version, wave, true, landed.Members, landed.NewPeople,
            landed.Trail.Completeness.Passed + landed.Trail.Completeness.Verify, landed.Notices);
    }

    /// <summary>Two events, one for each step: an event vouches for one set of rows.</summary>
    internal static void Record(UnitOfWork work, ApplicationRow application, RegistrationWave wave, Submitted landed)
    {
        work.Record("application.submitted", application.Reference, new
        {
            wave = wave.Code,
            application.Version,
            landed.Members,
            landed.NewPeople,
            rows = landed.Trail.Registered.Root,
        });
        var checkedNow = landed.Trail.Completeness;
        work.Record("application.checked", application.Reference, new
        {
            checkedNow.Passed,
            checkedNow.Verify,
            checkedNow.Dropped,
            rows = checkedNow.Root,
        });
    }

    private static async Task<ApplicationSubmitted> RepeatedAsync(
        Reading reading, ApplicationRow application, RegistrationWave wave, CancellationToken ct)
    {
        var (members, open) = await reading.SingleAsync<(long, long)>(
            """
            select count(*), cast(coalesce(sum(case when standing in ('open', 'verify') then 1 else 0 end), 0) as bigint)
            from application_member where application_id = @Id and standing <> 'withdrawn'
            """,
            new { application.Id },
            ct);
        return new(application.Reference, application.Version, wave, false, members, 0, open, []);
    }
}
