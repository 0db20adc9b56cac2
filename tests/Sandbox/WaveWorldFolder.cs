using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Paseban.Sandbox.Wave;

namespace Paseban.Tests.Sandbox;

/// <summary>A made world of a registration wave in a folder of its own, gone with the test.</summary>
internal sealed class WaveWorldFolder : IDisposable
{
    public WaveWorldFolder(long seed = 1, decimal scale = 0.01m, int? civil = null)
    {
        Folder = Directory.CreateTempSubdirectory("paseban-wave-").FullName;
        WaveWorld.Make(new WaveRequest(seed, scale, civil, Repository.Territory, Folder));
    }

    public string Folder { get; }

    public JsonNode Calendar => JsonNode.Parse(File.ReadAllText(PathOf("calendar.json")))!;

    public JsonNode Expected => Calendar["expected"]!;

    public IEnumerable<JsonObject> Steps(string @do) =>
        Calendar["steps"]!.AsArray().Select(step => step!.AsObject()).Where(step => (string?)step["do"] == @do);

    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Rows of a CSV file in which no cell has a comma.</summary>
    public IEnumerable<Dictionary<string, string>> Rows(string file) => Parse(File.ReadLines(PathOf(file)));

    /// <summary>Rows of every proposal list in CSV.</summary>
    public IEnumerable<Dictionary<string, string>> Applications() =>
        Directory.EnumerateFiles(PathOf("applications"), "*.csv").Order(StringComparer.Ordinal).SelectMany(file => Rows(file));

    public static IEnumerable<Dictionary<string, string>> Parse(IEnumerable<string> lines)
    {
        string[]? header = null;
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            var cells = line.Split(',');
            if (header is null) header = cells;
            else yield return header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }
    }

    public SortedDictionary<string, string> Hashes() => new(
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(Folder, path),
            path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))),
            StringComparer.Ordinal),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
