using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Paseban.Tests.Sandbox;

public class OutsideTests
{
    [Fact]
    public async Task CivilRegistry_ThroughTheDay_StopsAtItsQuotaAndGoesOnTheNext()
    {
        using var world = new WaveWorldFolder();
        using var sandbox = await SandboxProcess.Start(world.Folder, Path.Combine(world.Folder, "exchange"));
        var people = world.Rows("civil/extract.csv").Where(row => row["status"] == "AKTIF").Take(130).ToList();
        var quota = (int)world.Calendar["civilRegistry"]!["dailyQuota"]!;
        (await sandbox.SetClock("2021-07-05")).EnsureSuccessStatusCode();
        var words = new List<string>();

        while (words.Count(word => word != "later") <= quota)
            words.Add(Word(await Ask(sandbox, world, people[words.Count % people.Count])));
        var restarted = Word(await Ask(sandbox, world, people[0]));
        (await sandbox.SetClock("2021-07-06")).EnsureSuccessStatusCode();
        var next = Word(await Ask(sandbox, world, people[1]));

        Assert.Equal("Kuota Akses Hari ini telah Habis", words[^1]);
        Assert.Equal("Kuota Akses Hari ini telah Habis", restarted);
        Assert.Equal(quota, words.Count(word => word is not ("later" or "Kuota Akses Hari ini telah Habis")));
        Assert.InRange(words.Count(word => word == "Sesuai"), quota * 95 / 100, quota);
        Assert.Equal("Sesuai", next);
    }

    [Fact]
    public async Task CivilRegistry_Answers_AgreeWithItsExtract()
    {
        using var world = new WaveWorldFolder(scale: 0.05m);
        using var sandbox = await SandboxProcess.Start(world.Folder, Path.Combine(world.Folder, "exchange"));
        (await sandbox.SetClock("2021-07-05")).EnsureSuccessStatusCode();
        var people = world.Rows("civil/extract.csv").ToList();
        var refused = world.Expected["examples"]!["refused"]!;
        var fine = people.First(row => row["nik"] == (string)refused["Completeness"]!);
        var dead = people.First(row => row["status"] == "MENINGGAL");
        var moved = people.First(row => row["status"] == "PINDAH");
        var doubled = people.First(row => row["status"] == "GANDA");
        var misspelt = new Dictionary<string, string>(fine) { ["nama_lgkp"] = "ORANG LAIN SAMA SEKALI", ["no_kk"] = fine["nik"] };

        var other = (await Ask(sandbox, world, misspelt)).Body!;
        Assert.Equal("11", (string?)(await Ask(sandbox, world, dead)).Body!["RESPONSE_CODE"]);
        Assert.Equal("12", (string?)(await Ask(sandbox, world, doubled)).Body!["RESPONSE_CODE"]);
        Assert.Equal("Tidak Sesuai", (string?)(await Ask(sandbox, world, moved)).Body!["NO_PROP"]);
        Assert.Equal("13", (string?)(await AskNik(sandbox, world, (string)refused["Duplicates"]!)).Body!["RESPONSE_CODE"]);
        Assert.Equal("15", (string?)(await AskNik(sandbox, world, "317")).Body!["RESPONSE_CODE"]);
        Assert.Equal("Sesuai (100)", (string?)(await Ask(sandbox, world, fine)).Body!["NAMA_LGKP"]);
        Assert.StartsWith("Tidak Sesuai (", (string?)other["NAMA_LGKP"], StringComparison.Ordinal);
        Assert.Equal("Tidak Sesuai", (string?)other["NO_KK"]);
        Assert.Equal("Sesuai", (string?)other["TGL_LHR"]);
        Assert.Equal("Login gagal", (string?)(await AskNik(sandbox, world, fine["nik"], password: "x")).Body!["RESPON"]);
    }

    [Fact]
    public async Task Field_Answers_AgreeWithTheTruth()
    {
        using var world = new WaveWorldFolder();
        using var sandbox = await SandboxProcess.Start(world.Folder, Path.Combine(world.Folder, "exchange"));
        var refused = world.Expected["examples"]!["refused"]!;
        var doubted = world.Expected["examples"]!["doubted"]!;
        string Of(string step) => (string)refused[step]!;
        var paid = (string)world.Expected["examples"]!["paid"]!;
        var names = string.Concat(
            refused.AsObject().Concat(doubted.AsObject()).Select((pair, i) => $"P-{pair.Key}{i},{pair.Value}\n"));
        var agenda = $"referensi,nik\n{names}P-0,{paid}\n";

        (await sandbox.SetClock("2021-07-14")).EnsureSuccessStatusCode();
        var remarks = await Table(sandbox, "/field/remarks", agenda);
        (await sandbox.SetClock("2021-07-19")).EnsureSuccessStatusCode();
        var meeting = await Table(sandbox, "/field/deliberations?kind=fmotm", agenda);
        var again = await Table(sandbox, "/field/deliberations?kind=fmotm", agenda);
        var visits = await Table(sandbox, "/field/visits", agenda);
        (await sandbox.SetClock("2021-10-01")).EnsureSuccessStatusCode();
        var ministry = await Table(sandbox, "/ministry/siks-ng", agenda.Replace("nik", "NIK", StringComparison.Ordinal));
        (await sandbox.SetClock("2021-12-10")).EnsureSuccessStatusCode();
        var recipients = await Table(sandbox, "/field/deliberations?kind=pkd", agenda);

        Assert.Equal("meninggal", remarks[(string)doubted["NeighbourhoodReview"]!]["catatan"]);
        Assert.Equal("tidak_layak", meeting[Of("Deliberation")]["keputusan"]);
        Assert.NotEmpty(meeting[Of("Deliberation")]["alasan"]);
        Assert.Equal("ganda_ruta", meeting[Of("Duplicates")]["keputusan"]);
        Assert.Equal(("layak", "1"), (meeting[paid]["keputusan"], meeting[paid]["prioritas"]));
        Assert.Equal("layak", meeting[Of("FieldVerification")]["keputusan"]);
        Assert.Equal("ya", visits[Of("FieldVerification")]["mobil"]);
        Assert.Equal("tidak_layak", visits[Of("FieldVerification")]["rekomendasi"]);
        Assert.Equal(("sesuai", "layak"), (visits[paid]["hasil"], visits[paid]["rekomendasi"]));
        Assert.Equal("meninggal", visits[(string)doubted["NeighbourhoodReview"]!]["hasil"]);
        Assert.Equal(("layak", "1", "2021-10"), (ministry[paid]["status"], ministry[paid]["desil"], ministry[paid]["periode"]));
        Assert.Equal("tidak_layak", ministry[Of("Determination")]["status"]);
        Assert.Equal("perbaikan", ministry[(string)doubted["Determination"]!]["status"]);
        Assert.Equal("meninggal", recipients[Of("ProgrammeDeliberation")]["keputusan"]);
        Assert.Equal("layak", recipients[Of("DecreeDraft")]["keputusan"]);
        Assert.Equal(meeting.Select(row => row.Value["keputusan"]), again.Select(row => row.Value["keputusan"]));
        using var noNik = await sandbox.Http.PostAsync("/field/visits", Csv("nama\nA\n"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, noNik.StatusCode);
    }

    [Fact]
    public async Task Meetings_EveryKelurahan_HasItsDayAndItsPeople()
    {
        using var world = new WaveWorldFolder();
        using var sandbox = await SandboxProcess.Start(world.Folder, Path.Combine(world.Folder, "exchange"));

        var meetings = WaveWorldFolder.Parse((await sandbox.Get("/field/meetings?kind=pkd")).Split('\n')).ToList();
        var people = WaveWorldFolder.Parse((await sandbox.Get("/field/attendance?kind=pkd")).Split('\n')).ToList();

        Assert.Equal(267, meetings.Count);
        Assert.All(meetings, meeting => Assert.Matches("^2021-12-(06|07|08|09|10)T(09|13):00$", meeting["mulai"]));
        Assert.All(people.GroupBy(row => row["kelurahan"]), group =>
        {
            Assert.Single(group, row => row["unsur"] == "lurah");
            Assert.Contains(group, row => row["unsur"] == "pendamsos");
        });
        Assert.Single(WaveWorldFolder.Parse((await sandbox.Get("/field/meetings?kind=fmotm&kelurahan=31.71.01.1001")).Split('\n')));
    }

    [Fact]
    public async Task Openings_NameOfAnother_IsRefusedUntilTheCardsNameComes()
    {
        using var world = new WaveWorldFolder();
        using var sandbox = await SandboxProcess.Start(world.Folder, Path.Combine(world.Folder, "exchange"));
        var paid = (string)world.Expected["examples"]!["paid"]!;
        var name = world.Rows("civil/extract.csv").First(row => row["nik"] == paid)["nama_lgkp"];
        var old = world.Rows("bank/accounts-2021.csv").First();

        var opened = await Table(sandbox, "/bank/openings", $"nik,nama\n{paid},{name}\n{old["nik"]},{old["nama_rekening"]}\n");
        var account = opened[paid]["nomor_rekening"];
        var other = (string)world.Expected["examples"]!["refused"]!["Selection"]!;
        var refused = await Table(sandbox, "/bank/openings", $"nik,nama\n{other},Orang Lain\n");
        var list = await sandbox.Get("/bank/openings/refused");
        var corrected = await Table(sandbox, "/bank/openings", list);
        var repeated = await Table(sandbox, "/bank/openings", $"nik,nama\n{paid},{name}\n");

        Assert.Equal(old["nomor_rekening"], opened[old["nik"]]["nomor_rekening"]);
        Assert.StartsWith("999", account, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Rows("bank/accounts-2021.csv"), row => row["nomor_rekening"] == account);
        Assert.Empty(refused);
        Assert.Contains("Orang Lain,nama berbeda dengan KTP,", list, StringComparison.Ordinal);
        Assert.Single(corrected);
        Assert.Equal(account, repeated[paid]["nomor_rekening"]);
        Assert.Equal("nik,nama,alasan,nama_ktp\n", await sandbox.Get("/bank/openings/refused"));
    }

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    /// <summary>The rows answered, by NIK.</summary>
    private static async Task<Dictionary<string, Dictionary<string, string>>> Table(SandboxProcess sandbox, string path, string csv)
    {
        using var response = await sandbox.Http.PostAsync(path, Csv(csv));
        response.EnsureSuccessStatusCode();
        return WaveWorldFolder.Parse((await response.Content.ReadAsStringAsync()).Split('\n'))
            .ToDictionary(row => row["nik"], StringComparer.Ordinal);
    }

    /// <summary>The civil registry's answer as one word: its code or sentence, Sesuai when all agrees, later when it failed.</summary>
    private static string Word((HttpStatusCode Status, JsonNode? Body) answer)
    {
        if (answer.Body is not JsonObject body) return "later";
        if ((string?)(body["RESPON"] ?? body["RESPONSE_CODE"]) is { } word) return word;
        return body.All(pair => ((string)pair.Value!).StartsWith("Sesuai", StringComparison.Ordinal)) ? "Sesuai" : "Tidak Sesuai";
    }

    private static Task<(HttpStatusCode Status, JsonNode? Body)> AskNik(
        SandboxProcess sandbox, WaveWorldFolder world, string nik, string? password = null) =>
        Ask(sandbox, world, new() { ["nik"] = nik }, password);

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> Ask(
        SandboxProcess sandbox, WaveWorldFolder world, Dictionary<string, string> row, string? password = null)
    {
        var registry = world.Calendar["civilRegistry"]!;
        var question = new JsonObject
        {
            ["USER_ID"] = (string?)registry["user"], ["PASSWORD"] = password ?? (string?)registry["password"], ["IP_USER"] = "127.0.0.1",
            ["TRESHOLD"] = "85", ["NIK"] = row["nik"], ["NO_PROP"] = "31",
        };
        foreach (var (element, column) in (ReadOnlySpan<(string, string)>)[
            ("NAMA_LGKP", "nama_lgkp"), ("NO_KK", "no_kk"), ("TGL_LHR", "tgl_lhr"), ("JENIS_KLMIN", "jenis_klmin")])
            question[element] = row.GetValueOrDefault(column, "");
        for (var tries = 0; ; tries++)
        {
            using var response = await sandbox.Http.PostAsJsonAsync((string)registry["path"]!, question);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable && tries < 2 && password is null && row.Count == 1) continue;
            if (!response.IsSuccessStatusCode) return (response.StatusCode, null);
            return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!["content"]![0]);
        }
    }
}
