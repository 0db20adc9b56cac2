using Paseban.Assistance.Intake;
using Paseban.Assistance.Publication;
using Paseban.Tests.Storage.Targeting;

namespace Paseban.Tests.Storage.Publication;

public sealed class WaveDatesTests
{
    [DatabaseTheory]
    public async Task Dates_ExtendedWaveAndOneToCome_StandNewestFirstWithTheReason(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine, isClosed: false);
        await wave.Village.ExecuteAsync(
            """
            insert into wave_extension (wave_id, number, closed_on, closes_on, reason, recorded_at, recorded_by)
            values (1, 1, '2021-06-25', '2021-07-02', 'Banyak yang belum sempat', 1, 1)
            """);
        await wave.Village.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (2, 'DTKS-2022', 'DTKS', '2022-08-24', '2022-09-13', 0, 0)
            """);

        var waves = await new WaveDates(wave.Database).RunAsync(new DateOnly(2021, 6, 30), Stop);

        Assert.Equal([("DTKS-2022", WaveState.Planned), (Wave.Code, WaveState.Open)], waves.Select(each => (each.Wave.Code, each.State)));
        Assert.Empty(waves[0].Extensions);
        Assert.Equal("Banyak yang belum sempat", Assert.Single(waves[1].Extensions).Reason);
    }
}
