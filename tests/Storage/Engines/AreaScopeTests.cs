namespace Paseban.Tests.Storage.Engines;

public sealed class AreaScopeTests
{
    private const string Cideng = "31.71.03.1002";
    private const string Petojo = "31.71.03.1003";
    private const string Kalideres = "31.73.06.1001";

    /// <summary>Rows of somebody or somewhere that a scoped reader sees all the same, each for its reason.</summary>
    private static readonly string[] SeenByAll =
    [
        // Written while an identity is read, so no view may stand before it; whoever reads it asks for its person, who is narrowed.
        "access_record",
        // Whose right it is: the area of an account, not of a person.
        "actor_area",
    ];

    [DatabaseTheory]
    public async Task Read_WithinAnArea_SeesItsPeopleOnly(Engine engine)
    {
        await ReadAsync(engine, Cideng, 1);
        await ReadAsync(engine, "31.71", 2);
        await ReadAsync(engine, "31.74", 0);
    }

    [DatabaseTheory]
    public async Task Read_WithinAnArea_JoinsCountsAndChoicesAreNarrowToo(Engine engine)
    {
        await using var test = await CityAsync(engine);
        await using var reading = await test.Database.Within(Of(Cideng, Kalideres)).ReadAsync(Stop);

        var niks = await reading.SingleAsync<long>("select count(*) from person_nik", ct: Stop);
        var joined = await reading.SingleAsync<long>(
            "select count(*) from area a left join person p on p.area = a.code where a.level = 4 and p.person_id is not null", ct: Stop);
        var choices = await reading.ListAsync<string>("select code from area order by code", ct: Stop);

        Assert.Equal(2, niks);
        Assert.Equal(2, joined);
        Assert.Equal(["31", "31.71", "31.71.03", Cideng, "31.73", "31.73.06", Kalideres], choices);
    }

    /// <summary>A connection goes back to its pool; the next reader must see their own part, or all.</summary>
    [DatabaseTheory]
    public async Task Read_ByManyInTurn_LeavesNoViewBehind(Engine engine)
    {
        await using var test = await CityAsync(engine);
        for (var turn = 0; turn < 3; turn++)
        {
            Assert.Equal(1, await CountAsync(test.Database.Within(Of(Petojo))));
            Assert.Equal(3, await CountAsync(test.Database));
            Assert.Equal(1, await CountAsync(test.Database.Within(Of(Kalideres))));
            await using var work = await test.Database.Within(Of(Petojo)).BeginAsync(A.Process(ProcessKind.PersonsImporting), Stop);
            Assert.Equal(1, await work.ExecuteAsync("update person set rt = '001' where person_id = 1", ct: Stop));
        }
    }

    [DatabaseTheory]
    public async Task Begin_ToReadAnIdentity_SeesThePartAndWritesItsAccessRecord(Engine engine)
    {
        await using var test = await CityAsync(engine);
        await using var work = await test.Database.Within(Of(Petojo)).BeginAsync(A.Process(ProcessKind.IdentityReading), Stop);

        var seen = await work.SingleAsync<long>("select count(*) from person", ct: Stop);
        await work.ExecuteAsync("insert into access_record (id, at, actor_id, person_id, purpose) values (1, 1, 7, 2, 'a test')", ct: Stop);
        work.Record("identity.read", "P-2", new { });
        await work.CommitAsync(Stop);

        Assert.Equal(1, seen);
    }

    /// <summary>A draft has no area yet.</summary>
    [DatabaseTheory]
    public async Task Read_Drafts_SeesThoseOnesOwn(Engine engine)
    {
        await using var test = await CityAsync(engine);
        await using (var work = await test.Database.BeginAsync(A.Process(), Stop))
        {
            await work.ExecuteAsync(
                """
                insert into application (id, wave_id, door, state, version, owner_id, begun_at, begun_by, area)
                values (1, null, 'counter', 'draft', 1, 7, 1, 7, null), (2, null, 'counter', 'draft', 1, 8, 1, 8, null),
                       (3, null, 'counter', 'draft', 1, 8, 1, 8, '31.71.03.1002')
                """,
                ct: Stop);
            await work.CommitAsync(Stop);
        }
        await using var reading = await test.Database.Within(Of(Cideng)).ReadAsync(Stop);

        Assert.Equal([1L, 3L], await reading.ListAsync<long>("select id from application order by id", ct: Stop));
    }

    /// <summary>Whoever adds a table of people says what a scoped reader sees of it.</summary>
    [Fact]
    public async Task EveryTable_OfSomebodyOrSomewhere_HasItsRowsNamed()
    {
        await using var test = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var reading = await test.Database.ReadAsync(Stop);

        var tables = await reading.ListAsync<string>(
            """
            select distinct m.name from sqlite_master m join pragma_table_info(m.name) c
            where m.type = 'table' and c.name in ('person_id', 'area', 'application_id', 'meeting_id', 'left_id', 'household_id')
            """,
            ct: Stop);

        Assert.Equal([], tables.Except(AreaScope.Rows.Keys).Except(SeenByAll).Except(["household"]).Order());
        Assert.Equal([], AreaScope.Rows.Keys.Intersect(SeenByAll));
    }

    private static async Task ReadAsync(Engine engine, string area, long people)
    {
        await using var test = await CityAsync(engine);
        Assert.Equal(people, await CountAsync(test.Database.Within(Of(area))));
    }

    private static AreaScope Of(params string[] areas) => new(7, [.. areas.Select(AreaCode.Parse)]);

    private static async Task<long> CountAsync(Database database)
    {
        await using var reading = await database.ReadAsync(Stop);
        return await reading.SingleAsync<long>("select count(*) from person", ct: Stop);
    }

    private static async Task<TestDatabase> CityAsync(Engine engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await using var work = await test.Database.BeginAsync(A.Process(), Stop);
        await work.ExecuteAsync(
            """
            insert into area (code, level, name, parent, folded) values
                ('31', 1, 'DKI Jakarta', null, 'dki jakarta'), ('31.71', 2, 'Jakarta Pusat', '31', 'jakarta pusat'),
                ('31.71.03', 3, 'Gambir', '31.71', 'gambir'), ('31.71.03.1002', 4, 'Cideng', '31.71.03', 'cideng'),
                ('31.71.03.1003', 4, 'Petojo', '31.71.03', 'petojo'), ('31.73', 2, 'Jakarta Barat', '31', 'jakarta barat'),
                ('31.73.06', 3, 'Kalideres', '31.73', 'kalideres'), ('31.73.06.1001', 4, 'Kalideres', '31.73.06', 'kalideres')
            """,
            ct: Stop);
        await work.ExecuteAsync(
            """
            insert into person (person_id, name, folded_name, sex, birth_date, area, household_id, row_hash, recorded_at)
            values (@id, 'Siti', 'siti', 2, '1950-01-01', @area, @id, '', 1)
            """,
            new[] { Cideng, Petojo, Kalideres }.Select((area, i) => new { id = i + 1L, area }),
            Stop);
        await work.ExecuteAsync(
            """
            insert into person_nik (blind_index, person_id, ciphertext, current)
            select 'i' || person_id, person_id, 'c', 1 from person
            """,
            ct: Stop);
        await work.CommitAsync(Stop);
        return test;
    }
}
