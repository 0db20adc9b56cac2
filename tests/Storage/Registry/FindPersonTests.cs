using Paseban.Assistance.Registry;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Tests.TestKit;
using Xunit;
using static Paseban.Tests.Storage.Registry.RegistryCity;

namespace Paseban.Tests.Storage.Registry;

public sealed class FindPersonTests
{
    [DatabaseTheory]
    public async Task Run_ByNik_FindsThePersonAndLeavesAnAccessRecord(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);

        var found = await FindAsync(city, new(Nik: SitiNik));

        var siti = Assert.Single(found.Value.People);
        Assert.Equal("Siti Aminah", siti.Name);
        Assert.Equal("Kebon Kosong, Kemayoran, Kota Administrasi Jakarta Pusat", siti.Area);
        var (actor, person, purpose) = await city.AskAsync<(long, long, string)>("select actor_id, person_id, purpose from access_record");
        Assert.Equal((Officer.Id, siti.PersonId, "a test"), (actor, person, purpose));
    }

    [DatabaseTheory]
    public async Task Run_ByAFormerNik_FindsThePersonAndSaysSo(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        const string Right = "3171994101500002";
        var replaced = await new ReplaceNik(city.Database, city.Keys).RunAsync(
            new(SitiNik, Right), city.Act(ProcessKind.NikReplacing), Stop);

        var byFormer = Assert.Single((await FindAsync(city, new(Nik: SitiNik))).Value.People);
        var byCurrent = Assert.Single((await FindAsync(city, new(Nik: Right))).Value.People);

        Assert.True(replaced.Value.Changed);
        Assert.Equal((FoundBy.FormerNik, FoundBy.Current), (byFormer.How, byCurrent.How));
        Assert.Equal(byFormer.PersonId, byCurrent.PersonId);
    }

    [DatabaseTheory]
    public async Task Run_ByAFormerFamilyCard_FindsTheHousehold(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await city.LandAsync(
            Siti.Replace("3171990101150001", "3171990502240001", StringComparison.Ordinal),
            Budi.Replace("3171990101150001", "3171990502240001", StringComparison.Ordinal));

        var found = (await FindAsync(city, new(Kk: "3171990101150001"))).Value.People;

        Assert.Equal(["Siti Aminah", "Budi Santoso"], found.Select(person => person.Name));
        Assert.All(found, person => Assert.Equal(FoundBy.FormerCard, person.How));
    }

    [DatabaseTheory]
    public async Task Run_ByNameHoweverSpelt_FindsThePerson(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi.Replace("Budi Santoso", "\"H. Moch. Soebandi, S.H.\"", StringComparison.Ordinal));

        var found = (await FindAsync(city, new(Name: "subandi muhamad"))).Value;
        var elsewhere = (await FindAsync(city, new(Name: "subandi", Area: AreaCode.Parse("31.75")))).Value;

        Assert.Equal("H. Moch. Soebandi, S.H.", Assert.Single(found.People).Name);
        Assert.Empty(elsewhere.People);
    }

    [DatabaseTheory]
    public async Task Run_MoreThanAskedFor_SaysThereAreOthers(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync([.. Enumerable.Range(0, 12).Select(People.Row)]);

        var found = (await FindAsync(city, new(Name: "orang", Most: 5))).Value;

        Assert.Equal((5, true), (found.People.Count, found.More));
        Assert.Equal(5, await city.CountAsync("access_record"));
    }

    [DatabaseTheory]
    public async Task Run_NobodyFound_LeavesATraceOfTheAsking(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);

        Assert.Empty((await FindAsync(city, new(Nik: BudiNik))).Value.People);
        Assert.Equal(1, await city.AskAsync<long>("select count(*) from access_record where person_id is null"));
    }

    [DatabaseTheory]
    public async Task Run_WithoutAPurpose_ShowsNothing(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var outcome = await new FindPerson(city.Database, city.Keys)
            .RunAsync(new(Nik: SitiNik), city.Act(ProcessKind.IdentityReading, reason: " "), Stop);

        Assert.Equal("access.purpose", Assert.Single(outcome.Problems).Code);
    }

    [DatabaseTheory]
    public async Task ReadPerson_Masked_HidesNumbersAndShowsHistory(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandFileAsync(Header + ",alamat,telepon", Siti + ",Jl. Rahasia 5,0812-3456-7890", Budi + ",,");
        await city.ImportAccountsAsync(city.Write("nik,nomor_rekening,nama_rekening,bank", $"{SitiNik},40000000001,SITI AMINAH,Bank DKI"));

        var masked = await ReadAsync(city, reveal: false);
        var shown = await ReadAsync(city, reveal: true);

        Assert.Equal(["317199******0001"], masked.Niks);
        Assert.Equal((null, null), (masked.Address, masked.Phone));
        Assert.Equal("*******0001", Assert.Single(masked.Accounts).Number);
        Assert.Equal(("Jl. Rahasia 5", "+6281234567890"), (shown.Address, shown.Phone));
        Assert.Equal([SitiNik], shown.Niks);
        Assert.Equal("40000000001", Assert.Single(shown.Accounts).Number);
        Assert.Equal("Budi Santoso", Assert.Single(Assert.Single(shown.Households).Members).Name);
        Assert.Equal("DTKS", Assert.Single(shown.Statements).Source);
    }

    private static Task<Outcome<PeopleFound>> FindAsync(RegistryCity city, FindPersonRequest request) =>
        new FindPerson(city.Database, city.Keys).RunAsync(request, city.Act(ProcessKind.IdentityReading), Stop);

    private static async Task<PersonRecord> ReadAsync(RegistryCity city, bool reveal) =>
        (
            await new ReadPerson(city.Database, city.Keys).RunAsync(
                new(SitiNik, reveal), city.Act(ProcessKind.IdentityReading), Stop)).Value.Standing;
}
