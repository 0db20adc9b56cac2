namespace Paseban.Assistance.Intake;

/// <param name="Wave">As it stands now.</param>
/// <param name="IsNew">False when it was closed before, and nothing changed.</param>
/// <param name="Submitted">Applications that are fixed by the close.</param>
/// <param name="Drafts">Drafts that were never submitted; they are kept for the next wave.</param>
public sealed record WaveClosed(RegistrationWave Wave, bool IsNew, long Submitted, long Drafts);

/// <summary>
/// Closes a wave for good after its last day: what was submitted can no longer be changed, what was not is kept as a draft for the
/// next wave. Earlier than announced only with a reason.
/// </summary>
public sealed class CloseWave(Database database)
{
    public async Task<Outcome<WaveClosed>> RunAsync(string code, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var found = (await WaveCalendar.ReadAsync(work, ct)).Find(code);
        if (!found.Succeeded) return found.Problems.ToArray();
        var wave = found.Value;
        var submitted = await CountAsync(work, wave, "submitted", ct);
        if (wave.ClosedAt is not null) return new WaveClosed(wave, false, submitted, 0);
        if (context.Today <= wave.ClosesOn && string.IsNullOrWhiteSpace(context.Reason))
            return Problem.Conflict(
                "wave.early",
                $"{wave.Code} takes applications until the end of {wave.ClosesOn.Iso}, as announced.",
                "Close it the day after, or say why it must end earlier.")
                .InIndonesian(
                    $"{wave.Code} diumumkan menerima pendaftaran sampai akhir {wave.ClosesOn.Iso}.",
                    "Tutup sehari sesudahnya, atau tulis alasan mengapa harus lebih awal.")
                .AtCommandLine("Give the reason with --reason.");
        await work.ExecuteAsync(
            "update registration_wave set closed_at = @at, closed_by = @by where id = @Id",
            new { at = context.AtMicroseconds, by = context.Actor.Id, wave.Id },
            ct);
        var drafts = await work.ExecuteAsync(
            "update application set wave_id = null where wave_id = @Id and state = 'draft'", new { wave.Id }, ct);
        work.Record("wave.closed", wave.Code, new { closesOn = wave.ClosesOn.Iso, submitted, drafts });
        await work.CommitAsync(ct);
        return new WaveClosed(wave with { ClosedAt = context.At }, true, submitted, drafts);
    }

    private static Task<long> CountAsync(Reading reading, RegistrationWave wave, string state, CancellationToken ct) =>
        reading.SingleAsync<long>(
            "select count(*) from application where wave_id = @Id and state = @state", new { wave.Id, state }, ct);
}
