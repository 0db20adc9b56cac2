using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Paseban.Tests.Storage.Matching;

/// <summary>
/// A civil registry of the test: says yes to everything, unless told otherwise; counts how often each NIK was asked about.
/// </summary>
internal sealed class MadeRegistry : HttpMessageHandler
{
    private readonly Lock counting = new();

    /// <summary>Answers left; then the quota is used up.</summary>
    public int Quota { get; set; } = int.MaxValue;

    /// <summary>By NIK, what stands in <c>content[0]</c> instead.</summary>
    public Dictionary<string, JsonObject> Says { get; } = new(StringComparer.Ordinal);

    /// <summary>How many of the next calls fail with 503.</summary>
    public int Failing { get; set; }

    /// <summary>After so many answers the caller is killed.</summary>
    public int KillAfter { get; set; } = int.MaxValue;

    public Dictionary<string, int> Asked { get; } = new(StringComparer.Ordinal);

    public JsonObject? Last { get; private set; }

    public static JsonObject Code(string code) => new() { ["RESPONSE_CODE"] = code, ["RESPONSE"] = "..." };

    public static JsonObject Words(string words) => new() { ["RESPON"] = words };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var question = JsonNode.Parse(await request.Content!.ReadAsStringAsync(ct))!.AsObject();
        lock (counting)
        {
            if (Failing-- > 0) return new(HttpStatusCode.ServiceUnavailable);
            if (KillAfter-- <= 0) throw new InvalidOperationException("killed");
            if (Quota-- <= 0) return Page(Words("Kuota Akses Hari ini telah Habis"));
            Last = question;
            var nik = (string)question["NIK"]!;
            Asked[nik] = Asked.GetValueOrDefault(nik) + 1;
            if (Says.TryGetValue(nik, out var said)) return Page((JsonObject)said.DeepClone());
            var agrees = new JsonObject();
            var elements = question.Select(pair => pair.Key).Except(["USER_ID", "PASSWORD", "IP_USER", "TRESHOLD"]);
            foreach (var element in elements)
                agrees[element] = element == "NAMA_LGKP" ? "Sesuai (100)" : "Sesuai";
            return Page(agrees);
        }
    }

    private static HttpResponseMessage Page(JsonObject content) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            new JsonObject { ["content"] = new JsonArray(content), ["lastPage"] = true }.ToJsonString(new JsonSerializerOptions()),
            Encoding.UTF8, "application/json"),
    };
}
