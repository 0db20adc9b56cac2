using System.Text.Json;
using System.Text.Json.Nodes;
using Paseban.Sandbox.Scenario;

namespace Paseban.Sandbox.Wave;

/// <summary>
/// A registration wave as data: how many register, who is on the list already, which errors are planted how often, the files and the
/// calendar. Figures are at full scale; rates are per 100,000 (households, or persons). Published figures carry their source in the file.
/// </summary>
internal sealed record WaveScenario
{
    public const string Known = "registration-2021";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string Name { get; init; }
    public required string Title { get; init; }
    /// <summary>The year whose decree and payment the calendar ends with.</summary>
    public required int FiscalYear { get; init; }
    public required RegistryState Registry { get; init; }
    public required FundAccount FundAccount { get; init; }
    public required DateTimeOffset ClockStart { get; init; }
    /// <summary>Household applications, those that repeat another one included.</summary>
    public required int Applications { get; init; }
    /// <summary>Rows of the civil registry extract.</summary>
    public required int Civil { get; init; }
    public required CurrentRecipients Current { get; init; }
    /// <summary>What the matching of current recipients finds, by programme and reason; CAR_AND_NJOP is both at once.</summary>
    public required IReadOnlyDictionary<string, Dictionary<string, int>> CleanUp { get; init; }
    /// <summary>Recipients of the new year by programme, spread over the kelurahan by population.</summary>
    public required IReadOnlyDictionary<string, int> Quota { get; init; }
    /// <summary>Questions the civil registry answers in a day.</summary>
    public required int DailyCivilQuota { get; init; }
    public required PlantedRates Rates { get; init; }
    public required IReadOnlyList<Batch> Batches { get; init; }
    public required BankHolidays BankHolidays { get; init; }
    public required IReadOnlyList<JsonObject> Calendar { get; init; }

    public static WaveScenario Load()
    {
        using var stream = typeof(WaveScenario).Assembly.GetManifestResourceStream($"scenarios/{Known}.json")!;
        return JsonSerializer.Deserialize<WaveScenario>(stream, Json) ?? throw new InvalidDataException($"{Known} holds no scenario.");
    }
}

/// <param name="People">Recipients by programme.</param>
/// <param name="Amounts">Rupiah for one person and month.</param>
/// <param name="OtherRegistered">Households in the social registry that are on no list.</param>
internal sealed record CurrentRecipients(
    IReadOnlyDictionary<string, int> People, IReadOnlyDictionary<string, long> Amounts, int OtherRegistered);

/// <param name="Households">Per 100,000 household applications.</param>
/// <param name="Persons">Per 100,000 people in them.</param>
internal sealed record PlantedRates(IReadOnlyDictionary<string, int> Households, IReadOnlyDictionary<string, int> Persons);

/// <param name="File">Proposal list, relative to the world; CSV or XLSX by its name.</param>
/// <param name="Share">Percent of the applications that come by this list.</param>
internal sealed record Batch(string File, DateTimeOffset At, int Share, string Name);
