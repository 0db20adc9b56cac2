namespace Paseban.Assistance.Intake;

/// <summary>
/// Moves a wave's last day to a later one. The reason of the process is public: everybody who asks for the wave reads it.
/// </summary>
public sealed class ExtendWave(Database database)
{
    public async Task<Outcome<WaveChanged>> RunAsync(string code, DateOnly closesOn, ProcessContext context, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Problem.Invalid("wave.reason", "An extension needs a reason that the public can read.", "Write it.")
                .InIndonesian("Perpanjangan memerlukan alasan yang boleh dibaca umum.", "Tulis alasannya.")
                .AtCommandLine("Give it with --reason.");
        await using var work = await database.BeginAsync(context, ct);
        var found = (await WaveCalendar.ReadAsync(work, ct)).Find(code);
        if (!found.Succeeded) return found.Problems.ToArray();
        var wave = found.Value;
        if (wave.ClosesOn == closesOn && wave.ClosedAt is null) return new WaveChanged(wave, false);
        if (Guard(wave, closesOn, context.Today) is { } refused) return refused;
        await work.ExecuteAsync(
            """
            insert into wave_extension (wave_id, number, closed_on, closes_on, reason, recorded_at, recorded_by)
            select @Id, coalesce(max(number), 0) + 1, @before, @after, @Reason, @at, @by from wave_extension where wave_id = @Id
            """,
            new
            {
                wave.Id,
                before = wave.ClosesOn.Iso,
                after = closesOn.Iso,
                context.Reason,
                at = context.AtMicroseconds,
                by = context.Actor.Id,
            },
            ct);
        await work.ExecuteAsync(
            "update registration_wave set closes_on = @after where id = @Id", new { after = closesOn.Iso, wave.Id }, ct);
        work.Record("wave.extended", wave.Code, new { before = wave.ClosesOn.Iso, after = closesOn.Iso, context.Reason });
        await work.CommitAsync(ct);
        return new WaveChanged(wave with { ClosesOn = closesOn }, true);
    }

    private static Problem? Guard(RegistrationWave wave, DateOnly closesOn, DateOnly today)
    {
        if (wave.ClosedAt is not null)
            return Problem.Conflict("wave.closed", $"{wave.Code} is closed for good.", "Open a new wave.")
                .InIndonesian($"{wave.Code} sudah ditutup dan tidak dibuka lagi.", "Buka gelombang baru.");
        if (closesOn < wave.ClosesOn)
            return Problem.Invalid(
                "wave.shorter",
                $"{wave.Code} was announced until {wave.ClosesOn.Iso}; an extension cannot end it earlier.",
                "Give a later day, or close the wave with a reason.")
                .InIndonesian(
                    $"{wave.Code} diumumkan sampai {wave.ClosesOn.Iso}; perpanjangan tidak dapat memajukannya.",
                    "Isi tanggal yang lebih akhir, atau tutup gelombang dengan alasan.");
        return closesOn < today
            ? Problem.Invalid("wave.past", $"{closesOn.Iso} has passed already.", "Give a day that is still to come.")
                .InIndonesian($"{closesOn.Iso} sudah lewat.", "Isi tanggal yang akan datang.")
            : null;
    }
}
