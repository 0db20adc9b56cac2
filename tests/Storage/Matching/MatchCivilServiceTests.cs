using System.Text.Json.Nodes;
using Paseban.Assistance.Matching;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Matching.Registration;

namespace Paseban.Tests.Storage.Matching;

public sealed class MatchCivilServiceTests
{
    [DatabaseTheory]
    public async Task Service_EachReply_HasItsOutcome(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        using var registry = new MadeRegistry();
        var fine = (await wave.ApplyAsync("Siti Aminah"))[0];
        var family = await wave.ApplyAsync("Budi Santoso", "Rina Wati");
        var moved = (await wave.ApplyAsync("Agus Salim"))[0];
        var unknown = (await wave.ApplyAsync("Dewi Sartika"))[0];
        registry.Says[family[0]] = MadeRegistry.Code("11");
        registry.Says[moved] = new JsonObject { ["NAMA_LGKP"] = "Sesuai (97)", ["TGL_LHR"] = "Sesuai", ["NO_PROP"] = "Tidak Sesuai (0)" };
        registry.Says[unknown] = MadeRegistry.Words("Data Tidak Ditemukan");

        var matched = await AskAsync(wave, registry);

        Assert.Equal((5L, 1L, 3L, 1L), (matched.Value.Cases, matched.Value.Passed, matched.Value.Verify, matched.Value.Dropped));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(fine));
        Assert.Equal(("dropped", "DECEASED"), await wave.StandingAsync(family[0]));
        Assert.Equal(("verify", "HEAD_DECEASED"), await wave.StandingAsync(family[1]));
        Assert.Equal(("verify", "IDENTITY_DIFFERS"), await wave.StandingAsync(moved));
        Assert.Equal(("verify", "NIK_NOT_FOUND"), await wave.StandingAsync(unknown));
        Assert.Equal("dki_identity=yes", await wave.FactsAsync(fine, "CIVIL"));
        Assert.Equal("dki_identity=no", await wave.FactsAsync(moved, "CIVIL"));
        Assert.Equal(5, await wave.Village.SingleAsync<long>("select count(*) from access_record"));
        Assert.Equal("85", (string?)registry.Last!["TRESHOLD"]);
    }

    [DatabaseTheory]
    public async Task Service_QuotaHalfway_GoesOnTheNextDayAndAsksNobodyTwice(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        using var registry = new MadeRegistry { Quota = 3 };
        for (var i = 0; i < 5; i++) await wave.ApplyAsync($"Warga {(char)('A' + i)}");

        var first = await AskAsync(wave, registry);
        var blocked = await AskAsync(wave, registry);
        registry.Quota = int.MaxValue;
        var second = await AskAsync(wave, registry, "2021-07-06");
        var third = await AskAsync(wave, registry, "2021-07-07");

        Assert.Equal((CivilRefusal.QuotaExhausted, 3L, 2L), (first.Value.Stopped, first.Value.Passed, first.Value.Remaining));
        Assert.Equal("civil.quota", blocked.Problems[0].Code);
        Assert.Equal((null, 2L, 0L), (second.Value.Stopped, second.Value.Passed, second.Value.Remaining));
        Assert.True(third.Value.Repeated);
        Assert.Equal(5, registry.Asked.Count);
        Assert.All(registry.Asked.Values, times => Assert.Equal(1, times));
    }

    [DatabaseTheory]
    public async Task Service_ApplicationChangedSince_IsAskedAboutAgainAndItsDoubtIsOver(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        using var registry = new MadeRegistry();
        var (siti, budi) = ((await wave.ApplyAsync("Siti Aminah"))[0], (await wave.ApplyAsync("Budi Santoso"))[0]);
        registry.Says[siti] = MadeRegistry.Words("Data Tidak Ditemukan");
        await AskAsync(wave, registry);
        registry.Says.Clear();
        await wave.SubmitAgainAsync(siti);
        var person = await wave.Village.PersonAsync(siti);
        await wave.Village.ExecuteAsync("update person set name = 'SITI AMINAH BINTI ALI' where person_id = @person", new { person });

        var again = await AskAsync(wave, registry, "2021-07-06");

        Assert.Equal((false, 1L), (again.Value.Repeated, again.Value.Passed));
        Assert.Equal((2, 1), (registry.Asked[siti], registry.Asked[budi]));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(siti));
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from finding where superseded_by is null"));
    }

    [DatabaseTheory]
    public async Task Service_KilledInTheMiddle_KeepsWhatWasAnswered(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        using var registry = new MadeRegistry { KillAfter = 70 };
        for (var i = 0; i < 24; i++) await wave.ApplyAsync($"Warga A{i}", $"Warga B{i}", $"Warga C{i}");

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(wave, registry));
        var kept = await wave.Village.SingleAsync<long>("select count(*) from civil_answer");
        var landed = await wave.Village.SingleAsync<long>("select count(*) from case_step");
        registry.KillAfter = int.MaxValue;
        var again = await AskAsync(wave, registry);

        Assert.Equal((64L, 0L), (kept, landed));
        Assert.Equal(72, again.Value.Passed);
        Assert.Equal((72, 72), await wave.Village.SingleAsync<(long, long)>("select asked, answered from match_run where state = 'done'"));
        Assert.True(registry.Asked.Values.Count(times => times == 1) >= 64, "answers that were kept were asked for again");
    }

    [DatabaseTheory]
    public async Task Service_ThatFailsNowAndThen_IsAskedAgain(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        using var registry = new MadeRegistry { Failing = 3 };
        await wave.ApplyAsync("Siti Aminah");

        var matched = await AskAsync(wave, registry);

        Assert.Equal((1L, null), (matched.Value.Passed, matched.Value.Stopped));
    }

    [DatabaseTheory]
    public async Task Service_ThatRefusesOrIsAway_SaysWhatToDo(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var nik = (await wave.ApplyAsync("Siti Aminah"))[0];
        using var away = new MadeRegistry { Failing = int.MaxValue };
        using var closed = new MadeRegistry { Says = { [nik] = MadeRegistry.Words("Login gagal") } };
        using var stranger = new MadeRegistry { Says = { [nik] = MadeRegistry.Words("IP Client Tidak terdaftar") } };

        Assert.Equal("civil.unreachable", (await AskAsync(wave, away)).Problems[0].Code);
        Assert.Equal("civil.login", (await AskAsync(wave, closed)).Problems[0].Code);
        Assert.Equal("civil.address", (await AskAsync(wave, stranger)).Problems[0].Code);
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(nik));
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from case_step"));
    }

    private static async Task<Outcome<MatchResult>> AskAsync(Registration wave, MadeRegistry registry, string day = "2021-07-05")
    {
        using var http = new HttpClient(registry, disposeHandler: false);
        var access = new CivilRegistryAccess(new Uri("http://127.0.0.1/verify"), "user", "secret", "127.0.0.1");
        return await new MatchCivilService(wave.Database, wave.Village.Keys, Village.Statute, http, access)
        {
            FirstPause = TimeSpan.FromMilliseconds(1),
        }.RunAsync(Wave, Act(ProcessKind.CivilMatching, day), ct: Stop);
    }
}
