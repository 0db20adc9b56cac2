using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Paseban.Assistance.Territory;

namespace Paseban.Office.Oversight;

/// <summary>
/// The outlines of the kelurahan for maps, made once: the code as the name of each, four decimals (eleven metres), nothing else. The
/// address carries the hash of what it holds, so that a browser keeps it.
/// </summary>
internal static class Boundaries
{
    private static readonly Lazy<Outlines?> Made = new(Make);

    /// <summary>Where a page finds the outlines; null when the territory's files are not there.</summary>
    public static string? Address => Made.Value is { } outlines ? $"/figures/kelurahan-{outlines.Hash}.json" : null;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/figures/kelurahan-{hash}.json", (string hash, HttpContext http) =>
        {
            if (Made.Value is not { } outlines || hash != outlines.Hash) return Results.NotFound();
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            http.Response.Headers.Vary = "Accept-Encoding";
            if (!http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
                return Results.Bytes(outlines.Json, "application/geo+json");
            http.Response.Headers.ContentEncoding = "br";
            return Results.Bytes(outlines.Brotli, "application/geo+json");
        });

    private static Outlines? Make()
    {
        var folder = TerritoryFolder.Find();
        if (!folder.Succeeded) return null;
        var path = Path.Combine(folder.Value, "dki_kelurahan_boundaries.geojson");
        if (!File.Exists(path)) return null;
        using var source = JsonDocument.Parse(File.ReadAllBytes(path));
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory)) Write(json, source.RootElement);
        var bytes = memory.ToArray();
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize)) brotli.Write(bytes);
        return new(bytes, packed.ToArray(), Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }

    private static void Write(Utf8JsonWriter json, JsonElement collection)
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var feature in collection.GetProperty("features").EnumerateArray())
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            json.WriteString("name", feature.GetProperty("properties").GetProperty("kode").GetString());
            json.WriteEndObject();
            json.WriteStartObject("geometry");
            json.WriteString("type", feature.GetProperty("geometry").GetProperty("type").GetString());
            json.WritePropertyName("coordinates");
            WritePlaces(json, feature.GetProperty("geometry").GetProperty("coordinates"));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlaces(Utf8JsonWriter json, JsonElement places)
    {
        if (places.ValueKind == JsonValueKind.Number)
        {
            json.WriteNumberValue(decimal.Round(places.GetDecimal(), 4));
            return;
        }
        json.WriteStartArray();
        foreach (var place in places.EnumerateArray()) WritePlaces(json, place);
        json.WriteEndArray();
    }

    private sealed record Outlines(byte[] Json, byte[] Brotli, string Hash);
}
