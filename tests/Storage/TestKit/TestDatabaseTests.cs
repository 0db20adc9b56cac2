namespace Paseban.Tests.Storage.TestKit;

public sealed class TestDatabaseTests
{
    [DatabaseTheory]
    public async Task Create_OnEachEngine_IsMigratedAlready(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        Assert.Equal(engine, test.Engine);
        Assert.Empty(await test.Database.MigrateAsync(Stop));
    }

    [DatabaseTheory]
    public async Task CreateBare_OnEachEngine_HasNoMigrationYet(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);

        Assert.NotEmpty(await test.Database.MigrateAsync(Stop));
    }

    [DatabaseTheory]
    public async Task Create_Twice_GivesDatabasesThatDoNotSeeEachOther(Engine engine)
    {
        await using var one = await TestDatabase.CreateAsync(engine);
        await using var other = await TestDatabase.CreateAsync(engine);

        await using (var work = await one.Database.BeginAsync(A.Process(), Stop))
        {
            await work.ExecuteAsync("insert into migration (name) values ('9999-mine')", ct: Stop);
            await work.CommitAsync(Stop);
        }

        await using var reading = await other.Database.ReadAsync(Stop);
        Assert.Equal(0, await reading.SingleAsync<long>("select count(*) from migration where name = '9999-mine'", ct: Stop));
    }

    [DatabaseTheory]
    public async Task Specification_OfATest_OpensTheSameDatabase(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var again = Database.Open(test.Specification).Value;

        Assert.Empty(await again.MigrateAsync(Stop));
    }
}
