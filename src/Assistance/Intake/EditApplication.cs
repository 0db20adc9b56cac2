using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <param name="Reference">REG-...</param>
/// <param name="Form">The whole form as it shall be.</param>
/// <param name="Version">The version that was read; a change made since by somebody else is not overwritten. Null: whichever.</param>
public sealed record EditApplicationRequest(string Reference, string Form, long? Version = null);

/// <summary>
/// Keeps another version of the form. A draft may stay incomplete; a submitted application must stay complete and is submitted again with
/// the change, as long as its wave is open.
/// </summary>
public sealed class EditApplication(Database database, KeyRing keys, Law law)
{
    public async Task<Outcome<ApplicationSaved>> RunAsync(
        EditApplicationRequest request, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await Applications.FindToChangeAsync(work, request.Reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var application = found.Value;
        var waves = await WaveCalendar.ReadAsync(work, ct);
        if (Guard(application, request, waves, context.Today) is { } refused) return refused;
        var reading = await BeginApplication.ReadAsync(work, law, request.Form, ct);
        if (reading.Faults.Count > 0) return reading.Faults.ToArray();

        var form = FormReader.Compact(request.Form)!;
        var isSame = form == await Applications.ReadFormAsync(work, vault, application, ct);
        return application.StateNow == ApplicationState.Draft
            ? await SaveDraftAsync(work, vault, application, form, isSame, reading, waves, ct)
            : await ChangeSubmittedAsync(work, vault, application, form, isSame, reading, waves, ct);
    }

    private static Problem? Guard(ApplicationRow application, EditApplicationRequest request, WaveCalendar waves, DateOnly today)
    {
        if (application.StateNow == ApplicationState.Withdrawn)
            return Applications.Withdrawn(application);
        if (request.Version is { } version && version != application.Version)
            return Problem.Conflict(
                "application.changed",
                $"{application.Reference} was changed meanwhile: it is at version {application.Version}, not {version}.",
                "Read it again and repeat the change.")
                .InIndonesian(
                    $"{application.Reference} sudah diubah orang lain: sekarang versi {application.Version}, bukan {version}.",
                    "Buka lagi lalu ulangi perubahan.");
        var wave = waves.Find(application.WaveId);
        if (application.StateNow == ApplicationState.Submitted && wave!.StateOn(today) != WaveState.Open)
            return Problem.Conflict(
                "application.fixed",
                $"{application.Reference} belongs to {wave.Code}, which took changes until {wave.ClosesOn.Iso}.",
                "Report what has changed at the kelurahan.")
                .InIndonesian(
                    $"{application.Reference} termasuk {wave.Code}, yang dapat diubah sampai {wave.ClosesOn.Iso}.",
                    "Laporkan perubahan di kelurahan.");
        return null;
    }

    private static async Task<Outcome<ApplicationSaved>> SaveDraftAsync(
        UnitOfWork work, IdentityVault vault, ApplicationRow application, string form, bool isSame, FormReading reading,
        WaveCalendar waves, CancellationToken ct)
    {
        var today = work.Context.Today;
        // What a list proposed stays in its wave until that is closed for good.
        var kept = waves.TakingFrom(application, today);
        var chosen = kept.Succeeded && kept.Value.Id == application.WaveId
            ? new DraftWave(kept.Value, null)
            : BeginApplication.Choose(waves, today, waves.Find(application.WaveId)?.Code);
        // The wave it was begun in is over: the draft goes to the one that is open now, or waits for the next.
        if (!chosen.Succeeded) chosen = BeginApplication.Choose(waves, today, null);
        // Where several are open, whoever submits it chooses; until then it belongs to none.
        var (wave, next) = chosen.Succeeded ? chosen.Value : new(null, null);
        if (!isSame || wave?.Id != application.WaveId)
        {
            await work.ExecuteAsync(
                "update application set wave_id = @wave where id = @Id", new { wave = wave?.Id, application.Id }, ct);
            if (!isSame) application = await KeepAsync(work, vault, application, form, ApplicationEventKind.Saved, reading.Gaps.Count, ct);
            await work.CommitAsync(ct);
        }
        return new ApplicationSaved(
            application.Reference, application.Version, ApplicationState.Draft, !isSame, wave, next, reading.Gaps, []);
    }

    private async Task<Outcome<ApplicationSaved>> ChangeSubmittedAsync(
        UnitOfWork work, IdentityVault vault, ApplicationRow application, string form, bool isSame, FormReading reading,
        WaveCalendar waves, CancellationToken ct)
    {
        var wave = waves.Find(application.WaveId)!;
        if (isSame)
            return new ApplicationSaved(
                application.Reference, application.Version, ApplicationState.Submitted, false, wave, null, [], []);
        if (reading.Form is null) return reading.Gaps.ToArray();
        application = await KeepAsync(work, vault, application, form, ApplicationEventKind.Changed, 0, ct);
        var submitted = await new Submission(work, vault, law).LandAsync(application, reading.Form, wave, ct);
        if (!submitted.Succeeded) return submitted.Problems.ToArray();
        SubmitApplication.Record(work, application, wave, submitted.Value);
        await work.CommitAsync(ct);
        return new ApplicationSaved(
            application.Reference, application.Version, ApplicationState.Submitted, true, wave, null, [], submitted.Value.Notices);
    }

    private static async Task<ApplicationRow> KeepAsync(
        UnitOfWork work, IdentityVault vault, ApplicationRow application, string form, ApplicationEventKind kind, int gaps,
        CancellationToken ct)
    {
        var kept = await Applications.AddVersionAsync(work, vault, application, form, ct);
        await Applications.AddEventAsync(work, kept.Id, kind, $"version {kept.Version}", ct);
        work.Record("application.saved", kept.Reference, new { kept.Version, door = kept.Door, gaps });
        return kept;
    }
}
