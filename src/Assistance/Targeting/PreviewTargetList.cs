using Paseban.Assistance.Intake;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Assistance.Targeting;

/// <param name="People">People whom signed minutes found eligible and who stand on no list yet; applications of one person count
/// once.</param>
/// <param name="Households">Their households.</param>
/// <param name="Undecided">Kelurahan with names that no signed minutes have decided.</param>
public sealed record TargetListPreview(
    RegistrationWave Wave, long People, long Households, IReadOnlyList<UndecidedKelurahan> Undecided)
{
    /// <summary>Kelurahan that have not signed at all: a whole list has none.</summary>
    public IReadOnlyList<UndecidedKelurahan> NotSigned => [.. Undecided.Where(kelurahan => kelurahan.Decided == 0)];
}

/// <summary>What locking the list of a wave would do now. Changes nothing.</summary>
public sealed class PreviewTargetList(Database database)
{
    public async Task<Outcome<TargetListPreview>> RunAsync(string wave, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = (await WaveCalendar.ReadAsync(reading, ct)).Find(wave);
        if (!found.Succeeded) return found.Problems.ToArray();
        // The same people as LockTargetList stages.
        var (people, households) = await reading.SingleAsync<(long People, long Households)>(
            $"""
            select count(distinct coalesce(p.merged_into, p.person_id)), count(distinct m.application_id)
            from application_member m
            join application f on f.id = m.application_id
            join person p on p.person_id = m.person_id
            join {NewestOutcome.Of(CaseStep.Deliberation)} d on d.person_id = m.person_id and d.application_id = m.application_id
            where m.wave_id = @Id and m.standing in ('open', 'verify') and d.outcome in {NewestOutcome.GoesOn}
              and not exists (
                  select 1 from target_list_line l join target_list t on t.id = l.target_list_id
                  where l.person_id = m.person_id and l.application_id = m.application_id and t.wave_id = @Id)
            """,
            new { found.Value.Id },
            ct);
        return new TargetListPreview(found.Value, people, households, await LockTargetList.UndecidedAsync(reading, found.Value.Id, ct));
    }
}
