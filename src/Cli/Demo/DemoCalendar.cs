using System.Text.Json;

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
    IReadOnlyList<CalendarStep> Steps)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static DemoCalendar Read(string world) =>
        JsonSerializer.Deserialize<DemoCalendar>(File.ReadAllText(Path.Combine(world, "calendar.json")), CamelCase)
        ?? throw new InvalidDataException("The world has no calendar.");

    public IEnumerable<CalendarStep> Runs => Steps.Where(step => step.Do == "run");
}

internal sealed record FundAccountOfWorld(string Number, string Name);

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
    ExpectedRun? Expected);

/// <summary>What a run should credit in the end, by programme.</summary>
internal sealed record ExpectedRun(IReadOnlyDictionary<string, long> Recipients, long Credited);
