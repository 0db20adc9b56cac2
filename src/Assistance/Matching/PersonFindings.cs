using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Matching;

/// <summary>What a register said of somebody, or of the household they belong to, in a wave.</summary>
/// <param name="Of">Whom it was found of: the person, or another member of the household (P-...).</param>
/// <param name="Finding">The finding.</param>
public sealed record PersonFinding(string Wave, string Of, ListedFinding Finding)
{
    private const string Sql = """
        select w.code as Wave, f.id as Id, f.person_id as PersonId, f.kind as Kind, f.source as Source, f.vintage as Vintage,
               f.evidence as Evidence, f.confidence as Confidence, f.effect as Effect, f.reason as Reason, f.ground as Ground,
               f.is_household as IsHousehold, r.decision as Decision, f.superseded_by as SupersededBy
        from finding f join registration_wave w on w.id = f.wave_id left join finding_resolution r on r.finding_id = f.id
        where f.person_id in (
            select @person union
            select o.person_id from household_membership m join household_membership o on o.household_id = m.household_id
            where m.person_id = @person and m.valid_to is null and o.valid_to is null)
          and (f.person_id = @person or f.is_household = 1)
        order by f.id desc
        """;

    internal static async Task<IReadOnlyList<PersonFinding>> ReadAsync(Reading reading, long person, CancellationToken ct) =>
        [.. (await reading.ListAsync<Row>(Sql, new { person }, ct)).Select(row => row.Shown)];

    private sealed record Row(
        string Wave, long Id, long PersonId, string Kind, string Source, long Vintage, string Evidence, long Confidence, string Effect,
        string? Reason, string? Ground, long IsHousehold, string? Decision, long? SupersededBy)
    {
        public PersonFinding Shown => new(Wave, PersonKey.ReferenceOf(PersonId), new(
            FindingStore.ReferenceOf(Id), PersonKey.ReferenceOf(PersonId), Kind, Source, new Month((int)Vintage), Evidence, Confidence,
            Effect, Reason, Ground, IsHousehold == 1, Decision ?? (SupersededBy is null ? null : "superseded")));
    }
}
