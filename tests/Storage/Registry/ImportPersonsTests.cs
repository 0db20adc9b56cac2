using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using static Paseban.Tests.Storage.Registry.RegistryCity;

namespace Paseban.Tests.Storage.Registry;

public sealed class ImportPersonsTests
{
    [DatabaseTheory]
    public async Task Run_NewPeople_LandWithEncryptedIdentity(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var result = await city.LandAsync(Siti, Budi);

        Assert.Equal((2, 0, 0, 1, 0), (result.Created, result.Updated, result.Unchanged, result.HouseholdsBegun, result.Flagged));
        var siti = await city.PersonIdAsync(SitiNik);
        var ciphertext = await city.AskAsync<string>("select ciphertext from person_nik where person_id = @siti", new { siti });
        Assert.Equal(SitiNik, city.Vault.Decrypt(siti, IdentityField.Nik, ciphertext!));
        Assert.Equal(
            "birth_date=1950-01-01;registry_status=layak;registry_decile=1;owns_car=no",
            await city.AskAsync<string>(
                "select facts from source_record where person_id = @siti and source = 'DTKS' and status = 'layak'", new { siti }));
        Assert.Equal(1, await city.AskAsync<long>("select count(distinct household_id) from person"));
    }

    [DatabaseTheory]
    public async Task Run_EnglishNamesInAnyOrder_LandTheSame(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var result = await city.LandFileAsync(
            "hobby;Full Name;Kelurahan;Kecamatan;sex;Date of Birth;nik;kk",
            $"chess;Siti Aminah;Petojo Utara;Gambir;P;1950-01-01;{SitiNik};3171990101150001");

        Assert.Equal(1, result.Created);
        Assert.Equal(["hobby"], result.File.UnknownColumns);
        Assert.Equal("31.71.01.1003", await city.AskAsync<string>("select area from person"));
    }

    [DatabaseTheory]
    public async Task Run_SameFileTwice_ChangesNothingAndSaysSo(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var path = city.Write(Header, Siti, Budi);
        var first = await city.ImportAsync(path);

        var second = (await city.ImportAsync(path)).Value;

        Assert.True(second.File.WasImportedBefore);
        Assert.Equal(first.Value.File.Reference, second.File.Before!.Reference);
        Assert.Equal(2, second.File.Before.RowsLanded);
        Assert.Equal(1, await city.AskAsync<long>("select count(*) from audit_event where kind = 'persons.imported'"));
    }

    [DatabaseTheory]
    public async Task Run_SortedAnotherWayWithOneChange_TouchesOnlyThatPerson(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);

        var result = await city.LandAsync(Budi.Replace("Budi Santoso", "Budi Susanto", StringComparison.Ordinal), Siti);

        Assert.Equal((0, 1, 1), (result.Created, result.Updated, result.Unchanged));
        Assert.Equal("BUDI SUSANTO", await city.AskAsync<string>("select folded_name from person where name like 'Budi%'"));
    }

    [DatabaseTheory]
    public async Task Run_SomeColumnsOnly_UpdatesThoseAndErasesNothing(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);

        var result = await city.LandFileAsync("nik,tanggal_meninggal,nama", $"{SitiNik},2024-02-10,", $"{BudiNik},,");

        Assert.Equal((1, 1, 1), (result.Updated, result.Unchanged, result.Deaths));
        Assert.Equal("2024-02-10", await city.AskAsync<string>("select died_on from person where name = 'Siti Aminah'"));
        var (vintage, facts) = await city.AskAsync<(long, string)>("select vintage, facts from source_record where source = 'CIVIL'");
        Assert.Equal((new Month(2024, 3).Index, "death_date=2024-02-10"), (vintage, facts));
    }

    [DatabaseTheory]
    public async Task Run_LaterStatementOfTheSameSnapshot_CompletesTheRecord(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);

        await city.LandFileAsync("nik,sumber,vintage,mobil,pensiunan,desil", $"{SitiNik},DTKS,2023-12,ya,tidak,");

        Assert.Equal(
            "birth_date=1950-01-01;registry_status=layak;registry_decile=1;owns_car=yes;pensioner=no",
            await city.AskAsync<string>("select facts from source_record where decile = 1"));
    }

    [DatabaseTheory]
    public async Task Run_FactsWithoutASource_AreRefusedUnlessTheFileHasOne(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        string[] lines = ["nik,mobil", $"{SitiNik},ya"];

        var refused = await city.ImportAsync(city.Write(lines));
        var landed = await city.ImportAsync(city.Write(lines), source: "revenue");

        Assert.Contains("states 'mobil' but not who says so", refused.Problems[1].Message, StringComparison.Ordinal);
        Assert.True(landed.Succeeded);
        Assert.Equal("owns_car=yes", await city.AskAsync<string>("select facts from source_record where source = 'REVENUE'"));
    }

    [DatabaseTheory]
    public async Task Run_DisabilityLetter_EntersTheRegister(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        const string Columns = "nik,jenis_disabilitas,nomor_surat_disabilitas,pemberi_surat,tanggal_tinjau_ulang";
        await city.LandAsync(Siti);

        await city.LandFileAsync(Columns, $"{SitiNik},2,SKD/7/2023,RSUD Tarakan,2028-01-01");
        await city.LandFileAsync(Columns, $"{SitiNik},2,SKD/7/2023,RSUD Tarakan,2029-01-01");

        var (type, review) = await city.AskAsync<(long, string)>("select type, review_on from disability where evidence = 'SKD/7/2023'");
        Assert.Equal((2, "2029-01-01"), (type, review));
        Assert.Equal("disability=2", await city.AskAsync<string>("select facts from source_record where source = 'DISABILITY'"));
    }

    [DatabaseTheory]
    public async Task Run_NikThatDisagrees_IsFlaggedNotRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var result = await city.LandAsync(Siti.Replace(",P,1950-01-01", ",L,1950-01-02", StringComparison.Ordinal), Budi);
        await city.LandFileAsync("nik,jenis_kelamin", $"{SitiNik},P");

        Assert.Equal(1, result.Flagged);
        Assert.Equal(
            (long)IdentityFlags.BirthDateDiffers, await city.AskAsync<long>(
                "select identity_flags from person where name = 'Siti Aminah'"));
    }

    [DatabaseTheory]
    public async Task Run_AnotherKeyRing_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        using var other = KeyRing.OpenOrCreate(Path.Combine(city.Folder, "other"));

        var outcome = await new ImportPersons(city.Database, other, Catalogue)
            .RunAsync(new(city.Write(Header, Budi)), city.Act(ProcessKind.PersonsImporting), null, Stop);

        Assert.Equal("key-ring.other", Assert.Single(outcome.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Run_EmptyList_IsTold(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var outcome = await city.ImportAsync(city.Write(Header));

        Assert.Equal("import.empty", Assert.Single(outcome.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Run_FileCutOff_LandsNothing(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var path = city.Write(Header, Siti);
        await File.AppendAllTextAsync(path, Budi[..40], Stop);

        var outcome = await city.ImportAsync(path, BadRows.SkipRow);

        Assert.Equal("table.truncated", Assert.Single(outcome.Problems).Code);
        Assert.Equal(0, await city.CountAsync("person"));
        Assert.Equal(0, await city.CountAsync("import_file"));
    }

    [DatabaseTheory]
    public async Task Run_ManyChunks_LandAndRepeatWithoutChange(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        string[] rows = [.. Enumerable.Range(0, 20_000).Select(People.Row)];
        await city.LandAsync(rows);
        Array.Reverse(rows);

        var again = await city.LandAsync(rows);

        Assert.Equal((0, 0, 20_000), (again.Created, again.Updated, again.Unchanged));
        Assert.Equal(20_000, await city.CountAsync("person_nik"));
        Assert.Equal(5_001, await city.CountAsync("household"));
    }

    [DatabaseTheory]
    public async Task Run_AnyImport_KeepsIdentitiesOutOfTheTrailAndTheDatabase(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandFileAsync($"{Header},alamat,telepon", $"{Siti},Jl. Rahasia 5,081234567890");

        var bodies = string.Join('\n', await city.ListAsync<string>("select kind || subject || body from audit_event"));
        var stored = string.Join('\n', await city.ListAsync<string>(
            "select ciphertext || blind_index from person_nik union all select ciphertext || blind_index from household_card "
            + "union all select address || phone || row_hash from person"));

        Assert.Contains("\"created\":1", bodies, StringComparison.Ordinal);
        foreach (var secret in new[] { SitiNik, "3171990101150001", "Siti", "Rahasia", "81234567890" })
        {
            Assert.DoesNotContain(secret, bodies, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        }
    }

    [DatabaseTheory]
    public async Task Run_Stopped_LandsNothingAndARepeatWorks(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var path = city.Write([Header, .. Enumerable.Range(0, 20_000).Select(People.Row)]);
        using var stop = new CancellationTokenSource();
        var progress = new Immediately(_ => stop.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ImportPersons(city.Database, city.Keys, Catalogue)
            .RunAsync(new(path), city.Act(ProcessKind.PersonsImporting), progress, stop.Token));

        Assert.Equal(0, await city.CountAsync("person"));
        Assert.Equal(20_000, (await city.ImportAsync(path)).Value.Created);
    }

    private sealed class Immediately(Action<WorkProgress> act) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => act(value);
    }
}
