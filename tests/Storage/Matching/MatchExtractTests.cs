using Paseban.Assistance.Intake;
using Paseban.Assistance.Matching;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Matching.Registration;

namespace Paseban.Tests.Storage.Matching;

public sealed class MatchExtractTests
{
    [DatabaseTheory]
    public async Task Vehicles_CarOfAMember_DropsTheWholeHousehold(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (siti, budi) = (await wave.ApplyAsync("Siti Aminah", "Joko Susilo"), await wave.ApplyAsync("Budi Santoso"));

        var matched = await wave.VehiclesAsync(
            [$"{siti[1]},DJOKO SOESILO,MOBIL,AVANZA,2012,B 1234 XYZ,2021-05", $"{budi[0]},BUDI SANTOSO,MOTOR,BEAT,2015,B 99 A,2021-05"]);

        Assert.Equal((2L, 1L, 1L, 2L), (matched.Value.RowsRead, matched.Value.Found, matched.Value.Passed, matched.Value.Dropped));
        Assert.Equal(("dropped", "OWNS_CAR"), await wave.StandingAsync(siti[0]));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(budi[0]));
        Assert.Equal("REVENUE 2021-05: MOBIL AVANZA 2012 B ***YZ; 100%", await wave.DetailAsync(siti[1]));
        Assert.StartsWith("rumah tangga: REVENUE 2021-05", await wave.DetailAsync(siti[0]), StringComparison.Ordinal);
        Assert.Equal("owns_car=yes", await wave.FactsAsync(siti[0], "REVENUE"));
        Assert.Equal("", await wave.FactsAsync(budi[0], "REVENUE"));
        var report = await AuditVerification.RunAsync(wave.Database, new() { RowSets = [CaseTrail.Rows] }, ct: Stop);
        Assert.True(report.Verified, string.Join("; ", report.Faults));
    }

    [DatabaseTheory]
    public async Task Vehicles_BorrowedNikOrOldExtract_OnlyVerifies(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (siti, budi) = (await wave.ApplyAsync("Siti Aminah"), await wave.ApplyAsync("Budi Santoso"));

        await wave.VehiclesAsync(
            [$"{siti[0]},HENDRA WIJAYA,MOBIL,FORTUNER,2020,B 1 RI,2021-05", $"{budi[0]},BUDI SANTOSO,MOBIL,KIJANG,1996,B 2 RI,2020-11"]);

        Assert.Equal(("verify", "FINDING_CONTRADICTED"), await wave.StandingAsync(siti[0]));
        Assert.Equal(("verify", "FINDING_STALE"), await wave.StandingAsync(budi[0]));
        Assert.Equal("", await wave.FactsAsync(siti[0], "REVENUE") + await wave.FactsAsync(budi[0], "REVENUE"));
    }

    [DatabaseTheory]
    public async Task Vehicles_NewerVisitSaysOtherwise_OnlyVerifies(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = await wave.ApplyAsync("Siti Aminah");
        await wave.Village.StateAsync(siti[0], "FIELD", "2021-06", "owns_car=no");

        await wave.VehiclesAsync([$"{siti[0]},SITI AMINAH,MOBIL,AVANZA,2012,B 3 RI,2021-05"]);

        Assert.Equal(("verify", "FINDING_CONTRADICTED"), await wave.StandingAsync(siti[0]));
    }

    [DatabaseTheory]
    public async Task Extract_GivenAgainOrOlder_ChangesNothing(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = await wave.ApplyAsync("Siti Aminah");
        var rows = new[] { $"{siti[0]},SITI AMINAH,MOBIL,AVANZA,2012,B 3 RI,2021-05" };
        var first = await wave.VehiclesAsync(rows);

        var again = await wave.VehiclesAsync(rows);
        var older = await wave.VehiclesAsync([$"{siti[0]},SITI AMINAH,MOTOR,BEAT,2012,B 3 RI,2021-04"], "2021-04");

        Assert.True(again.Value.Repeated);
        Assert.Equal(first.Value.Reference, again.Value.Reference);
        Assert.Equal("match.older", older.Problems[0].Code);
        Assert.Equal(1, await wave.Village.SingleAsync<long>("select count(*) from match_run"));
    }

    [DatabaseTheory]
    public async Task Extract_GivenAgainAfterSomebodyAppliedLater_MatchesThemToo(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = (await wave.ApplyAsync("Siti Aminah"))[0];
        await wave.VehiclesAsync([$"{siti},SITI AMINAH,MOTOR,BEAT,2012,B 3 RI,2021-05"]);
        var budi = (await wave.ApplyAsync("Budi Santoso"))[0];
        string[] rows = [$"{budi},BUDI SANTOSO,MOBIL,AVANZA,2012,B 4 RI,2021-05"];
        await wave.VehiclesAsync(rows);
        var late = (await wave.ApplyAsync("Rina Wati"))[0];

        var again = await wave.VehiclesAsync(rows);
        var third = await wave.VehiclesAsync(rows);
        await wave.SubmitAgainAsync(late);
        var changed = await wave.VehiclesAsync(rows);

        Assert.Equal((false, true, false), (again.Value.Repeated, third.Value.Repeated, changed.Value.Repeated));
        Assert.StartsWith("REVENUE", await wave.DetailAsync(late), StringComparison.Ordinal);
        Assert.Equal(("dropped", "OWNS_CAR"), await wave.StandingAsync(budi));
    }

    [DatabaseTheory]
    public async Task NewerExtract_WithoutTheCar_SupersedesAndStatesNoCar(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (siti, budi) = (await wave.ApplyAsync("Siti Aminah"), await wave.ApplyAsync("Budi Santoso"));
        await wave.Village.StateAsync(siti[0], "REVENUE", "2021-03", "owns_car=yes");

        await wave.VehiclesAsync([$"{budi[0]},BUDI SANTOSO,MOTOR,BEAT,2015,B 99 A,2021-04"], "2021-04");
        await wave.VehiclesAsync([$"{budi[0]},WIJAYA,MOBIL,BEAT,2015,B 99 A,2021-05"]);
        await wave.VehiclesAsync([$"{budi[0]},BUDI SANTOSO,MOTOR,BEAT,2015,B 99 A,2021-06"], "2021-06");

        Assert.Equal("owns_car=yes|owns_car=no|owns_car=no|owns_car=no", await wave.FactsAsync(siti[0], "REVENUE"));
        Assert.Equal(1, await wave.Village.SingleAsync<long>("select count(*) from finding where superseded_by is not null"));
        Assert.Equal(("verify", "FINDING_CONTRADICTED"), await wave.StandingAsync(budi[0]));
    }

    [DatabaseTheory]
    public async Task Property_OfAllMembers_IsAddedUpWithoutRepeatsAndStrangers(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var rich = await wave.ApplyAsync("Siti Aminah", "Joko Susilo");
        var doubtful = await wave.ApplyAsync("Budi Santoso");
        var poor = await wave.ApplyAsync("Rina Wati");
        string[] rows =
        [
            $"{rich[0]},SITI AMINAH,JL A,600000000,1,1,31.71.990.001.001",
            $"{rich[1]},JOKO SUSILO,JL B,400000001,1,1,31.71.990.001.002",
            $"{doubtful[0]},BUDI SANTOSO,JL C,900000000,1,1,31.71.990.001.003",
            $"{doubtful[0]},BUDI SANTOSO,JL C,900000000,1,1,31.71.990.001.003",
            $"{doubtful[0]},PT MAJU JAYA,JL D,900000000,1,1,31.71.990.001.004",
        ];

        await wave.PropertyAsync(rows);

        Assert.Equal(("dropped", "NJOP_OVER_1B"), await wave.StandingAsync(rich[1]));
        Assert.Equal("taxable_property_value=1000000001", await wave.FactsAsync(rich[1], "REVENUE"));
        Assert.Equal(("verify", "FINDING_CONTRADICTED"), await wave.StandingAsync(doubtful[0]));
        Assert.Equal("", await wave.FactsAsync(doubtful[0], "REVENUE"));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(poor[0]));
        Assert.Equal("taxable_property_value=0", await wave.FactsAsync(poor[0], "REVENUE"));
    }

    [DatabaseTheory]
    public async Task Property_ValueThatIsNoNumber_IsListedAndLeavesTheHouseholdToBeVerified(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (siti, budi) = ((await wave.ApplyAsync("Siti Aminah"))[0], (await wave.ApplyAsync("Budi Santoso"))[0]);
        var rich = (await wave.ApplyAsync("Rina Wati"))[0];

        var matched = await wave.PropertyAsync(
        [
            $"{siti},SITI AMINAH,JL A,350.000.000,1,1,31.71.990.001.001", $"{budi},BUDI SANTOSO,JL B,100000000,1,1,31.71.990.001.002",
            $"{rich},RINA WATI,JL C,2000000000,1,1,31.71.990.001.003", $"{rich},RINA WATI,JL D,350000000.00,1,1,31.71.990.001.004",
        ]);

        Assert.Equal((4L, 2L, 4L), (matched.Value.RowsRead, matched.Value.RowsRefused, matched.Value.Found));
        Assert.Contains(
            "not a whole number of rupiah", await File.ReadAllTextAsync(Assert.Single(matched.Value.ErrorFiles), Stop),
            StringComparison.Ordinal);
        Assert.Equal(("verify", "FACT_UNKNOWN"), await wave.StandingAsync(siti));
        Assert.Equal("REVENUE 2021-05: 1 objek, 1 tanpa NJOP yang terbaca, NOP 31***01; 100%", await wave.DetailAsync(siti));
        Assert.Equal("", await wave.FactsAsync(siti, "REVENUE"));
        Assert.Equal("taxable_property_value=100000000", await wave.FactsAsync(budi, "REVENUE"));
        Assert.Equal(("dropped", "NJOP_OVER_1B"), await wave.StandingAsync(rich));
    }

    [DatabaseTheory]
    public async Task Institutions_AndStateAid_JudgeThePersonOnly(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = await wave.ApplyAsync("Siti Aminah", "Joko Susilo");

        await wave.InstitutionsAsync($"{siti[1]},JOKO SUSILO,PSTW Budi Mulia 1,2019-02-01");
        var aid = await wave.StateAidAsync(
            [$"{siti[0]},SITI AMINAH,PKH,2021-06"], ["3171999999990001,X,BPNT,2021-06"], ["3171999999990002,Y,BLT,2021-06"]);

        Assert.Equal(("open", (string?)null), await wave.StandingAsync(siti[0]));
        Assert.Equal(("dropped", "IN_INSTITUTION"), await wave.StandingAsync(siti[1]));
        Assert.Equal("in_institution=no", await wave.FactsAsync(siti[0], "INSTITUTION"));
        Assert.Equal(1, aid.Value.Passed);
        Assert.Equal("receives_state_aid=yes", await wave.FactsAsync(siti[0], "STATE_AID"));
        Assert.Equal("STATE_AID 2021-06: PKH; 100%", await wave.DetailAsync(siti[0]));
    }

    [DatabaseTheory]
    public async Task StateAid_WithoutAllLists_SaysNobodyReceivesNone(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = await wave.ApplyAsync("Siti Aminah");

        await wave.StateAidAsync([["3171999999990001,X,PKH,2021-06"]]);

        Assert.Equal("", await wave.FactsAsync(siti[0], "STATE_AID"));
    }

    [DatabaseTheory]
    public async Task Extract_ThatCannotBeRead_IsRefusedWithWhatToDo(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = await wave.ApplyAsync("Siti Aminah");

        var noMonth = await wave.PropertyAsync([$"{siti[0]},SITI AMINAH,JL A,1,1,1,1"], vintage: null);
        var future = await wave.PropertyAsync([$"{siti[0]},SITI AMINAH,JL A,1,1,1,1"], "2021-08");
        var cutOff = await wave.PropertyAsync([$"{siti[0]},SITI AMINAH,JL A,1,1,1,1", "317199"]);
        var scientific = await wave.VehiclesAsync(
            ["3.17199E+15,SITI AMINAH,MOBIL,A,1,B,2021-05", $"{siti[0]},SITI AMINAH,MOTOR,A,1,B,2021-05"]);
        var nothing = await wave.RevenueAsync("2021-07-05");

        Assert.Equal("match.vintage", noMonth.Problems[0].Code);
        Assert.Equal("match.vintage", future.Problems[0].Code);
        Assert.Equal("match.nothing", nothing.Problems[0].Code);
        Assert.Equal(1, scientific.Value.RowsRefused);
        Assert.Single(scientific.Value.ErrorFiles);
        Assert.True(cutOff.Succeeded ? cutOff.Value.RowsRefused == 1 : cutOff.Problems[0].Code == "table.truncated");
    }

    [DatabaseTheory]
    public async Task Extract_OfAnUnknownWaveOrLaw_IsRefused(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        await wave.Village.ExecuteAsync("delete from law_version");

        var law = await wave.VehiclesAsync(["3171999999990001,X,MOBIL,A,1,B,2021-05"]);
        await wave.Village.AdoptLawAsync();
        var unknown = await new MatchRevenue(wave.Database, wave.Village.Keys, Village.Statute).RunAsync(
            new("DTKS-1", [new(MatchRegister.Vehicles, wave.Village.WriteFile(VehicleHeader, "x"), new(2021, 5))]),
            Act(Kernel.ProcessKind.ExtractMatching), ct: Stop);

        Assert.Equal("law.not-adopted", law.Problems[0].Code);
        Assert.Equal("wave.unknown", unknown.Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Extract_BrokenOffAtTheEnd_LeavesNothing(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = await wave.ApplyAsync("Siti Aminah");
        await wave.Village.ExecuteAsync("insert into audit_event values (1, 1, 1, 1, '', '', 'x', 'x', '{}', '', 'x')");

        await Assert.ThrowsAnyAsync<Exception>(() => wave.VehiclesAsync([$"{siti[0]},SITI AMINAH,MOBIL,A,1,B,2021-05"]));

        Assert.Equal(0, await wave.Village.SingleAsync<long>(
            "select (select count(*) from match_run) + (select count(*) from finding) + (select count(*) from case_step)"));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(siti[0]));
    }
}
