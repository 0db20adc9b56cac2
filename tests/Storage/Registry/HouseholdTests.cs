using Paseban.Assistance.Registry;
using static Paseban.Tests.Storage.Registry.RegistryCity;

namespace Paseban.Tests.Storage.Registry;

public sealed class HouseholdTests
{
    private const string OldCard = "3171990101150001";
    private const string NewCard = "3171990502240001";
    private const string Child = $"3171990507100001,{OldCard},Rina Wati,L,2010-07-05,31.71.03.1002,anak,DTKS,2023-12,layak,1,tidak";

    [DatabaseTheory]
    public async Task Run_HeadWithANewCard_ReissuesTheCardOfTheHousehold(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        var before = await city.AskAsync<long>("select min(household_id) from person");

        var result = await city.LandAsync(Renew(Siti), Renew(Budi));

        Assert.Equal((1, 0, 0), (result.CardsReissued, result.HouseholdsBegun, result.HouseholdMoves));
        Assert.Equal(before, await HouseholdOfAsync(city, OldCard));
        Assert.Equal(before, await HouseholdOfAsync(city, NewCard));
        Assert.Equal(1, await city.AskAsync<long>("select count(*) from household_card where valid_to is null"));
        Assert.Equal(
            NewCard,
            city.Vault.DecryptCard(before, (await city.AskAsync<string>("select ciphertext from household_card where valid_to is null"))!));
    }

    [DatabaseTheory]
    public async Task Run_NewbornOnTheNewCardBeforeTheHead_JoinsTheHousehold(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        var before = await city.AskAsync<long>("select min(household_id) from person");

        var result = await city.LandAsync(Renew(Child), Renew(Siti), Renew(Budi));

        Assert.Equal((1, 1), (result.Created, result.CardsReissued));
        Assert.Equal(3, await city.AskAsync<long>("select count(*) from person where household_id = @before", new { before }));
        Assert.Equal(
            3,
            await city.AskAsync<long>(
                "select count(*) from household_membership where household_id = @before and valid_to is null", new { before }));
        Assert.Equal(1, await city.CountAsync("household"));
        Assert.Equal(
            NewCard,
            city.Vault.DecryptCard(before, (await city.AskAsync<string>("select ciphertext from household_card where valid_to is null"))!));
    }

    [DatabaseTheory]
    public async Task Run_ChildWithACardOfItsOwn_MovesOutAndKeepsTheHistory(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi, Child);

        var result = await city.LandAsync(Siti, Budi, Renew(Child).Replace("anak", "kepala_keluarga", StringComparison.Ordinal));

        Assert.Equal((0, 1, 1), (result.CardsReissued, result.HouseholdsBegun, result.HouseholdMoves));
        var child = await city.PersonIdAsync("3171990507100001");
        Assert.Equal(
            ["child|1", "head|0"],
            await city.ListAsync<string>(
                """
                select relation || '|' || cast(case when valid_to is null then 0 else 1 end as text)
                from household_membership where person_id = @child order by valid_from
                """,
                new { child }));
        Assert.Equal(2, await city.AskAsync<long>("select count(*) from household_card where valid_to is null"));
    }

    [DatabaseTheory]
    public async Task Run_OldCardAgain_MovesNobody(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await city.LandAsync(Renew(Siti), Renew(Budi));

        var result = await city.LandFileAsync(Header + ",rt", Siti + ",5", Budi + ",5");

        Assert.Equal((2, 0, 0, 0), (result.Updated, result.CardsReissued, result.HouseholdsBegun, result.HouseholdMoves));
    }

    private static string Renew(string row) => row.Replace(OldCard, NewCard, StringComparison.Ordinal);

    private static Task<long> HouseholdOfAsync(RegistryCity city, string card) => city.AskAsync<long>(
        "select household_id from household_card where blind_index = @index",
        new { index = city.Vault.BlindIndex(IdentityField.Kk, card) })!;
}
