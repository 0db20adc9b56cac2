using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Paseban.Sandbox.Scenario;

/// <summary>What was made, for the calendar and the command line.</summary>
internal sealed record WorldSummary(RecipientPlan Plan, WorldRequest Request, int People, IReadOnlyDictionary<string, string> Examples)
{
    public ScenarioFile Scenario => Plan.Scenario;
}

/// <summary>
/// <c>calendar.json</c>: the scenario's calendar at the asked scale. Budget ceilings are scaled (never below what the runs need), and each
/// run says what it is expected to credit, so that whoever follows the calendar can check.
/// </summary>
internal static class CalendarFile
{
    public const string Name = "calendar.json";
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(WorldSummary world)
    {
        var scenario = world.Scenario;
        var document = new JsonObject
        {
            ["scenario"] = scenario.Name,
            ["title"] = scenario.Title,
            ["seed"] = world.Request.Seed,
            ["scale"] = world.Request.Scale,
            ["people"] = world.People,
            ["fundAccount"] = new JsonObject { ["number"] = scenario.FundAccount.Number, ["name"] = scenario.FundAccount.Name },
            ["fiscalYear"] = scenario.FiscalYear,
            ["clockStart"] = scenario.ClockStart.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
            ["examplesAt"] = scenario.ExamplesAt,
            ["examples"] = new JsonObject(world.Examples.Select(example => KeyValuePair.Create(example.Key, (JsonNode?)example.Value))),
            ["steps"] = new JsonArray([.. scenario.Calendar.Select(step => (JsonNode)Step(world, step))]),
        };
        var path = Path.Combine(world.Request.Folder, Name);
        File.WriteAllText(path + ".part", document.ToJsonString(Json) + "\n");
        File.Move(path + ".part", path, overwrite: true);
    }

    private static JsonObject Step(WorldSummary world, JsonObject planned)
    {
        var step = planned.DeepClone().AsObject();
        if ((string?)step["do"] == "budget")
        {
            var scaled = (long)decimal.Round((long)step["ceiling"]! * world.Request.Scale);
            step["ceiling"] = Math.Max(scaled, Runs(world.Scenario).Sum(run => Expected(world, run).Credited((string)step["programme"]!)));
        }
        if ((string?)step["do"] == "run")
        {
            var expected = Expected(world, step);
            var run = (string)step["run"]!;
            var credited = expected.Credited();
            if (world.Request.Scale == 1 && world.Scenario.PublishedCredits.TryGetValue(run, out var published) && published != credited)
                throw new WorldException($"{run} would credit {credited}, published are {published}: the scenario's figures do not fit.");
            step["expected"] = expected.ToJson();
        }
        return step;
    }

    private static IEnumerable<JsonObject> Runs(ScenarioFile scenario) => scenario.Calendar.Where(step => (string?)step["do"] == "run");

    private static RunExpectation Expected(WorldSummary world, JsonObject run)
    {
        var expectation = new RunExpectation(world.Scenario.AmountPerMonth);
        var months = Months.Parse((string)run["months"]!);
        var cohort = (string?)run["cohort"];
        foreach (var recipient in world.Plan.Recipients)
        {
            if (cohort is null || recipient.Cohort.Name == cohort) expectation.Add(recipient.Programme, recipient.MonthsDue(months));
        }
        return expectation;
    }
}

/// <summary>People and months by programme that a run should credit: what is due in its months and nothing earlier.</summary>
internal sealed class RunExpectation(long amountPerMonth)
{
    private readonly SortedDictionary<string, (int People, int Months)> programmes = new(StringComparer.Ordinal);

    public void Add(string programme, int months)
    {
        if (months == 0) return;
        var (people, before) = programmes.GetValueOrDefault(programme);
        programmes[programme] = (people + 1, before + months);
    }

    /// <summary>Rupiah of one programme, or of all.</summary>
    public long Credited(string? programme = null) =>
        programmes.Where(entry => programme is null || entry.Key == programme).Sum(entry => entry.Value.Months * amountPerMonth);

    public JsonObject ToJson() => new()
    {
        ["recipients"] = new JsonObject(programmes.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value.People))),
        ["months"] = new JsonObject(programmes.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value.Months))),
        ["credited"] = Credited(),
    };
}
