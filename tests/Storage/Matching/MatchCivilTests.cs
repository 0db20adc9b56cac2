using Paseban.Assistance.Registry;
using static Paseban.Tests.Storage.Matching.Registration;

namespace Paseban.Tests.Storage.Matching;

public sealed class MatchCivilTests
{
    [DatabaseTheory]
    public async Task Extract_EachStatus_HasItsOutcomeAndReason(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var alive = (await wave.ApplyAsync("Siti Aminah"))[0];
        var dead = (await wave.ApplyAsync("Budi Santoso"))[0];
        var moved = (await wave.ApplyAsync("Rina Wati"))[0];
        var inactive = (await wave.ApplyAsync("Agus Salim"))[0];
        var twice = (await wave.ApplyAsync("Dewi Sartika"))[0];
        var missing = (await wave.ApplyAsync("Tono Prasetyo"))[0];

        var matched = await wave.CivilAsync(
        [
            Civil(alive, "SITI AMINAH"), Civil(dead, "BUDI SANTOSO", "MENINGGAL", "2021-06-20"),
            Civil(moved, "RINA WATI", "PINDAH", "2021-05-02"), Civil(inactive, "AGUS SALIM", "NON_AKTIF"),
            Civil(twice, "DEWI SARTIKA"), Civil(twice, "DEWI LESTARI"),
        ]);

        Assert.Equal((6L, 1L, 3L, 2L), (matched.Value.Cases, matched.Value.Passed, matched.Value.Verify, matched.Value.Dropped));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(alive));
        Assert.Equal(("dropped", "DECEASED"), await wave.StandingAsync(dead));
        Assert.Equal(("dropped", "MOVED_OUT_DKI"), await wave.StandingAsync(moved));
        Assert.Equal(("verify", "NIK_INACTIVE"), await wave.StandingAsync(inactive));
        Assert.Equal(("verify", "NIK_DOUBLED"), await wave.StandingAsync(twice));
        Assert.Equal(("verify", "NIK_NOT_FOUND"), await wave.StandingAsync(missing));
        Assert.Equal("dki_identity=yes", await wave.FactsAsync(alive, "CIVIL"));
        Assert.Equal("death_date=2021-06-20", await wave.FactsAsync(dead, "CIVIL"));
        Assert.Equal(
            ("2021-06-20", "2021-05-02"),
            await wave.Village.SingleAsync<(string, string)>("select max(died_on), max(moved_out_on) from person"));
        Assert.Equal("CIVIL 2021-07: meninggal dunia 2021-06-20; 100%", await wave.DetailAsync(dead));
    }

    [DatabaseTheory]
    public async Task Extract_DeadHead_LeavesTheFamilyToBeVerified(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var family = await wave.ApplyAsync("Budi Santoso", "Siti Aminah");

        await wave.CivilAsync([Civil(family[0], "BUDI SANTOSO", "MENINGGAL", "2021-06-20"), Civil(family[1], "SITI AMINAH")]);

        Assert.Equal(("dropped", "DECEASED"), await wave.StandingAsync(family[0]));
        Assert.Equal(("verify", "HEAD_DECEASED"), await wave.StandingAsync(family[1]));
    }

    [DatabaseTheory]
    public async Task Extract_AfterTheOneThatFoundTheHeadDead_StillAsksToVerifyTheFamily(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var family = await wave.ApplyAsync("Budi Santoso", "Siti Aminah");
        string[] rows = [Civil(family[0], "BUDI SANTOSO", "MENINGGAL", "2021-06-20"), Civil(family[1], "SITI AMINAH")];
        await wave.CivilAsync(rows);
        await wave.ApplyAsync("Rina Wati");

        await wave.CivilAsync([.. rows, Civil("3171999999990001", "SIAPA")]);

        Assert.Equal(("verify", "HEAD_DECEASED"), await wave.StandingAsync(family[1]));
        Assert.Equal(
            1,
            await wave.Village.SingleAsync<long>("select count(*) from finding where kind = 'HEAD_DECEASED' and superseded_by is null"));
    }

    [DatabaseTheory]
    public async Task Extract_NumberThatWasReplaced_IsNobodysAnyMore(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = (await wave.ApplyAsync("Siti Aminah"))[0];
        await wave.Village.ExecuteAsync(
            "insert into person_nik (blind_index, person_id, ciphertext, current) values (@index, @person, '', 0)",
            new
            {
                index = wave.Village.Vault.BlindIndex(IdentityField.Nik, "3171990505509999"), person = await wave.Village.PersonAsync(siti),
            });

        await wave.CivilAsync([Civil(siti, "SITI AMINAH"), Civil("3171990505509999", "SITI AMINAH", "NON_AKTIF")]);

        Assert.Equal(("open", (string?)null), await wave.StandingAsync(siti));
    }

    [DatabaseTheory]
    public async Task Extract_AnotherName_ExcludesNobody(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var dead = (await wave.ApplyAsync("Budi Santoso"))[0];
        var other = (await wave.ApplyAsync("Rina Wati"))[0];
        var spelt = (await wave.ApplyAsync("Moch. Soleh"))[0];

        await wave.CivilAsync(
        [
            Civil(dead, "HENDRA WIJAYA", "MENINGGAL", "2021-06-20"), Civil(other, "RINA WATI", born: "1951-05-05"),
            Civil(spelt, "H. MUHAMMAD SOLEH"),
        ]);

        Assert.Equal(("verify", "FINDING_CONTRADICTED"), await wave.StandingAsync(dead));
        Assert.Equal(("verify", "IDENTITY_DIFFERS"), await wave.StandingAsync(other));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(spelt));
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from person where died_on is not null"));
    }

    [DatabaseTheory]
    public async Task Extract_PublicEmployeeInTheHousehold_DropsEveryMember(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var family = await wave.ApplyAsync("Budi Santoso", "Siti Aminah");
        var farmer = (await wave.ApplyAsync("Tono Prasetyo"))[0];

        await wave.CivilAsync(
        [
            Civil(family[0], "BUDI SANTOSO"), Civil(family[1], "SITI AMINAH", occupation: "PEGAWAI NEGERI SIPIL (PNS)"),
            Civil(farmer, "TONO PRASETYO", occupation: "PETANI/PEKEBUN"),
        ]);

        Assert.Equal(("dropped", "PUBLIC_EMPLOYEE"), await wave.StandingAsync(family[0]));
        Assert.Equal("dki_identity=yes;public_employee_in_household=yes", await wave.FactsAsync(family[0], "CIVIL"));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(farmer));
    }

    [DatabaseTheory]
    public async Task Extract_OfLastYear_ExcludesNobody(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var dead = (await wave.ApplyAsync("Budi Santoso"))[0];

        await wave.CivilAsync([Civil(dead, "BUDI SANTOSO", "MENINGGAL", "2020-06-20")], "2020-12");

        Assert.Equal(("verify", "FINDING_STALE"), await wave.StandingAsync(dead));
        Assert.Equal("", await wave.FactsAsync(dead, "CIVIL"));
    }

    [DatabaseTheory]
    public async Task Criteria_AfterMatching_DropsByTheLawAndVerifiesWhatNobodyKnows(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        const string Known = "in_institution=no;public_employee_in_household=no;owns_car=no;taxable_property_value=0;";
        var good = (await wave.ApplyWithAsync("DTKS", Known + "drinking_water_source=3", "Siti Aminah"))[0];
        var bottled = (await wave.ApplyWithAsync("DTKS", Known + "drinking_water_source=1", "Budi Santoso"))[0];
        var open = (await wave.ApplyAsync("Rina Wati"))[0];
        var able = (await wave.ApplyWithAsync("DTKS", Known + "drinking_water_source=3;poor_by_community=no", "Agus Salim"))[0];

        var judged = await wave.CriteriaAsync();

        Assert.Equal((1L, 1L, 2L), (judged.Value.Passed, judged.Value.Verify, judged.Value.Dropped));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(good));
        Assert.Equal(("dropped", "BRANDED_WATER"), await wave.StandingAsync(bottled));
        Assert.Equal("DTKS 2021-06: drinking_water_source=1", await wave.DetailAsync(bottled));
        Assert.Equal(("verify", "FACT_UNKNOWN"), await wave.StandingAsync(open));
        Assert.Equal("belum diketahui: not_in_institution, property_within_limit", await wave.DetailAsync(open));
        Assert.Equal(("dropped", "NOT_POOR_BY_COMMUNITY"), await wave.StandingAsync(able));
    }

    [DatabaseTheory]
    public async Task Criteria_OfAMergedRecord_AreJudgedByWhatIsKnownOfTheOneThatStands(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = (await wave.ApplyAsync("Siti Aminah"))[0];
        var standing = await wave.Village.AddPersonAsync(facts: "");
        await wave.Village.StateAsync(standing, "DTKS", "2021-06", "drinking_water_source=1");
        await wave.Village.MergeAsync(standing, siti);

        await wave.CriteriaAsync();

        Assert.Equal(("dropped", "BRANDED_WATER"), await wave.StandingAsync(siti));
    }

    [DatabaseTheory]
    public async Task Criteria_ACaseThatWasDropped_StaysDropped(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = (await wave.ApplyAsync("Siti Aminah"))[0];
        await wave.VehiclesAsync([$"{siti},SITI AMINAH,MOBIL,AVANZA,2012,B 3 RI,2021-05"]);

        var judged = await wave.CriteriaAsync();

        Assert.Equal(0, judged.Value.Cases);
        Assert.Equal(("dropped", "OWNS_CAR"), await wave.StandingAsync(siti));
    }
}
