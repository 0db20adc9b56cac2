using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Paseban.Sandbox.Population;
using Paseban.Sandbox.Scenario;

namespace Paseban.Sandbox.Wave;

/// <summary>What was made of a wave, for the calendar and the command line.</summary>
internal sealed record WaveSummary(WaveScenario Scenario, WaveRequest Request)
{
    public required int Applications { get; init; }
    public required int ApplicationPeople { get; init; }
    /// <summary>People in the social registry before the wave.</summary>
    public required int Registered { get; init; }
    public required int CivilRows { get; init; }
    public required int CivilQuota { get; init; }
    /// <summary>Planted errors by name.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Faults { get; init; }
    public required IReadOnlyDictionary<string, int> CleanUp { get; init; }
    public required IReadOnlyDictionary<string, int> Quota { get; init; }
    public required IReadOnlyList<JsonObject> Forms { get; init; }
    public required IReadOnlyList<int> RowsByBatch { get; init; }
    /// <summary>NIK of whom to follow, by what is said of them and the step that says it.</summary>
    public required IReadOnlyDictionary<(Ending Ending, string Step), string> Examples { get; init; }
}

/// <summary>
/// <c>calendar.json</c> of a wave: the scenario's steps, those of the proposal lists and of the single forms between them, and under
/// <c>expected</c> what was planted and whom to follow.
/// </summary>
internal static class WaveCalendar
{
    /// <summary>Who may ask the made civil registry; the password derives from the seed and opens nothing else.</summary>
    public const string CivilUser = "PUSDATIN_SANDBOX";

    /// <summary>The steps of a case in their order, as Paseban names them.</summary>
    private static readonly string[] CaseSteps =
    [
        "Registered", "Completeness", "CivilRegistry", "RevenueAgency", "Institutions", "StateAid", "Duplicates", "Criteria",
        "NeighbourhoodReview", "Deliberation", "TargetList", "Submission", "FieldVerification", "Determination", "Candidacy",
        "ProgrammeDeliberation", "Selection", "DecreeDraft",
    ];

    private static readonly (string Step, string Why)[] RefuseNobody =
    [
        ("Registered", "whoever is in a submitted form is registered; the form's completeness is looked at next"),
        ("StateAid", "the criteria of 2021 allow PKH, BPNT and BLT beside"),
        ("NeighbourhoodReview", "a remark of RT or RW is a doubt; the meeting decides"),
        ("Submission", "the locked list leaves as it is; the ministry's answer is the determination"),
    ];

    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string PasswordOf(long seed) => $"sandbox-{Dice.Hash(unchecked((ulong)seed), "civil registry") % 1_000_000:000000}";

    public static void Write(WaveSummary world)
    {
        var (scenario, request) = (world.Scenario, world.Request);
        var document = new JsonObject
        {
            ["scenario"] = scenario.Name,
            ["title"] = scenario.Title,
            ["seed"] = request.Seed,
            ["scale"] = request.Scale,
            ["people"] = world.Registered,
            ["civil"] = world.CivilRows,
            ["civilAsked"] = request.Civil,
            ["fundAccount"] = new JsonObject { ["number"] = scenario.FundAccount.Number, ["name"] = scenario.FundAccount.Name },
            ["fiscalYear"] = scenario.FiscalYear,
            ["clockStart"] = Instant(scenario.ClockStart),
            ["civilRegistry"] = new JsonObject
            {
                ["path"] = "/dukcapil/verify",
                ["user"] = CivilUser,
                ["password"] = PasswordOf(request.Seed),
                ["dailyQuota"] = world.CivilQuota,
            },
            ["expected"] = Expected(world),
            ["steps"] = new JsonArray([.. Steps(world)]),
        };
        var path = Path.Combine(request.Folder, CalendarFile.Name);
        File.WriteAllText(path + ".part", document.ToJsonString(Json) + "\n");
        File.Move(path + ".part", path, overwrite: true);
    }

    private static JsonObject Expected(WaveSummary world) => new()
    {
        ["applications"] = world.Applications,
        ["applicationPeople"] = world.ApplicationPeople,
        ["faults"] = Counts(world.Faults),
        ["cleanUp"] = Counts(world.CleanUp),
        ["quota"] = Counts(world.Quota),
        ["examples"] = new JsonObject
        {
            ["paid"] = world.Examples.GetValueOrDefault((Ending.Paid, "")),
            ["withdrawn"] = world.Examples.GetValueOrDefault((Ending.Withdrawn, "")),
            ["refused"] = Examples(world, Ending.Refused),
            ["doubted"] = Examples(world, Ending.Doubted),
            ["allowed"] = Examples(world, Ending.Allowed),
            ["refusesNobody"] = new JsonObject(
                RefuseNobody.Select(pair => KeyValuePair.Create(pair.Step, (JsonNode?)pair.Why))),
        },
    };

    private static JsonObject Examples(WaveSummary world, Ending ending) => new(CaseSteps
        .Where(step => world.Examples.ContainsKey((ending, step)))
        .Select(step => KeyValuePair.Create(step, (JsonNode?)world.Examples[(ending, step)])));

    private static JsonObject Counts(IEnumerable<KeyValuePair<string, int>> counts) =>
        new(counts.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static IEnumerable<JsonNode> Steps(WaveSummary world)
    {
        var imports = world.Scenario.Batches.Select((batch, i) => new JsonObject
        {
            ["name"] = batch.Name,
            ["at"] = Instant(batch.At),
            ["do"] = "application-import",
            ["file"] = batch.File,
            ["wave"] = "FMOTM-2021",
            ["rows"] = world.RowsByBatch[i],
        });
        return world.Scenario.Calendar.Select(step => Planned(world, step))
            .Concat(imports)
            .Concat(world.Forms)
            .OrderBy(step => DateTimeOffset.Parse((string)step["at"]!, CultureInfo.InvariantCulture));
    }

    private static JsonObject Planned(WaveSummary world, JsonObject planned)
    {
        var step = planned.DeepClone().AsObject();
        if ((string?)step["do"] != "budget") return step;
        var programme = (string)step["programme"]!;
        var scaled = (long)decimal.Round((long)step["ceiling"]! * world.Request.Scale);
        // The quota bounds what the months of a year can cost, whatever the rounding of a small world.
        step["ceiling"] = Math.Max(scaled, world.Quota[programme] * world.Scenario.Current.Amounts[programme] * 12);
        return step;
    }

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
