using Paseban.Assistance.Registry;
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
    public async Task Run_ByNamePageAfterPage_FindsEverybodyOnceInTheOrderOfNames(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync([.. Enumerable.Range(0, 12).Select(People.Row)]);

        var pages = await PagesAsync(city, new(Name: "ke ora", Most: 5));

        Assert.Equal([5, 5, 2], pages.Select(page => page.Count));
        var names = pages.SelectMany(page => page).Select(person => PersonNames.Fold(person.Name)).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(12, names.Distinct().Count());
    }

    [DatabaseTheory]
    public async Task Run_ByANameOfThousands_PagesThroughAllOfThemOnce(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync([.. Enumerable.Range(0, 2_500).Select(People.Row)]);

        var pages = await PagesAsync(city, new(Name: "orang", Most: 900));

        Assert.Equal([900, 900, 700], pages.Select(page => page.Count));
        Assert.Equal(2_500, pages.SelectMany(page => page).Select(person => person.PersonId).Distinct().Count());
    }

    [DatabaseTheory]
    public async Task Run_ByNameInAnArea_FindsOnlyWhoLivesThere(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi.Replace("31.71.03.1002", "31.75.07.1001", StringComparison.Ordinal));

        foreach (var area in new[] { "31.71.03.1002", "31.71.03", "31.71" })
        {
            Assert.Single((await FindAsync(city, new(Name: "siti", Area: AreaCode.Parse(area)))).Value.People);
            Assert.Empty((await FindAsync(city, new(Name: "budi", Area: AreaCode.Parse(area)))).Value.People);
        }
    }

    [DatabaseTheory]
    public async Task Run_ByName_ShowsAScopedReaderTheirOwnAreaOnly(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi.Replace("31.71.03.1002", "31.75.07.1001", StringComparison.Ordinal));

        foreach (var area in new[] { "31.71.03.1002", "31.71" })
        {
            var reader = A.Actor(31, Role.KelurahanOfficer) with { Areas = [AreaCode.Parse(area)] };
            var find = new FindPerson(city.Database.Within(new(reader.Id, reader.Areas)), city.Keys);
            var context = city.Act(ProcessKind.IdentityReading) with { Actor = reader };

            Assert.Single((await find.RunAsync(new(Name: "siti"), context, Stop)).Value.People);
            Assert.Empty((await find.RunAsync(new(Name: "budi"), context, Stop)).Value.People);
        }
    }

    [DatabaseTheory]
    public async Task Run_AfterANameChanged_FindsByTheNewNameOnly(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await city.LandAsync(Siti.Replace("Siti Aminah", "Zulaikha Aminah", StringComparison.Ordinal));

        Assert.Empty((await FindAsync(city, new(Name: "siti"))).Value.People);
        Assert.Equal("Zulaikha Aminah", Assert.Single((await FindAsync(city, new(Name: "ami zul"))).Value.People).Name);
        Assert.Empty((await FindAsync(city, new(Name: "mina"))).Value.People);
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
    public async Task Run_ByANumberOfEitherKind_FindsWhoHasItAndLeavesOneTraceOfEach(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);

        var person = (await FindAsync(city, new(Number: SitiNik))).Value.People;
        var household = (await FindAsync(city, new(Number: "3171990101150001"))).Value.People;
        var nobody = (await FindAsync(city, new(Number: "3171990101990009"))).Value.People;
        var wrong = await FindAsync(city, new(Number: "12"));
        var both = await FindAsync(city, new(Nik: SitiNik, Number: SitiNik));

        Assert.Equal(["Siti Aminah"], person.Select(one => one.Name));
        Assert.Equal(["Siti Aminah", "Budi Santoso"], household.Select(one => one.Name));
        Assert.Empty(nobody);
        Assert.Equal(("person.key", "person.question"), (wrong.Problems[0].Code, both.Problems[0].Code));
        Assert.Equal((3, 1), (await city.CountAsync("access_record where person_id is not null"),
            await city.CountAsync("access_record where person_id is null")));
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

        Assert.Equal(["31************01"], masked.Niks);
        Assert.Equal((null, null), (masked.Address, masked.Phone));
        Assert.Equal("*******0001", Assert.Single(masked.Accounts).Number);
        Assert.Equal(("Jl. Rahasia 5", "+6281234567890"), (shown.Address, shown.Phone));
        Assert.Equal([SitiNik], shown.Niks);
        Assert.Equal("40000000001", Assert.Single(shown.Accounts).Number);
        Assert.Equal("Budi Santoso", Assert.Single(Assert.Single(shown.Households).Members).Name);
        Assert.Equal("DTKS", Assert.Single(shown.Statements).Source);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<PersonMatch>>> PagesAsync(RegistryCity city, FindPersonRequest request)
    {
        var pages = new List<IReadOnlyList<PersonMatch>>();
        for (var after = (string?)null; ;)
        {
            var found = (await FindAsync(city, request with { After = after })).Value;
            pages.Add(found.People);
            if (!found.More) return pages;
            after = found.People[^1].Reference;
        }
    }

    private static Task<Outcome<PeopleFound>> FindAsync(RegistryCity city, FindPersonRequest request) =>
        new FindPerson(city.Database, city.Keys).RunAsync(request, city.Act(ProcessKind.IdentityReading), Stop);

    private static async Task<PersonRecord> ReadAsync(RegistryCity city, bool reveal) =>
        (
            await new ReadPerson(city.Database, city.Keys).RunAsync(
                new(SitiNik, reveal), city.Act(ProcessKind.IdentityReading), Stop)).Value.Standing;
}
