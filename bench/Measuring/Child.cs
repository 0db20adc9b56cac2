using System.Globalization;
using System.Text.Json;
using Paseban.Bench.Steps;
using Paseban.Storage;

namespace Paseban.Bench.Measuring;

/// <summary>
/// The measuring itself, in a process of its own for each engine, size and repetition: what one run leaves in memory or in a database never
/// helps or hinders another. Its standard output is a line of JSON for each step.
/// </summary>
internal static class Child
{
    private const string Word = "measure";

    // Everything is done with so few people, elsewhere, before it is measured: what is measured is the work, not how long the runtime
    // takes to compile the program, which is the same for any number of people. The runtime compiles well only what it has seen several
    // times, and only when there is nothing else to do.
    private const long WarmingPeople = 2_000;
    private const int WarmingRounds = 3;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    public static bool IsMeant(string[] args) => args is [Word, ..];

    public static string[] Arguments(Engine engine, long people, string folder, IEnumerable<Step> steps) =>
        [Word, engine.ToString(), people.ToString(CultureInfo.InvariantCulture), folder, .. steps.Select(step => step.Name)];

    /// <param name="args">As <see cref="Arguments"/> makes them.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var engine = Enum.Parse<Engine>(args[1]);
        var people = long.Parse(args[2], CultureInfo.InvariantCulture);
        var wanted = args[4..].Select(name => Step.Find(name)!).ToHashSet();
        var warmed = wanted.Where(step => !step.WarmsItself).ToHashSet();
        for (var round = 0; round < WarmingRounds; round++)
        {
            await using var warming = await Place.CreateAsync(engine, args[3], "warming");
            await GoThroughAsync(warming, WarmingPeople, warmed, _ => { });
            await Task.Delay(Rest);
        }
        await using var place = await Place.CreateAsync(engine, args[3], "bench");
        await GoThroughAsync(place, people, wanted, Show);
        return 0;
    }

    private static async Task GoThroughAsync(Place place, long people, HashSet<Step> wanted, Action<Measurement> show)
    {
        await using var world = await World.CreateAsync(place.Specification, place.Folder, people);
        foreach (var step in Step.All)
        {
            if (wanted.Contains(step)) show(await Measurement.TakeAsync(world, step));
            else if (wanted.Any(one => one.Needs(step))) await step.DoAsync(world);
        }
    }

    private static void Show(Measurement measured) =>
        Console.WriteLine(JsonSerializer.Serialize(measured, MeasurementJson.Default.Measurement));
}
