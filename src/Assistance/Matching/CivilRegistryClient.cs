using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Paseban.Assistance.Matching;

/// <summary>Why the civil registry gives no answer; anything but a quota needs somebody to act.</summary>
public enum CivilRefusal
{
    /// <summary>Kuota Akses Hari ini telah Habis: the same question is answered tomorrow.</summary>
    QuotaExhausted = 1,

    /// <summary>Login gagal.</summary>
    LoginFailed = 2,

    /// <summary>IP Address Tidak Sesuai, IP Client Tidak terdaftar.</summary>
    AddressRefused = 3,

    /// <summary>It does not answer, or not in the words of the contract, however often it is asked.</summary>
    Unreachable = 4,
}

/// <param name="Url">Where <c>CALL_VERIFY_BY_ELEMEN</c> is posted to.</param>
/// <param name="Address">The address that the registry knows us by (IP_USER).</param>
public sealed record CivilRegistryAccess(Uri Url, string User, string Password, string Address)
{
    /// <summary>Never shows the password.</summary>
    public override string ToString() => $"{User} at {Url}";
}

/// <summary>What is asked about one person: the NIK and the elements to compare, by their names in the contract.</summary>
internal sealed record CivilQuestion(long PersonId, string Nik, IReadOnlyDictionary<string, string> Elements);

/// <summary>Either an answer or why there is none.</summary>
internal readonly record struct CivilReply(CivilAnswer? Answer, CivilRefusal? Refusal);

/// <summary>
/// Asks the civil registry's service by the verify-by-element contract (domain.md 3.4). A failure that may pass is tried again after a
/// growing pause.
/// </summary>
internal sealed class CivilRegistryClient(HttpClient http, CivilRegistryAccess access, int threshold, TimeSpan firstPause)
{
    private const int Tries = 4;

    public async Task<CivilReply> AskAsync(CivilQuestion question, CancellationToken ct)
    {
        var body = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["USER_ID"] = access.User, ["PASSWORD"] = access.Password, ["IP_USER"] = access.Address,
            ["TRESHOLD"] = threshold.ToString(CultureInfo.InvariantCulture), ["NIK"] = question.Nik,
        };
        foreach (var (element, value) in question.Elements) body[element] = value;
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(body, ct) is { } reply) return reply;
            if (attempt == Tries) return new(null, CivilRefusal.Unreachable);
            await Task.Delay(firstPause * (1 << (attempt - 1)), ct);
        }
    }

    /// <summary>Null when it is worth asking again.</summary>
    private async Task<CivilReply?> TryAsync(Dictionary<string, string> body, CancellationToken ct)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(access.Url, body, ct);
            if (response.StatusCode is HttpStatusCode.Unauthorized) return new CivilReply(null, CivilRefusal.LoginFailed);
            if (response.StatusCode is HttpStatusCode.Forbidden) return new CivilReply(null, CivilRefusal.AddressRefused);
            if (!response.IsSuccessStatusCode) return null;
            using var page = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
            return CivilReplyReader.Read(page.RootElement);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The client's own time limit.
            return null;
        }
    }
}

/// <summary>Reads <c>content[0]</c> of a reply.</summary>
internal static class CivilReplyReader
{
    private static readonly string[] NotElements = ["RESPON", "RESPONSE", "RESPONSE_CODE", "RESPONSE_DESC", "NIK"];

    /// <summary>Null for what is not in the words of the contract.</summary>
    public static CivilReply? Read(JsonElement page)
    {
        if (page.ValueKind != JsonValueKind.Object || !page.TryGetProperty("content", out var content)
            || content.ValueKind != JsonValueKind.Array || content.GetArrayLength() == 0 || content[0].ValueKind != JsonValueKind.Object)
            return null;
        var said = content[0].EnumerateObject().ToDictionary(
            property => property.Name.ToUpperInvariant(), property => property.Value.ToString().Trim(), StringComparer.Ordinal);
        if (said.TryGetValue("RESPONSE_CODE", out var code)) return OfCode(code);
        if (said.TryGetValue("RESPON", out var words)) return OfWords(words);
        var elements = new List<CivilElement>();
        foreach (var (name, text) in said)
        {
            if (!NotElements.Contains(name) && Percent(text) is { } percent) elements.Add(new(name, percent));
        }
        if (elements.Count == 0) return null;
        var answer = new CivilAnswer(CivilStatus.Active, elements);
        return new(answer with { IsOfDki = answer.Percent(CivilElements.Province) is { } province ? province == 100 : null }, null);
    }

    private static CivilReply? OfCode(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 11 and <= 15
            ? new(new CivilAnswer((CivilStatus)number, []), null)
            : null;

    private static CivilReply? OfWords(string words)
    {
        if (words.Contains("kuota", StringComparison.OrdinalIgnoreCase)) return new(null, CivilRefusal.QuotaExhausted);
        if (words.Contains("login gagal", StringComparison.OrdinalIgnoreCase)) return new(null, CivilRefusal.LoginFailed);
        if (words.StartsWith("IP ", StringComparison.OrdinalIgnoreCase)) return new(null, CivilRefusal.AddressRefused);
        return words.Contains("tidak ditemukan", StringComparison.OrdinalIgnoreCase)
            ? new(new CivilAnswer(CivilStatus.NotFound, []), null)
            : null;
    }

    /// <summary>"Sesuai", "Sesuai (97)", "Tidak Sesuai (0)"; null for anything else.</summary>
    private static int? Percent(string text)
    {
        var agrees = text.StartsWith("Sesuai", StringComparison.OrdinalIgnoreCase);
        if (!agrees && !text.StartsWith("Tidak Sesuai", StringComparison.OrdinalIgnoreCase)) return null;
        var (open, close) = (text.IndexOf('(', StringComparison.Ordinal), text.IndexOf(')', StringComparison.Ordinal));
        return open >= 0 && close > open
            && int.TryParse(text.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var score)
            ? Math.Clamp(score, 0, 100)
            : agrees ? 100 : 0;
    }
}
