using System.Data.Common;

namespace Paseban.Tests.Storage.Engines;

public sealed class MigrationTests
{
    [DatabaseTheory]
    public async Task Migrate_FromEmpty_AppliesEachFileOnceInOrder(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);

        var first = await test.Database.MigrateAsync(Stop);
        var second = await test.Database.MigrateAsync(Stop);

        Assert.Equal(first.Order(StringComparer.Ordinal), first);
        Assert.StartsWith("0001-", first[0], StringComparison.Ordinal);
        Assert.Empty(second);
    }

    [DatabaseTheory]
    public async Task Migrate_ByTwoAtOnce_AppliesEachFileOnce(Engine engine)
    {
        await using var test = await TestDatabase.CreateBareAsync(engine);
        await using var other = Database.Open(test.Specification).Value;

        var applied = await Task.WhenAll(test.Database.MigrateAsync(Stop), other.MigrateAsync(Stop));

        var names = applied.SelectMany(list => list).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal).Count(), names.Count);
    }

    /// <summary>A database is either; what one engine guards, the other guards too.</summary>
    [Fact]
    public async Task Migrate_OnBothEngines_MakesTheSameSchema()
    {
        await using var sqlite = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var postgres = await TestDatabase.CreateAsync(Engine.Postgres);

        var onSqlite = await SchemaText.ReadAsync(sqlite.Database, Stop);
        var onPostgres = await SchemaText.ReadAsync(postgres.Database, Stop);

        Assert.NotEmpty(onSqlite);
        Assert.Equal("", string.Join('\n', onSqlite.Except(onPostgres).Select(line => $"only SQLite: {line}")
            .Concat(onPostgres.Except(onSqlite).Select(line => $"only PostgreSQL: {line}"))));
    }

    [DatabaseTheory]
    public async Task AuditEvent_ChangedOrDeleted_IsRefusedByTheTable(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using (var work = await test.Database.BeginAsync(A.Process(), Stop))
        {
            work.Record("test.done", "TEST-1", new { });
            await work.CommitAsync(Stop);
        }

        foreach (var change in (string[])["update audit_event set body = '{}'", "delete from audit_event"])
        {
            await using var work = await test.Database.BeginAsync(A.Process(), Stop);
            var refusal = await Assert.ThrowsAnyAsync<DbException>(() => work.ExecuteAsync(change, ct: Stop));
            Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>The unique key beneath everything: a person's month in a benefit group belongs to one payment.</summary>
    [DatabaseTheory]
    public async Task MonthAllocation_OfTheSameMonthTwice_IsRefusedByTheTable(Engine engine)
    {
        const string Allocate = """
            insert into month_allocation (person_id, benefit_group, month, payment_id, amount)
            values (1, 'PKD', @month, @payment, 300000)
            """;
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var work = await test.Database.BeginAsync(A.Process(ProcessKind.RunBuilding), Stop);
        var month = new Month(2024, 1).Index;
        await work.ExecuteAsync(Allocate, new { month, payment = 1 }, Stop);

        await Assert.ThrowsAnyAsync<DbException>(() => work.ExecuteAsync(Allocate, new { month, payment = 2 }, Stop));
    }
}
