using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Paseban.Sandbox.Outside;

/// <param name="Status">HTTP status.</param>
/// <param name="Body">Null when the service gave no answer of its own.</param>
/// <param name="Delay">How long the caller is kept waiting.</param>
internal sealed record CivilReply(int Status, JsonObject? Body, TimeSpan Delay);

/// <summary>
/// The civil registry's web service by the verify-by-element contract (CALL_VERIFY_BY_ELEMEN): says of each element sent whether it
/// agrees, never what stands in the registry. It has a daily quota, is slow now and then, fails now and then, and is sometimes wrong.
/// </summary>
internal sealed class CivilService(Truth truth, CivilIndex index)
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(250);
    private readonly string user = truth.Setting("civil_user");
    private readonly string password = truth.Setting("civil_password");
    private readonly long quota = long.Parse(truth.Setting("civil_quota"), CultureInfo.InvariantCulture);
    private readonly string extractedOn = truth.Setting("as_of");
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);

    public CivilReply Verify(JsonObject request, DateOnly today)
    {
        var asked = request.ToDictionary(pair => pair.Key.ToUpperInvariant(), pair => Text(pair.Value), StringComparer.Ordinal);
        string Of(string element) => asked.GetValueOrDefault(element, "");
        if (Of("USER_ID") != user || Of("PASSWORD") != password) return Says("Login gagal");
        if (Of("IP_USER").Length == 0) return Says("IP Client Tidak terdaftar");
        var nik = Of("NIK");
        if (truth.Lot("fails:" + nik, 1000) < 3 && failed.Add($"{nik} {today:O}"))
            return new(StatusCodes.Status503ServiceUnavailable, null, Slow);
        if (!truth.TakeCivilAnswer(today, quota)) return Says("Kuota Akses Hari ini telah Habis");
        var delay = truth.Lot("slow:" + nik, 400) == 0 ? Slow : TimeSpan.Zero;
        var body = Answer(asked, nik, today);
        return new(StatusCodes.Status200OK, Page(body), delay);
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>().Trim(),
        _ => value.ToJsonString(),
    };

    private static CivilReply Says(string words) =>
        new(StatusCodes.Status200OK, Page(new JsonObject { ["RESPON"] = words }), TimeSpan.Zero);

    private static JsonObject Page(JsonObject content) => new()
    {
        ["content"] = new JsonArray(content), ["lastPage"] = true, ["numberOfElements"] = 1, ["sort"] = null, ["firstPage"] = true,
        ["number"] = 0, ["size"] = 1,
    };

    private JsonObject Answer(Dictionary<string, string> asked, string nik, DateOnly today)
    {
        if (nik.Length != 16 || nik.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return Code("15", "Data Tidak Ditemukan, NIK tidak sesuai format Dukcapil");
        if (index.Find(nik) is not { } row) return Code("13", "Data Tidak Ditemukan, NIK tidak terdapat di database Kependudukan");
        var status = StatusOf(row, today);
        if (status == "MENINGGAL") return Code("11", "Data Ditemukan, Meninggal Dunia");
        if (status == "GANDA") return Code("12", "Data Ditemukan, Data Ganda");
        // Once in a thousand the service says so of an active number, for a day (194,744 were to be frozen in 2023, and many came back).
        if (status == "NON_AKTIF" || truth.Lot($"wrong:{nik}:{today:O}", 1000) == 0)
            return Code("14", "Data Ditemukan, Status Non Aktif silahkan hubungi Dinas Dukcapil");
        var threshold = int.TryParse(
            asked.GetValueOrDefault("TRESHOLD"), NumberStyles.None, CultureInfo.InvariantCulture, out var least) ? least : 100;
        var reply = new JsonObject();
        foreach (var (element, value) in asked)
        {
            if (Compare(row, status == "PINDAH", element, value, threshold) is { } words) reply[element] = words;
        }
        return reply;
    }

    private static JsonObject Code(string code, string words) => new() { ["RESPONSE_CODE"] = code, ["RESPONSE"] = words };

    /// <summary>A death after the extract is known a month afterwards, or not at all in two cases of five.</summary>
    private string StatusOf(CivilRow row, DateOnly today)
    {
        if (row.Status != "AKTIF" || truth.Find(row.Nik) is not { Died: { } died } person) return row.Status;
        return string.CompareOrdinal(died, extractedOn) > 0 && person.IsDead(today.AddDays(-30)) && truth.Lot("reported:" + row.Nik, 5) < 3
            ? "MENINGGAL"
            : row.Status;
    }

    private static string? Compare(CivilRow row, bool moved, string element, string value, int threshold) => element switch
    {
        "NIK" => Exact(true),
        "NO_KK" => Exact(value == row.Card),
        "NAMA_LGKP" => Scored(row.Name, value, threshold),
        "TMPT_LHR" => Scored(row.Birthplace, value, threshold),
        "ALAMAT" => Scored(row.Address, value, threshold),
        "TGL_LHR" => Exact(value == row.Born || value == $"{row.Born[8..]}-{row.Born[5..7]}-{row.Born[..4]}"),
        "JENIS_KLMIN" => Exact(Means(value, row.Sex)),
        "JENIS_PKRJN" => Exact(string.Equals(value, row.Job, StringComparison.OrdinalIgnoreCase)),
        "NO_RT" => Exact(value.TrimStart('0') == row.Rt.TrimStart('0')),
        "NO_RW" => Exact(value.TrimStart('0') == row.Rw.TrimStart('0')),
        // Whoever moved out is found, under another province.
        "NO_PROP" => Exact(!moved && value == "31"),
        "NO_KAB" => Exact(!moved && value == row.Area[3..5]),
        "NO_KEC" => Exact(!moved && value == row.Area[6..8]),
        "NO_KEL" => Exact(!moved && value == row.Area[9..]),
        "PROP_NAME" => Exact(!moved && value.Contains("JAKARTA", StringComparison.OrdinalIgnoreCase)),
        "KAB_NAME" or "KEC_NAME" or "KEL_NAME" => Exact(!moved),
        _ => null,
    };

    private static bool Means(string word, string sex) =>
        (word.ToUpperInvariant(), sex) is ("PEREMPUAN" or "WANITA" or "P" or "F", "P") or ("LAKI-LAKI" or "L" or "M", "L");

    private static string Exact(bool agrees) => agrees ? "Sesuai" : "Tidak Sesuai";

    private static string Scored(string registered, string value, int threshold)
    {
        var score = NameAgreement.Percent(registered, value);
        return string.Create(CultureInfo.InvariantCulture, $"{(score >= threshold ? "Sesuai" : "Tidak Sesuai")} ({score})");
    }
}
