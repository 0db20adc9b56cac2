using Paseban.Assistance.Oversight;

namespace Paseban.Tests.Storage.Oversight;

public sealed class MigrateDatabaseTests
{
    [DatabaseTheory]
    public async Task Marks_BeforeTheFirstMigration_AreNone(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);

        Assert.Null(await DatabaseMarks.ReadAsync(test.Database, Stop));
    }

    [DatabaseTheory]
    public async Task Migrate_ABareDatabase_TiesItToItsKeyRing(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);

        var migrated = await MigrateAsync(test, new("ring", Sandbox: false, Demo: null));

        Assert.NotEmpty(migrated.Value.Applied);
        Assert.Equal(
            new DatabaseMarks("ring", IsSandbox: false, Demo: null, Actors: 0), await DatabaseMarks.ReadAsync(test.Database, Stop));
    }

    [DatabaseTheory]
    public async Task Migrate_Again_ChangesNothing(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        await MigrateAsync(test, new("ring", Sandbox: true, Demo: "world"));

        var again = await MigrateAsync(test, new("ring", Sandbox: true, Demo: "world"));

        Assert.Empty(again.Value.Applied);
        Assert.Single(await new ListAuditEvents(test.Database).RunAsync(new(null, 0, 10), Stop));
    }

    [DatabaseTheory]
    public async Task Migrate_WithAnotherKeyRing_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        await MigrateAsync(test, new("ring", Sandbox: false, Demo: null));

        var other = await MigrateAsync(test, new("other", Sandbox: false, Demo: null));

        Assert.Equal("keys.other", Assert.Single(other.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Migrate_ARealDatabaseToASandbox_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        await MigrateAsync(test, new("ring", Sandbox: false, Demo: null));

        var sandbox = await MigrateAsync(test, new("ring", Sandbox: true, Demo: null));

        Assert.Equal("database.in-use", Assert.Single(sandbox.Problems).Code);
        Assert.False((await DatabaseMarks.ReadAsync(test.Database, Stop))!.IsSandbox);
    }

    [DatabaseTheory]
    public async Task Migrate_ForAnotherDemo_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        await MigrateAsync(test, new("ring", Sandbox: true, Demo: "one"));

        var other = await MigrateAsync(test, new("ring", Sandbox: true, Demo: "two"));

        Assert.Equal("database.not-the-demos", Assert.Single(other.Problems).Code);
    }

    private static Task<Outcome<DatabaseMigrated>> MigrateAsync(TestDatabase test, MigrateDatabaseRequest request) =>
        new MigrateDatabase(test.Database).RunAsync(request, A.Process(), Stop);
}
