using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;
using Paseban.Assistance.Registry;
using Paseban.Tests.Storage.Disbursement;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Oversight;

public sealed class ListAccessTests
{
    private static readonly string First = PersonKey.ReferenceOf(1);
    private static readonly string Budi = ActorReference.Of(21).ToString();
    private static readonly DateOnly March = new(2024, 3, 1);

    [DatabaseTheory]
    public async Task Run_PageByPage_TellsTheNewestFirst(Engine engine)
    {
        await using var city = await WithLooksAsync(engine);

        var one = await ListAsync(city, new(Most: 3));
        var two = await ListAsync(city, new(Most: 3, After: one.Next!.Value));

        Assert.Equal(["pengaduan 50%", "letter 7", "rutin"], one.Looks.Select(look => look.Purpose));
        Assert.Equal(["rutin"], two.Looks.Select(look => look.Purpose));
        Assert.Null(two.Next);
        Assert.Null(one.Looks[0].Person);
    }

    [DatabaseTheory]
    public async Task Run_Filtered_TellsOnlyWhatWasAskedFor(Engine engine)
    {
        await using var city = await WithLooksAsync(engine);

        Assert.Equal(["letter 7", "rutin"], await PurposesAsync(city, new(Person: First)));
        Assert.Equal(["pengaduan 50%", "rutin", "rutin"], await PurposesAsync(city, new(By: Budi)));
        Assert.Equal(["letter 7", "rutin"], await PurposesAsync(city, new(From: March, Through: March)));
        Assert.Equal(["letter 7"], await PurposesAsync(city, new(From: March, Purpose: "LETTER")));
        Assert.Equal(["pengaduan 50%"], await PurposesAsync(city, new(By: Budi, Purpose: "0%")));
        Assert.Empty(await PurposesAsync(city, new(Person: PersonKey.ReferenceOf(2), By: ActorReference.Of(22).ToString())));
    }

    [DatabaseTheory]
    public async Task Run_OfACitizen_DoesNotNameThem(Engine engine)
    {
        await using var city = await WithLooksAsync(engine);

        var looks = (await ListAsync(city, new(Person: First))).Looks;

        Assert.Equal([null, "Budi"], looks.Select(look => look.Name));
    }

    [DatabaseTheory]
    public async Task Run_WithinAnArea_TellsOnlyLooksAtItsPeople(Engine engine)
    {
        await using var city = await WithLooksAsync(engine);
        await city.ExecuteAsync("insert into area (code, level, name, folded) values ('31.75.07.1001', 4, 'Ujung', 'ujung')");
        await city.ExecuteAsync("update person set area = '31.75.07.1001' where person_id = 2");
        var narrow = new ListAccess(city.Database.Within(new(31, [AreaCode.Parse(Kelurahan)])));

        var looks = (await narrow.RunAsync(new(WithNobody: false), Stop)).Value.Looks;

        Assert.Equal([First, First], looks.Select(look => look.Person));
    }

    [DatabaseTheory]
    public async Task Run_ByAnybody_LeavesNoRecordItself(Engine engine)
    {
        await using var city = await WithLooksAsync(engine);

        await ListAsync(city, new(Person: First));

        Assert.Equal(4, await city.SingleAsync<long>("select count(*) from access_record"));
    }

    [DatabaseTheory]
    public async Task Run_ForWordsOfAllTime_IsRefusedAtTheDay(Engine engine)
    {
        await using var city = await WithLooksAsync(engine);
        var list = new ListAccess(city.Database);

        var words = await list.RunAsync(new(Purpose: "rutin"), Stop);
        var misread = await list.RunAsync(new(Person: "P-1111-A", By: "Budi"), Stop);

        Assert.Equal("From", Assert.Single(words.Problems).Field);
        Assert.Equal(["Person", "By"], misread.Problems.Select(problem => problem.Field));
    }

    /// <summary>Budi looks at 2 and 1 and finds nobody in April; a citizen looks at 1.</summary>
    private static async Task<City> WithLooksAsync(Engine engine)
    {
        var city = await CreateAsync(engine, elders: 2);
        await city.ExecuteAsync("insert into actor (id, name, created_at) values (21, 'Budi', 1), (22, 'Siti (ACT-1)', 1)");
        await city.ExecuteAsync(
            "insert into actor_role (actor_id, role) values (21, 2), (22, @citizen)", new { citizen = (long)Role.Citizen });
        await LookAsync(1, new(2024, 2, 29, 23, 59, 0), 21, 2, "rutin");
        await LookAsync(2, new(2024, 3, 1, 0, 0, 0), 21, 1, "rutin");
        await LookAsync(3, new(2024, 3, 1, 23, 59, 0), 22, 1, "letter 7");
        await LookAsync(4, new(2024, 4, 1, 8, 0, 0), 21, null, "pengaduan 50%");
        return city;

        Task LookAsync(long id, DateTime time, long actor, long? person, string purpose) => city.ExecuteAsync(
            "insert into access_record (id, at, actor_id, person_id, purpose) values (@id, @at, @actor, @person, @purpose)",
            new { id, at = Instant.ToMicroseconds(new DateTimeOffset(time, ProcessContext.Jakarta)), actor, person, purpose });
    }

    private static async Task<AccessListed> ListAsync(City city, ListAccessRequest request) =>
        (await new ListAccess(city.Database).RunAsync(request, Stop)).Value;

    private static async Task<IReadOnlyList<string>> PurposesAsync(City city, ListAccessRequest request) =>
        [.. (await ListAsync(city, request)).Looks.Select(look => look.Purpose)];
}
