using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Scenario;

/// <summary>
/// A few people whose case is clear but for one fact, so that <c>explain</c> has something to explain. None of them is on a list; the
/// calendar names their NIK under <c>examples</c>.
/// </summary>
internal sealed class Showcase(HouseholdMaker maker, DateOnly judgedOn)
{
    private readonly Queue<string> left =
        new(["elder_with_car", "elder_aged_59", "elder_assets_unknown", "child_before_age_cut", "child_after_age_cut"]);

    /// <summary>NIK by what the person is an example of.</summary>
    public SortedDictionary<string, string> Examples { get; } = new(StringComparer.Ordinal);

    /// <summary>The next example's household, of two people; null when all were made.</summary>
    public Household? Next(Kelurahan kelurahan)
    {
        if (!left.TryDequeue(out var example)) return null;
        var born = example switch
        {
            "elder_aged_59" => judgedOn.AddYears(-60).AddDays(20),
            "child_before_age_cut" => judgedOn.AddYears(-7).AddDays(1),
            "child_after_age_cut" => judgedOn.AddYears(-7),
            _ => judgedOn.AddYears(-67),
        };
        var programme = example.StartsWith("elder", StringComparison.Ordinal) ? "KLJ" : "KAJ";
        var (household, people) = maker.Poor(kelurahan, [new Wanted(programme, born)], others: 1);
        if (example == "elder_with_car") household.OwnsCar = true;
        if (example == "elder_assets_unknown") (household.OwnsCar, household.PropertyValue) = (null, null);
        Examples[example] = people[0].Nik;
        return household;
    }

    /// <summary>The first elder on a list is the example of somebody eligible.</summary>
    public void Notice(Person person, PlannedRecipient recipient)
    {
        if (recipient is { Programme: "KLJ", End: null, Cohort.Suspension: null }) Examples.TryAdd("elder_eligible", person.Nik);
    }
}
