using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Paseban.Sandbox.Scenario;

/// <summary>
/// A stretch of the real programme's life, as data: published headcounts with their source, the ends and enrolments that lead from one
/// to the next, and the calendar the demo follows. Figures are at full scale.
/// </summary>
internal sealed record ScenarioFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string Name { get; init; }
    public required string Title { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>Registered people at full scale, recipients included.</summary>
    public required int People { get; init; }
    /// <summary>Rupiah for one person and month.</summary>
    public required long AmountPerMonth { get; init; }
    public required RegistryState Registry { get; init; }
    public required FundAccount FundAccount { get; init; }
    /// <summary>Where the sandbox's clock stands before anybody sets it.</summary>
    public required DateTimeOffset ClockStart { get; init; }
    public required IReadOnlyList<Cohort> Cohorts { get; init; }
    public required IReadOnlyList<EndWave> Ends { get; init; }
    public AgeingOut? AgeingOut { get; init; }
    public required BankHolidays BankHolidays { get; init; }
    public required IReadOnlyList<JsonObject> Calendar { get; init; }
    /// <summary>Rupiah that each published run credited at full scale, by run; a check on the figures, not an input.</summary>
    public required IReadOnlyDictionary<string, long> PublishedCredits { get; init; }
    /// <summary>The month the examples of people for <c>explain</c> are made for, <c>2024-03</c>.</summary>
    public required string ExamplesAt { get; init; }

    public static IReadOnlyList<string> Known { get; } = ["year-2024", "august-2025"];

    /// <param name="name">One of <see cref="Known"/>, or the path of a file of the same shape.</param>
    public static ScenarioFile Load(string name)
    {
        using var stream = Known.Contains(name, StringComparer.Ordinal)
            ? typeof(ScenarioFile).Assembly.GetManifestResourceStream($"scenarios/{name}.json")!
            : File.OpenRead(name);
        try
        {
            return JsonSerializer.Deserialize<ScenarioFile>(stream, Json) ?? throw new WorldException($"{name} holds no scenario.");
        }
        catch (JsonException wrong)
        {
            throw new WorldException(
                $"{name} is not a scenario file (line {(wrong.LineNumber ?? 0) + 1}). Its form: sim/Sandbox/scenarios/year-2024.json.");
        }
    }
}

/// <param name="AsOf">People are registered, and their ages plausible, on this day.</param>
/// <param name="Source">BDT, DTKS or DTSEN.</param>
/// <param name="Vintage">Month of the snapshot, <c>2023-12</c>.</param>
internal sealed record RegistryState(DateOnly AsOf, string Source, string Vintage);

internal sealed record FundAccount(string Number, string Name);

/// <summary>Recipients who come onto the list together.</summary>
internal sealed record Cohort
{
    public required string Name { get; init; }
    /// <summary>The decree file, relative to the world, that carries these people's lines.</summary>
    public required string List { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    /// <summary>People by programme; either this or <see cref="Reach"/>.</summary>
    public IReadOnlyDictionary<string, int>? People { get; init; }
    /// <summary>As many people as bring the programme's total of this cohort's first month to these figures.</summary>
    public IReadOnlyDictionary<string, int>? Reach { get; init; }
    /// <summary>How many of them are new recipients (origin <c>baru</c>); the others are existing ones.</summary>
    public IReadOnlyDictionary<string, int>? New { get; init; }
    public bool AllNew { get; init; }
    public required string Accounts { get; init; }
    public required DateOnly[] AccountsOpened { get; init; }
    /// <summary>Where the accounts of the new ones stand, if apart.</summary>
    public string? NewAccounts { get; init; }
    public DateOnly[]? NewAccountsOpened { get; init; }
    public Suspension? Suspension { get; init; }
    public required string Source { get; init; }

    public Months Months => Months.Parse(From, To);
}

internal sealed record Suspension(string Reason, DateOnly From, string File, DateOnly RestoredFrom, string RestoredFile);

/// <summary>Recipients who leave on one day: first the registry learns why, then their entitlement is ended.</summary>
internal sealed record EndWave
{
    /// <summary>First day without entitlement; the first of a month.</summary>
    public required DateOnly Effective { get; init; }
    /// <summary>First and last day of death; before <see cref="Effective"/>, so that no rule on a death's month changes a count.</summary>
    public required DateOnly[] Deaths { get; init; }
    public required DateOnly[] Moves { get; init; }
    public required string Registry { get; init; }
    public required string File { get; init; }
    /// <summary>People by programme and reason code; CAR_AND_NJOP is both at once.</summary>
    public required IReadOnlyDictionary<string, Dictionary<string, int>> People { get; init; }
    public required string Source { get; init; }

    /// <summary>Month of the civil registry's and revenue agency's data that tell of it: the last before <see cref="Effective"/>.</summary>
    public string Vintage => Effective.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <param name="Programme">The programme that ends at an age.</param>
/// <param name="UntilBirthday">Entitled until this birthday, judged on the month's first day.</param>
/// <param name="People">People whose first month without entitlement is this one. Nobody else of the programme ages out.</param>
internal sealed record AgeingOut(string Programme, int UntilBirthday, IReadOnlyDictionary<string, int> People, string Source);

/// <summary>Days, beside Saturday and Sunday, on which the bank does nothing.</summary>
internal sealed record BankHolidays(IReadOnlyList<DateOnly> Days, string Source);
