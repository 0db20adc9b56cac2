using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Paseban.Sandbox.Scenario;
using Paseban.Sandbox.Wave;

namespace Paseban.Sandbox;

/// <summary><c>paseban-sandbox make</c>: a world of files, the same for the same seed.</summary>
internal static class MakeCommand
{
    public static Command Create()
    {
        var scenario = Option("--scenario", "year-2024, august-2025, registration-2021, or the path of a scenario file", "year-2024");
        var seed = Option("--seed", "Another seed makes other people and the same totals", 1L);
        var scale = Option("--scale", "Every figure times this, rounded, at least 1 (0.01 for a quick trial)", 1m);
        var people = new Option<int?>("--people") { Description = "Registered people, recipients included (default: 600000 x scale)" };
        var civil = new Option<int?>("--civil")
        {
            Description = "Rows of the civil registry extract of registration-2021, up to 11000000 (default: 600000 x scale)",
        };
        var territory = Option("--territory", "Folder of the kelurahan and population files", "territory");
        var folder = new Option<string>("--out") { Description = "Folder to write the world into", Required = true };
        var command = new Command("make", "Make a synthetic Jakarta: registry, decree lists, events, bank accounts and the calendar")
        {
            scenario, seed, scale, people, civil, territory, folder,
        };
        command.SetAction(parsed => Run(
            new WorldRequest(
                parsed.GetValue(scenario)!,
                parsed.GetValue(seed),
                parsed.GetValue(scale),
                parsed.GetValue(people),
                parsed.GetValue(territory)!,
                parsed.GetValue(folder)!),
            parsed.GetValue(civil)));
        return command;
    }

    private static Option<T> Option<T>(string name, string description, T standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static int Run(WorldRequest request, int? civil)
    {
        var isWave = request.Scenario == WaveScenario.Known;
        if (isWave && request.People is not null) return Refuse("--people belongs to the other scenarios; registration-2021 has --civil.");
        if (!isWave && civil is not null) return Refuse("--civil belongs to registration-2021; the other scenarios have --people.");
        if (civil is < 0 or > 11_000_000) return Refuse("--civil is between 0 and 11000000.");
        if (request.Scale is <= 0 or > 100) return Refuse("--scale is between 0 and 100.");
        if (!File.Exists(Path.Combine(request.Territory, "dki_wilayah_kelurahan.csv")))
            return Refuse($"{request.Territory} holds no dki_wilayah_kelurahan.csv; point --territory at the territory folder.");
        var started = Stopwatch.GetTimestamp();
        try
        {
            if (Standing(request, civil) is { } standing) return standing;
            var made = isWave ? MakeWave(request, civil) : MakeYear(request);
            Console.WriteLine($"{made}, in {request.Folder} ({Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s).");
            return 0;
        }
        catch (Exception problem) when (problem is WorldException or IOException or UnauthorizedAccessException)
        {
            return Refuse(problem.Message);
        }
    }

    private static string MakeYear(WorldRequest request)
    {
        var made = World.Make(request);
        return $"{made.People:N0} people, {made.Plan.Recipients.Count:N0} of them recipients";
    }

    private static string MakeWave(WorldRequest request, int? civil)
    {
        var made = WaveWorld.Make(new WaveRequest(request.Seed, request.Scale, civil, request.Territory, request.Folder));
        return $"{made.Applications:N0} applications of {made.ApplicationPeople:N0} people, {made.CivilRows:N0} in the civil registry";
    }

    /// <summary>A whole world that stands there is kept: it may hold the books of a bank that worked. Null when there is none.</summary>
    private static int? Standing(WorldRequest request, int? civil)
    {
        var path = Path.Combine(request.Folder, CalendarFile.Name);
        if (!File.Exists(path)) return null;
        var calendar = JsonNode.Parse(File.ReadAllText(path))!;
        var same = (string)calendar["scenario"]! == NameOf(request.Scenario) && (long)calendar["seed"]! == request.Seed
            && (decimal)calendar["scale"]! == request.Scale && (request.People is null || (int)calendar["people"]! == request.People)
            && (civil is null || (int?)calendar["civilAsked"] == civil);
        if (!same)
        {
            var other = $"{calendar["scenario"]}, seed {calendar["seed"]}, scale {calendar["scale"]}, {calendar["people"]} people";
            return Refuse($"{request.Folder} holds another world ({other}); choose another --out or remove it.");
        }
        Console.WriteLine($"{request.Folder} holds this world already; nothing was written.");
        return 0;
    }

    private static string NameOf(string scenario) =>
        scenario == WaveScenario.Known ? WaveScenario.Known : ScenarioFile.Load(scenario).Name;

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
