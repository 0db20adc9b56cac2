using Npgsql;

namespace Paseban.Tests.Storage.Engines;

public sealed class CollationTests
{
    [DatabaseTheory]
    public async Task Defect_OfADatabaseMadeAsDocumented_IsNone(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        Assert.Null(await test.Database.DefectAsync(Stop));
    }

    [DatabaseTheory]
    public async Task Defect_OfAPostgresDatabaseOfAnotherOrder_SaysHowToMakeIt(Engine engine)
    {
        if (engine == Engine.Sqlite) return; // SQLite compares texts by their code points and knows nothing else.
        await using var test = await TestDatabase.CreateAsync(engine);
        var name = $"order_{Environment.ProcessId}";
        await using var server = new NpgsqlConnection(test.Specification["postgres:".Length..]);
        await server.OpenAsync(Stop);
        await ExecuteAsync(server, $"create database {name} template template0 locale_provider icu icu_locale 'id-ID'");
        var there = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, Pooling = false };
        await using (var database = Database.Open($"postgres:{there}").Value)
        {
            var defect = await database.DefectAsync(Stop);

            Assert.Equal("database.collation", defect?.Code);
            Assert.Contains("--locale=C", defect!.Remedy, StringComparison.Ordinal);
        }
        await ExecuteAsync(server, $"drop database {name} with (force)");
    }

    private static async Task ExecuteAsync(NpgsqlConnection server, string sql)
    {
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
