using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Paseban.Web.Assets;

/// <summary>
/// The few files of style and script, each under the hash of its content: a browser keeps one for a year, and a new one has a new address.
/// They are compressed once, when they are first asked for.
/// </summary>
public static class AssetFiles
{
    private static readonly FrozenDictionary<string, Asset> Files = Read().ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>Where a page finds a file, by its plain name: <c>portal.css</c>.</summary>
    public static string AddressOf(string name) => $"/assets/{Files[name].Hash}/{name}";

    /// <summary>How many bytes a browser that takes brotli gets.</summary>
    public static int CompressedLength(string name) => Files[name].Brotli.Value.Length;

    public static void MapAssets(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/assets/{hash}/{name}", (string hash, string name, HttpContext http) =>
        {
            if (!Files.TryGetValue(name, out var asset) || asset.Hash != hash) return Results.NotFound();
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            http.Response.Headers.Vary = "Accept-Encoding";
            if (!http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
                return Results.Bytes(asset.Content, asset.MediaType);
            http.Response.Headers.ContentEncoding = "br";
            return Results.Bytes(asset.Brotli.Value, asset.MediaType);
        });

    private static IEnumerable<Asset> Read()
    {
        var assembly = typeof(AssetFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("assets/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            yield return new(resource["assets/".Length..], memory.ToArray());
        }
    }

    private sealed class Asset(string name, byte[] content)
    {
        public string Name => name;

        public byte[] Content => content;

        public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(content))[..16];

        public string MediaType { get; } = name.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript";

        public Lazy<byte[]> Brotli { get; } = new(() =>
        {
            using var memory = new MemoryStream();
            using (var brotli = new BrotliStream(memory, CompressionLevel.SmallestSize)) brotli.Write(content);
            return memory.ToArray();
        });
    }
}
