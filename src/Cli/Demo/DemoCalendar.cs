using System.Text.Json;
using System.Text.Json.Serialization;

namespace Paseban.Cli.Demo;

/// <summary>What the sandbox says should happen, and when.</summary>
internal sealed record DemoCalendar(
    string Scenario,
    string Title,
    long People,
    int FiscalYear,
    DateTimeOffset ClockStart,
    FundAccountOfWorld FundAccount,
    string? ExamplesAt,
    IReadOnlyDictionary<string, string>? Examples,
    CivilRegistryOfWorld? CivilRegistry,
    IReadOnlyList<CalendarStep> Steps)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static DemoCalendar Read(string world) =>
        JsonSerializer.Deserialize<DemoCalendar>(File.ReadAllText(Path.Combine(world, "calendar.json")), CamelCase)
        ?? throw new InvalidDataException("The world has no calendar.");

    public IEnumerable<CalendarStep> Runs => Steps.Where(step => step.Do == "run");
}

internal sealed record FundAccountOfWorld(string Number, string Name);

/// <summary>How the civil registry is asked over HTTP.</summary>
/// <param name="Path">Below the sandbox's address.</param>
internal sealed record CivilRegistryOfWorld(string Path, string User, string Password, int DailyQuota);

/// <summary>One step of the calendar; what does not belong to its kind is null.</summary>
/// <param name="Do">import-persons, import-accounts, decree-import, decree-amend, recipients, budget, run or year-close.</param>
internal sealed record CalendarStep(
    string Name,
    DateTimeOffset At,
    string Do,
    string? File,
    string? Number,
    string? Title,
    string? SignedOn,
    string? Amends,
    string? Programme,
    string? Dpa,
    long Ceiling,
    string? Run,
    IReadOnlyList<string>? Programmes,
    string? Cohort,
    string? Months,
    DateOnly ValueDate,
    bool Published,
    string? Label,
    int Year,
    ExpectedRun? Expected)
{
    /// <summary>What only some steps have: the wave, the kind of a meeting, a vintage.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> More { get; init; } = [];

    /// <summary>One of them; a calendar without it is not for this version.</summary>
    public string Word(string name) =>
        More.TryGetValue(name, out var value) && value.GetString() is { } word
            ? word
            : throw Missing(name);

    /// <summary>A figure that only some steps have, as the command line takes it; a calendar without it is not for this version.</summary>
    public string Figure(string name) =>
        More.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetRawText()
            : throw Missing(name);

    public string? WordOrNull(string name) => More.TryGetValue(name, out var value) ? value.GetString() : null;

    private DemoFailure Missing(string name) =>
        DemoFailure.Of("demo.calendar", $"The step '{Name}' has no '{name}'.", "Use the sandbox of this version.");
}

/// <summary>What a run should credit in the end, by programme.</summary>
internal sealed record ExpectedRun(IReadOnlyDictionary<string, long> Recipients, long Credited);
