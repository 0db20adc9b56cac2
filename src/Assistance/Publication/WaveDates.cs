using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Publication;

/// <summary>A registration wave as it is announced, with every extension and its reason.</summary>
public sealed record AnnouncedWave(RegistrationWave Wave, WaveState State, IReadOnlyList<WaveExtension> Extensions);

/// <summary>The dates of all registration waves, the newest first.</summary>
public sealed class WaveDates(Database database)
{
    public async Task<IReadOnlyList<AnnouncedWave>> RunAsync(DateOnly today, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var waves = await WaveCalendar.ReadAsync(reading, ct);
        var extensions = (await reading.ListAsync<(long Wave, long Number, string From, string Until, string Reason)>(
            "select wave_id, number, closed_on, closes_on, reason from wave_extension order by wave_id, number", ct: ct))
            .ToLookup(row => row.Wave);
        return
        [
            .. waves.All.Reverse().Select(wave => new AnnouncedWave(
                wave, wave.StateOn(today),
                [.. extensions[wave.Id].Select(row => new WaveExtension(
                    row.Number, IsoDate.Parse(row.From), IsoDate.Parse(row.Until), row.Reason))])),
        ];
    }
}
