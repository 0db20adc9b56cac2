using Paseban.Assistance.Registry;
using static Paseban.Tests.Storage.Registry.RegistryCity;

namespace Paseban.Tests.Storage.Registry;

public sealed class MergePersonsTests
{
    [DatabaseTheory]
    public async Task Run_TwoRecords_BothStayAndOneStandsForTheOther(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);

        var merged = (await MergeAsync(city, SitiNik, BudiNik)).Value;
        var view = (
            await new ReadPerson(city.Database, city.Keys).RunAsync(new(BudiNik), city.Act(ProcessKind.IdentityReading), Stop)).Value;

        Assert.Equal("Siti Aminah", view.Standing.Name);
        Assert.Equal(["Siti Aminah", "Budi Santoso"], view.Records.Select(record => record.Name));
        Assert.Equal(merged.KeptId, view.Records[1].MergedInto);
        Assert.Equal(2, await city.CountAsync("access_record"));
        Assert.Equal(2, await city.CountAsync("source_record"));
        Assert.Equal(
            [merged.KeptId, merged.MergedId],
            await ReadingAsync(city, reading => MergedRecords.AllOfAsync(reading, merged.MergedId, Stop)));
    }

    [DatabaseTheory]
    public async Task Run_DeathOfTheMergedRecord_HoldsForTheOneThatStandsUntilUndone(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await MergeAsync(city, SitiNik, BudiNik);
        await city.LandFileAsync("nik,tanggal_meninggal", $"{BudiNik},2024-02-10");
        var whileMerged = await city.AskAsync<string>("select died_on from person where name = 'Siti Aminah'");

        var undone = await new MergePersons(city.Database, city.Keys, Catalogue).UndoAsync(
            BudiNik, city.Act(ProcessKind.PersonsMerging), Stop);

        Assert.Equal("2024-02-10", whileMerged);
        Assert.Null(undone.Value.DiedOn);
        Assert.Null(await city.AskAsync<string>("select died_on from person where name = 'Siti Aminah'"));
        Assert.Equal("2024-02-10", await city.AskAsync<string>("select died_on from person where name = 'Budi Santoso'"));
        Assert.Equal(0, await city.AskAsync<long>("select count(*) from person where merged_into is not null"));
    }

    [DatabaseTheory]
    public async Task Run_DeathThatIsTakenBack_IsTakenBackOfEveryRecord(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await city.LandFileAsync("nik,tanggal_meninggal", $"{BudiNik},2024-02-10");
        await MergeAsync(city, SitiNik, BudiNik);

        var back = await new RecordVitalEvent(city.Database, city.Keys, Catalogue).RunAsync(
            new(SitiNik, VitalEvent.Death, null), city.Act(ProcessKind.VitalEventRecording), Stop);

        Assert.Null(back.Value.After);
        Assert.Equal([null, null], await city.ListAsync<string?>("select died_on from person"));
        var body = await city.AskAsync<string>("select body from audit_event where kind = 'vital-event.withdrawn'");
        Assert.Contains("2024-02-10", body, StringComparison.Ordinal);
        Assert.Equal(
            0, await city.AskAsync<long>("select count(*) from source_record where facts like '%death_date%'"));
    }

    [DatabaseTheory]
    public async Task Undo_OwnDeathOfTheOneThatStands_Stays(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await city.LandFileAsync("nik,tanggal_meninggal", $"{SitiNik},2024-02-09");
        await MergeAsync(city, SitiNik, BudiNik);

        var undone = await new MergePersons(city.Database, city.Keys, Catalogue).UndoAsync(
            BudiNik, city.Act(ProcessKind.PersonsMerging), Stop);

        Assert.Equal("2024-02-09", undone.Value.DiedOn);
    }

    [DatabaseTheory]
    public async Task Run_AgainAfterAnUndo_KeepsBothDecisions(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await MergeAsync(city, SitiNik, BudiNik);
        await new MergePersons(city.Database, city.Keys, Catalogue).UndoAsync(BudiNik, city.Act(ProcessKind.PersonsMerging), Stop);

        Assert.True((await MergeAsync(city, SitiNik, BudiNik)).Succeeded);
        Assert.Equal(2, await city.CountAsync("person_merge"));
        Assert.Equal(1, await city.AskAsync<long>("select count(*) from person_merge where undone_at is null"));
    }

    [DatabaseTheory]
    public async Task Run_AccountOfTheMergedNumber_GoesToTheOneThatStands(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await MergeAsync(city, SitiNik, BudiNik);

        await city.ImportAccountsAsync(city.Write("nik,nomor_rekening,nama_rekening,bank", $"{BudiNik},40000000001,SITI AMINAH,Bank DKI"));

        Assert.Equal(await city.PersonIdAsync(SitiNik), await city.AskAsync<long>("select person_id from bank_account"));
    }

    [DatabaseTheory]
    public async Task Run_WhatCannotBeMerged_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        const string Rina = "3171990507100001";
        await city.LandAsync(Siti, Budi, $"{Rina},3171990101150001,Rina Wati,L,2010-07-05,31.71.03.1002,anak,DTKS,2023-12,layak,1,tidak");
        await MergeAsync(city, SitiNik, BudiNik);

        Assert.Equal("merge.same", (await MergeAsync(city, SitiNik, SitiNik)).Problems[0].Code);
        Assert.Equal("merge.already", (await MergeAsync(city, Rina, BudiNik)).Problems[0].Code);
        Assert.Equal("merge.kept-is-merged", (await MergeAsync(city, BudiNik, Rina)).Problems[0].Code);
        Assert.Equal("merge.merged-stands", (await MergeAsync(city, Rina, SitiNik)).Problems[0].Code);
        Assert.Equal("person.unknown", (await MergeAsync(city, SitiNik, "3171990507100002")).Problems[0].Code);
        Assert.Equal("grounds.missing", (await MergeAsync(city, SitiNik, Rina, evidence: "")).Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Run_AnyMerge_KeepsIdentitiesOutOfTheTrail(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await MergeAsync(city, SitiNik, BudiNik);

        var (subject, body) = await city.AskAsync<(string, string)>("select subject, body from audit_event where kind = 'person.merged'");

        Assert.StartsWith("P-", subject, StringComparison.Ordinal);
        foreach (var secret in new[] { SitiNik, BudiNik, "Siti", "Budi" }) Assert.DoesNotContain(secret, body, StringComparison.Ordinal);
    }

    private static Task<Outcome<PersonsMerged>> MergeAsync(RegistryCity city, string kept, string merged, string evidence = "letter 1") =>
        new MergePersons(city.Database, city.Keys, Catalogue)
            .RunAsync(new(kept, merged), city.Act(ProcessKind.PersonsMerging, evidence: evidence), Stop);

    private static async Task<T> ReadingAsync<T>(RegistryCity city, Func<Reading, Task<T>> read)
    {
        await using var reading = await city.Database.ReadAsync(Stop);
        return await read(reading);
    }
}
