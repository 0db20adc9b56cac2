using FsCheck;
using FsCheck.Fluent;
using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

/// <summary>Facts to judge: a person who meets everything, and persons drawn at random from several sources.</summary>
internal static class Sample
{
    public static readonly FactCatalogue Facts = LawFolder.Law.Facts;

    private static readonly IReadOnlyList<Fact> Stated = [.. Facts.Facts.Where(fact => !fact.IsDerived)];

    /// <summary>Meets every criterion that is not about age, at any date since 2018.</summary>
    public static readonly FactSet Entitled = FactSet.Parse(
        Facts,
        "dki_identity=yes;registry_status=layak;registry_decile=1;field_verified=yes;in_institution=no;public_employee_in_household=no;"
        + "owns_car=no;taxable_property_value=0;drinking_water_source=2;poor_by_community=yes;pensioner=no;receives_state_aid=no;"
        + "income=none;bedridden=no;neglected=no;disability=1;poor_family=yes").Value;

    /// <summary>A set in which each fact is stated about half the time.</summary>
    public static readonly Gen<FactSet> AnyFacts =
        Gen.Choose(0, int.MaxValue).ArrayOf(Stated.Count * 2).Select(draws => Stated.Aggregate(FactSet.Empty(Facts), (set, fact) =>
        {
            var (coin, value) = (draws[Position(fact) * 2], draws[(Position(fact) * 2) + 1]);
            return coin % 2 == 0 ? set : set.With(fact, ValueOf(fact, value));
        }));

    /// <summary>Up to six records of any source and date; some contradict each other.</summary>
    public static readonly Gen<SourceRecord[]> AnyRecords =
        AnyFacts.Zip(Gen.Elements(Facts.Sources.ToArray())).Zip(Gen.Choose(0, 6))
            .Select(drawn => (Facts: drawn.Item1.Item1, Source: drawn.Item1.Item2, Months: drawn.Item2))
            .Select(drawn => new SourceRecord(drawn.Source, new DateOnly(2024, 1, 1).AddMonths(drawn.Months), drawn.Facts.ToString()))
            .ArrayOf()
            .Resize(6);

    /// <summary>A birth date around the age limits of March 2024 as often as any other.</summary>
    public static readonly Gen<DateOnly> BirthDate = Gen.Frequency(
        (2, Any.BirthDate),
        (3, Gen.Elements(1963, 1964, 2006, 2017, 2018, 2024).Zip(Gen.Choose(-35, 35))
            .Select(drawn => new DateOnly(drawn.Item1, 3, 1).AddDays(drawn.Item2))));

    private static int Position(Fact fact) => Stated.Select((other, i) => (other, i)).First(pair => pair.other == fact).i;

    private static long ValueOf(Fact fact, int draw) => fact.Type switch
    {
        FactType.YesNo => draw % 2,
        FactType.Date => new DateOnly(2024, 3, 1).DayNumber + (draw % 90) - 45,
        FactType.Rupiah => draw % 3 == 0 ? 1_000_000_000 : draw,
        FactType.Choice => fact.Options[draw % fact.Options.Length].Number,
        FactType.Number => fact.Least + (draw % (fact.Most - fact.Least + 1)),
    };
}
