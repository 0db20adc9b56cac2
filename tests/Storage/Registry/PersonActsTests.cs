using Paseban.Assistance.Registry;
using static Paseban.Tests.Storage.Registry.RegistryCity;

namespace Paseban.Tests.Storage.Registry;

/// <summary>What is recorded of one person at a time: representatives, accounts, events, facts, disabilities, a corrected NIK.</summary>
public sealed class PersonActsTests
{
    private static readonly DateOnly Day = new(2024, 1, 15);

    [DatabaseTheory]
    public async Task RecordRepresentative_Guardian_IsKeptOnceAndCanEnd(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        var record = new RecordRepresentative(city.Database, city.Keys);
        RecordRepresentativeRequest request = new(SitiNik, BudiNik, RepresentativeKind.Guardian, Day);

        var first = await record.RunAsync(request, city.Act(ProcessKind.RepresentativeRecording), Stop);
        var again = await record.RunAsync(request, city.Act(ProcessKind.RepresentativeRecording), Stop);
        var ended = await record.RunAsync(request with { Until = Day.AddDays(30) }, city.Act(ProcessKind.RepresentativeRecording), Stop);

        Assert.Equal((true, false, false), (first.Value.IsNew, again.Value.IsNew, ended.Value.IsNew));
        var (kind, evidence, until) = await city.AskAsync<(string, string, string)>("select kind, evidence, valid_to from representative");
        Assert.Equal(("guardian", "letter 1", "2024-02-14"), (kind, evidence, until));
        Assert.Equal(
            ["representative.recorded", "representative.ended"],
            await city.ListAsync<string>("select kind from audit_event where kind like 'representative%' order by sequence"));
    }

    [DatabaseTheory]
    public async Task RecordRepresentative_WhoCannotAct_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await city.LandFileAsync("nik,tanggal_meninggal", $"{BudiNik},2024-02-10");
        var record = new RecordRepresentative(city.Database, city.Keys);

        var self = await record.RunAsync(
            new(SitiNik, SitiNik, RepresentativeKind.Proxy, Day), city.Act(ProcessKind.RepresentativeRecording), Stop);
        var dead = await record.RunAsync(
            new(SitiNik, BudiNik, RepresentativeKind.Proxy, Day), city.Act(ProcessKind.RepresentativeRecording), Stop);
        var dates = await record.RunAsync(
            new(SitiNik, BudiNik, RepresentativeKind.Proxy, Day, Day.AddDays(-1)), city.Act(ProcessKind.RepresentativeRecording), Stop);

        Assert.Equal("representative.self", self.Problems[0].Code);
        Assert.Equal("representative.dead", dead.Problems[0].Code);
        Assert.Equal("representative.dates", dates.Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task ChangeAccount_NewNumber_IsANewVersionOfTheActor(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        var change = new ChangeAccount(city.Database, city.Keys);

        await change.RunAsync(new(SitiNik, "400-000-0001", "SITI AMINAH", "Bank DKI"), city.Act(ProcessKind.AccountChanging), Stop);
        var second = await change.RunAsync(
            new(SitiNik, "4000000002", "SITI AMINAH", "Bank DKI"), city.Act(ProcessKind.AccountChanging), Stop);
        var same = await change.RunAsync(
            new(SitiNik, "4000000002", "SITI AMINAH", "Bank DKI"), city.Act(ProcessKind.AccountChanging), Stop);

        Assert.Equal((2, true), (second.Value.Version, second.Value.Changed));
        Assert.Equal((2, false), (same.Value.Version, same.Value.Changed));
        Assert.Equal([0L, 1L], await city.ListAsync<long>("select current from bank_account order by version"));
        var bodies = string.Join(' ', await city.ListAsync<string>("select body from audit_event where kind = 'account.changed'"));
        Assert.DoesNotContain("40000", bodies, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task RecordVitalEvent_DeathAndItsWithdrawal_ChangeRecordAndStatements(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        var record = new RecordVitalEvent(city.Database, city.Keys, Catalogue);

        var died = await record.RunAsync(new(SitiNik, VitalEvent.Death, Day), city.Act(ProcessKind.VitalEventRecording), Stop);
        var stated = await city.AskAsync<string>("select facts from source_record where source = 'CIVIL'");
        var back = await record.RunAsync(new(SitiNik, VitalEvent.Death, null), city.Act(ProcessKind.VitalEventRecording), Stop);

        Assert.Equal((null, Day), (died.Value.Before, died.Value.After));
        Assert.Equal("death_date=2024-01-15", stated);
        Assert.Equal((Day, null), (back.Value.Before, back.Value.After));
        Assert.Null(await city.AskAsync<string>("select died_on from person"));
        Assert.Equal("", await city.AskAsync<string>("select facts from source_record where source = 'CIVIL'"));
        Assert.Contains(
            "CIVIL 2024-03 2024-01-15",
            await city.AskAsync<string>("select body from audit_event where kind = 'vital-event.withdrawn'"),
            StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task RecordVitalEvent_ImpossibleDay_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        var record = new RecordVitalEvent(city.Database, city.Keys, Catalogue);

        var future = await record.RunAsync(
            new(SitiNik, VitalEvent.MoveOut, new(2030, 1, 1)), city.Act(ProcessKind.VitalEventRecording), Stop);
        var unborn = await record.RunAsync(
            new(SitiNik, VitalEvent.Death, new(1940, 1, 1)), city.Act(ProcessKind.VitalEventRecording), Stop);

        Assert.Equal("vital-event.future", future.Problems[0].Code);
        Assert.Equal("vital-event.before-birth", unborn.Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task RecordFact_FieldVisit_CompletesThatSourceOnly(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        var record = new RecordFact(city.Database, city.Keys, Catalogue);
        var month = new Month(2024, 2);

        await record.RunAsync(new(SitiNik, "owns_car", "ya", "field", month), city.Act(ProcessKind.FactRecording), Stop);
        var second = await record.RunAsync(new(SitiNik, "income", "kecil", "FIELD", month), city.Act(ProcessKind.FactRecording), Stop);
        var same = await record.RunAsync(new(SitiNik, "income", "small", "FIELD", month), city.Act(ProcessKind.FactRecording), Stop);

        Assert.Equal(("owns_car=yes;income=small", true), (second.Value.Facts, second.Value.Changed));
        Assert.False(same.Value.Changed);
        Assert.Contains(
            "owns_car=no", await city.AskAsync<string>("select facts from source_record where source = 'DTKS'"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hobby", "ya", "FIELD", "fact.unknown")]
    [InlineData("age_years", "70", "FIELD", "fact.unknown")]
    [InlineData("death_date", "2024-01-01", "CIVIL", "fact.date")]
    [InlineData("owns_car", "ya", "GOSIP", "fact-source")]
    [InlineData("owns_car", "ya", "CIVIL", "fact.source")]
    [InlineData("owns_car", "mungkin", "FIELD", "fact.value")]
    public async Task RecordFact_WhatTheLawDoesNotHear_IsRefused(string fact, string value, string source, string code)
    {
        await using var city = await CreateAsync(Engine.Sqlite);
        await city.LandAsync(Siti);

        var outcome = await new RecordFact(city.Database, city.Keys, Catalogue)
            .RunAsync(new(SitiNik, fact, value, source, new(2024, 2)), city.Act(ProcessKind.FactRecording), Stop);

        Assert.Equal(code, outcome.Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task RecordDisability_EntryAndItsEnd_AreWhatTheRegisterStates(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        var record = new RecordDisability(city.Database, city.Keys, Catalogue);
        RecordDisabilityRequest request = new(SitiNik, 2, "SKD/7", "RSUD Tarakan", new(2028, 1, 1));

        var entered = await record.RunAsync(request, city.Act(ProcessKind.DisabilityRecording), Stop);
        var ended = await record.RunAsync(request with { Ends = true }, city.Act(ProcessKind.DisabilityRecording), Stop);
        var again = await record.RunAsync(request with { Ends = true }, city.Act(ProcessKind.DisabilityRecording), Stop);

        Assert.Equal((2, 0), (entered.Value.Type, ended.Value.Type));
        Assert.Equal("disability.unknown", again.Problems[0].Code);
        Assert.Equal("disability=0", await city.AskAsync<string>("select facts from source_record where source = 'DISABILITY'"));
    }

    [DatabaseTheory]
    public async Task RecordDisability_EnteredAgainAfterItsEnd_HoldsAndCanEndAgain(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        var record = new RecordDisability(city.Database, city.Keys, Catalogue);
        RecordDisabilityRequest request = new(SitiNik, 2, "SKD/7", "RSUD Tarakan", new(2028, 1, 1));
        await record.RunAsync(request, city.Act(ProcessKind.DisabilityRecording), Stop);
        await record.RunAsync(request with { Ends = true }, city.Act(ProcessKind.DisabilityRecording), Stop);

        await record.RunAsync(request, city.Act(ProcessKind.DisabilityRecording), Stop);
        var inForce = await city.AskAsync<long>("select count(*) from disability where ended_at is null");
        var ended = await record.RunAsync(
            request with { Ends = true, Letter = " SKD/7 " }, city.Act(ProcessKind.DisabilityRecording), Stop);

        Assert.Equal(1, inForce);
        Assert.Equal(0, ended.Value.Type);
    }

    [DatabaseTheory]
    public async Task ReplaceNik_NumberOfSomebodyElse_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);

        var outcome = await new ReplaceNik(city.Database, city.Keys).RunAsync(
            new(SitiNik, BudiNik), city.Act(ProcessKind.NikReplacing), Stop);

        Assert.Equal("nik.taken", outcome.Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task PersonKey_ReferenceOrNik_NamesTheSamePerson(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        var siti = await city.PersonIdAsync(SitiNik);
        await using var reading = await city.Database.ReadAsync(Stop);

        Assert.Equal(siti, (await PersonKey.FindAsync(reading, city.Vault, PersonKey.ReferenceOf(siti), Stop)).Value);
        Assert.Equal(siti, (await PersonKey.FindAsync(reading, city.Vault, SitiNik, Stop)).Value);
        Assert.Equal("person.unknown", (await PersonKey.FindAsync(reading, city.Vault, PersonKey.ReferenceOf(999), Stop)).Problems[0].Code);
        Assert.Equal("person.key", (await PersonKey.FindAsync(reading, city.Vault, "siti", Stop)).Problems[0].Code);
    }
}
