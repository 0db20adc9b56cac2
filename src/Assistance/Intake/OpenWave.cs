using System.Text.RegularExpressions;

namespace Paseban.Assistance.Intake;

/// <param name="Code">Capital letters, digits and hyphens: FMOTM-2021.</param>
/// <param name="Name">As announced.</param>
/// <param name="OpensOn">First day that takes applications.</param>
/// <param name="ClosesOn">Last day that takes applications.</param>
public sealed record OpenWaveRequest(string Code, string Name, DateOnly OpensOn, DateOnly ClosesOn);

/// <param name="Wave">As it stands now.</param>
/// <param name="IsNew">False when the same was recorded before, and nothing changed.</param>
public sealed record WaveChanged(RegistrationWave Wave, bool IsNew);

/// <summary>Announces a registration wave; it takes applications from its first day to its last.</summary>
public sealed partial class OpenWave(Database database)
{
    public async Task<Outcome<WaveChanged>> RunAsync(OpenWaveRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Wrong(request, context.Today) is { } wrong) return wrong;
        await using var work = await database.BeginAsync(context, ct);
        var waves = await WaveCalendar.ReadAsync(work, ct);
        var known = waves.Find(request.Code);
        if (known.Succeeded) return Repeated(request, known.Value);
        var id = await work.TakeNumbersAsync("registration_wave", 1, ct);
        await work.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (@id, @Code, @name, @opens, @closes, @at, @by)
            """,
            new
            {
                id,
                request.Code,
                name = request.Name.Trim(),
                opens = request.OpensOn.Iso,
                closes = request.ClosesOn.Iso,
                at = context.AtMicroseconds,
                by = context.Actor.Id,
            },
            ct);
        work.Record("wave.opened", request.Code, new { request.Name, opensOn = request.OpensOn.Iso, closesOn = request.ClosesOn.Iso });
        await work.CommitAsync(ct);
        return new WaveChanged(new(id, request.Code, request.Name.Trim(), request.OpensOn, request.ClosesOn, null), true);
    }

    private static Problem? Wrong(OpenWaveRequest request, DateOnly today)
    {
        if (!Code().IsMatch(request.Code))
            return Problem.Invalid(
                "wave.code", $"'{request.Code}' is no code of a wave.", "Use capital letters, digits and hyphens, as in FMOTM-2021.")
                .InIndonesian(
                    $"'{request.Code}' bukan kode gelombang.",
                    "Pakai huruf besar, angka dan tanda hubung, seperti FMOTM-2021.");
        if (request.Name.Trim().Length == 0)
            return Problem.Invalid("wave.name", "The wave has no name.", "Give it the name under which it is announced.")
                .InIndonesian("Nama gelombang belum diisi.", "Isi nama yang diumumkan.");
        if (request.ClosesOn < request.OpensOn)
            return Problem.Invalid("wave.days", "The wave would close before it opens.", "Correct the days.")
                .InIndonesian("Gelombang ini ditutup sebelum dibuka.", "Perbaiki tanggalnya.");
        return request.ClosesOn < today
            ? Problem.Invalid("wave.past", $"The wave would have closed already ({request.ClosesOn.Iso}).", "Correct the days.")
                .InIndonesian($"Gelombang ini sudah berakhir ({request.ClosesOn.Iso}).", "Perbaiki tanggalnya.")
            : null;
    }

    private static Outcome<WaveChanged> Repeated(OpenWaveRequest request, RegistrationWave known) =>
        known.Name == request.Name.Trim() && known.OpensOn == request.OpensOn && known.ClosesOn == request.ClosesOn
            ? new WaveChanged(known, false)
            : Problem.Conflict(
                "wave.known",
                $"{known.Code} was opened already: {known.Name}, {known.OpensOn.Iso} to {known.ClosesOn.Iso}.",
                "Extend it, or give the new wave a code of its own.")
                .InIndonesian(
                    $"{known.Code} sudah pernah dibuka: {known.Name}, {known.OpensOn.Iso} sampai {known.ClosesOn.Iso}.",
                    "Perpanjang gelombang itu, atau beri gelombang baru kode lain.")
                .AtCommandLine("Extend it: paseban wave extend");

    [GeneratedRegex("^[A-Z][A-Z0-9-]{1,29}$")]
    private static partial Regex Code();
}
