using System.Text.Json;

namespace Paseban.Cli.Demo;

/// <summary>Short ways into a command's result.</summary>
internal static class JsonReading
{
    extension(JsonElement element)
    {
        public long Number(string name) => element.GetProperty(name).GetInt64();

        public string Text(string name) => element.GetProperty(name).GetString() ?? "";

        public Rupiah Rupiah(string name) => new(element.Number(name));

        public IEnumerable<JsonElement> Items(string name) => element.GetProperty(name).EnumerateArray();
    }
}
