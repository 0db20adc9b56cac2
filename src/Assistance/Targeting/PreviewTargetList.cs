using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Targeting;

/// <param name="People">Whoever would stand on the list; applications of one person count once.</param>
/// <param name="Households">Their households.</param>
/// <param name="Undecided">Kelurahan with names that the list would leave out.</param>
public sealed record TargetListPreview(
    RegistrationWave Wave, long People, long Households, IReadOnlyList<UndecidedKelurahan> Undecided)
{
    public IReadOnlyList<UndecidedKelurahan> NotReady => [.. Undecided.Where(kelurahan => kelurahan.Waits)];
}

/// <summary>What locking the list of a wave would do now. Changes nothing.</summary>
public sealed class PreviewTargetList(Database database)
{
    public async Task<Outcome<TargetListPreview>> RunAsync(string wave, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await WaveCalendar.FindAsync(reading, wave, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var (people, households) = await reading.SingleAsync<(long People, long Households)>(
            $"""
            select count(distinct stands_as), count(distinct application_id) from {LockTargetList.Standing} s
            """,
            new { wave = found.Value.Id },
            ct);
        return new TargetListPreview(found.Value, people, households, await LockTargetList.UndecidedAsync(reading, found.Value.Id, ct));
    }
}
