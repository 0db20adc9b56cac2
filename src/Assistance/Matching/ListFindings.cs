using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Matching;

/// <param name="Wave">Code of the wave.</param>
/// <param name="OpenOnly">Only what is not resolved and not superseded.</param>
/// <param name="Effect">excludes, verify or note; null for excludes and verify.</param>
/// <param name="Most">At most this many.</param>
public sealed record FindingsRequest(string Wave, bool OpenOnly = true, string? Effect = null, int Most = 50);

/// <summary>One finding as an officer reads it; nothing in it says who the person is.</summary>
/// <param name="Ground">Why the person would go no further if it is confirmed; null where it could not exclude anybody.</param>
/// <param name="Resolution">confirmed, dismissed, superseded; null while it is open.</param>
public sealed record ListedFinding(
    string Reference, string Person, string Kind, string Source, Month Vintage, string Evidence, long Confidence, string Effect,
    string? Reason, string? Ground, bool IsHousehold, string? Resolution);

/// <param name="Findings">What must be looked at first; the firmest of these first.</param>
/// <param name="All">How many there are in all.</param>
public sealed record FindingsListed(string Wave, IReadOnlyList<ListedFinding> Findings, long All);

/// <summary>Lists what registers say of the people of a wave.</summary>
public sealed class ListFindings(Database database)
{
    private const string Where = """
        f.wave_id = @wave and (f.effect = @effect or (@effect = '' and f.effect <> 'note'))
          and (@openOnly = 0 or (f.superseded_by is null and r.finding_id is null))
        """;

    public async Task<Outcome<FindingsListed>> RunAsync(FindingsRequest request, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var wave = await WaveCalendar.FindAsync(reading, request.Wave, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var args = new
        {
            wave = wave.Value.Id, effect = request.Effect ?? "", openOnly = request.OpenOnly ? 1L : 0, most = (long)request.Most,
        };
        var all = await reading.SingleAsync<long>(
            $"select count(*) from finding f left join finding_resolution r on r.finding_id = f.id where {Where}", args, ct);
        var rows = await reading.ListAsync<Row>(
            $"""
            select f.id as Id, f.person_id as PersonId, f.kind as Kind, f.source as Source, f.vintage as Vintage, f.evidence as Evidence,
                   f.confidence as Confidence, f.effect as Effect, f.reason as Reason, f.ground as Ground, f.is_household as IsHousehold,
                   r.decision as Decision, f.superseded_by as SupersededBy
            from finding f left join finding_resolution r on r.finding_id = f.id
            where {Where}
            order by case f.effect when 'verify' then 0 when 'excludes' then 1 else 2 end, f.confidence desc, f.id limit @most
            """,
            args, ct);
        return new FindingsListed(wave.Value.Code, [.. rows.Select(row => row.Listed)], all);
    }

    private sealed record Row(
        long Id, long PersonId, string Kind, string Source, long Vintage, string Evidence, long Confidence, string Effect, string? Reason,
        string? Ground, long IsHousehold, string? Decision, long? SupersededBy)
    {
        public ListedFinding Listed => new(
            FindingStore.ReferenceOf(Id), PersonKey.ReferenceOf(PersonId), Kind, Source, new Month((int)Vintage), Evidence, Confidence,
            Effect, Reason, Ground, IsHousehold == 1, Decision ?? (SupersededBy is null ? null : "superseded"));
    }
}
