using System.Text.Json.Nodes;
using Paseban.Sandbox.Scenario;

namespace Paseban.Tests.Sandbox;

/// <summary>A made world in a folder of its own, gone with the test.</summary>
internal sealed class SmallWorld : IDisposable
{
    public SmallWorld(string scenario = "year-2024", long seed = 1, decimal scale = 0.01m, int? people = null)
    {
        Folder = Directory.CreateTempSubdirectory("paseban-world-").FullName;
        World.Make(new WorldRequest(scenario, seed, scale, people, Repository.Territory, Folder));
    }

    public string Folder { get; }

    public JsonNode Calendar => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "calendar.json")))!;

    public IEnumerable<JsonObject> Steps(string @do) =>
        Calendar["steps"]!.AsArray().Select(step => step!.AsObject()).Where(step => (string?)step["do"] == @do);

    public IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadLines(Path.Combine(Folder, file));
        var header = lines.First().Split(',');
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            yield return header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
