using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>
/// What was stated before of the facts that a register is about, to be held against its extract. What applicants declare of themselves
/// speaks against no register.
/// </summary>
internal sealed class NewerStatements
{
    private const string Declared = "DECLARED";

    private readonly ILookup<long, Said> byPerson;
    private readonly ILookup<long, Said> byHousehold;

    private NewerStatements(IReadOnlyList<Said> said)
    {
        byPerson = said.ToLookup(one => one.PersonId);
        byHousehold = said.ToLookup(one => one.HouseholdId);
    }

    /// <param name="reading">The registry.</param>
    /// <param name="catalogue">The law's facts.</param>
    /// <param name="wave">Whose people, with their households.</param>
    /// <param name="source">The register itself.</param>
    /// <param name="facts">Only statements of these are kept, and only their values: a wave has hundreds of thousands of people.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<NewerStatements> ReadAsync(
        Reading reading, FactCatalogue catalogue, long wave, string source, IReadOnlyList<Fact> facts, CancellationToken ct)
    {
        var said = new List<Said>();
        foreach (var fact in facts)
        {
            await using var rows = await reading.StreamAsync(
                """
                select s.person_id, p.household_id, s.source, s.vintage, s.facts
                from source_record s join person p on p.person_id = s.person_id
                where s.source <> @Declared and s.facts like @code and p.household_id in (
                    select hp.household_id from application_member m join person hp on hp.person_id = m.person_id
                    where m.wave_id = @wave and m.standing in ('open', 'verify'))
                """,
                new { Declared, wave, code = $"%{fact.Code}=%" }, ct);
            while (await rows.ReadAsync(ct))
            {
                var name = rows.GetString(2);
                var isOwn = name == source;
                if (!isOwn && (catalogue.FindSource(name) is not { } other || fact.Ranks[other.Index] < 0)) continue;
                if (FactSet.Parse(catalogue, rows.GetString(4)).Match(set => set[fact], _ => null) is { } value)
                    said.Add(new(rows.GetInt64(0), rows.GetInt64(1), fact.Index, isOwn, (int)rows.GetInt64(3), value));
            }
        }
        return new(said);
    }

    /// <summary>Whether a newer statement of another source that the law hears about the fact has a value that does not agree.</summary>
    public bool SayOtherwise(Subject subject, Fact fact, Month vintage, Func<long, bool> agrees)
    {
        var statements = fact.Level == FactLevel.Household ? byHousehold[subject.HouseholdId] : byPerson[subject.PersonId];
        return statements.Any(said => !said.IsOwn && said.Fact == fact.Index && said.Vintage > vintage.Index && !agrees(said.Value));
    }

    /// <summary>Whether the register itself once stated this value of the household.</summary>
    public bool WasStated(long household, Fact fact, long value) =>
        byHousehold[household].Any(said => said.IsOwn && said.Fact == fact.Index && said.Value == value);

    /// <param name="IsOwn">The register itself said so.</param>
    private readonly record struct Said(long PersonId, long HouseholdId, int Fact, bool IsOwn, int Vintage, long Value);
}
