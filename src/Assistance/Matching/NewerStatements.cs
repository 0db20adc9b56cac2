using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Assistance.Matching;

/// <summary>
/// What other sources said of the people of a wave, to be held against an extract. What applicants declare of themselves speaks
/// against no register.
/// </summary>
internal sealed class NewerStatements
{
    private const string Declared = "DECLARED";

    private readonly ILookup<long, (string Source, Month Vintage, string Facts)> byPerson;
    private readonly ILookup<long, (string Source, Month Vintage, string Facts)> byHousehold;
    private readonly ILookup<long, (string Source, Month Vintage, string Facts)> ownByHousehold;
    private readonly FactCatalogue catalogue;

    private NewerStatements(FactCatalogue catalogue, IReadOnlyList<Row> others, IReadOnlyList<Row> own)
    {
        this.catalogue = catalogue;
        byPerson = others.ToLookup(row => row.PersonId, row => (row.Source, new Month((int)row.Vintage), row.Facts));
        byHousehold = others.ToLookup(row => row.HouseholdId, row => (row.Source, new Month((int)row.Vintage), row.Facts));
        ownByHousehold = own.ToLookup(row => row.HouseholdId, row => (row.Source, new Month((int)row.Vintage), row.Facts));
    }

    public static async Task<NewerStatements> ReadAsync(
        Reading reading, FactCatalogue catalogue, long wave, string source, CancellationToken ct)
    {
        var rows = await reading.ListAsync<Row>(
            """
            select s.person_id as PersonId, p.household_id as HouseholdId, s.source as Source, s.vintage as Vintage, s.facts as Facts
            from source_record s join person p on p.person_id = s.person_id
            where s.source <> @Declared and p.household_id in (
                select hp.household_id from application_member m join person hp on hp.person_id = m.person_id
                where m.wave_id = @wave and m.standing in ('open', 'verify'))
            """,
            new { Declared, wave },
            ct);
        return new(catalogue, [.. rows.Where(row => row.Source != source)], [.. rows.Where(row => row.Source == source)]);
    }

    /// <summary>Whether a newer statement of a source that the law hears about the fact has a value that does not agree.</summary>
    public bool SayOtherwise(Subject subject, Fact fact, Month vintage, Func<long, bool> agrees)
    {
        var statements = fact.Level == FactLevel.Household ? byHousehold[subject.HouseholdId] : byPerson[subject.PersonId];
        return statements.Any(said =>
            said.Vintage > vintage
            && catalogue.FindSource(said.Source) is { } source && fact.Ranks[source.Index] >= 0
            && Value(said.Facts, fact) is { } value && !agrees(value));
    }

    /// <summary>Whether the register itself once stated this value of the household.</summary>
    public bool WasStated(long household, Fact fact, long value) =>
        ownByHousehold[household].Any(said => Value(said.Facts, fact) == value);

    private long? Value(string facts, Fact fact) =>
        facts.Contains(fact.Code, StringComparison.Ordinal) ? FactSet.Parse(catalogue, facts).Match(set => set[fact], _ => null) : null;

    private sealed record Row(long PersonId, long HouseholdId, string Source, long Vintage, string Facts);
}
