using Npgsql;
using Paseban.Storage;

namespace Paseban.Tests.TestKit;

/// <summary>
/// A database of one test: migrated, empty, gone when disposed. It is a copy of a template that is migrated once a run (SQLite: a file;
/// PostgreSQL: <c>create database ... template</c>), so tests never see each other's rows.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplateAsync);
    private static int made;

    private readonly TemporaryFolder folder;
    private readonly Func<Task> drop;

    private TestDatabase(string specification, TemporaryFolder folder, Func<Task> drop)
    {
        this.folder = folder;
        this.drop = drop;
        Specification = specification;
        Database = Database.Open(specification).Value;
    }

    public Database Database { get; }

    /// <summary>What <c>--database</c> takes, for tests that start the program itself.</summary>
    public string Specification { get; }

    public Engine Engine => Database.Engine;

    /// <summary>A folder of this test, for key rings and files.</summary>
    public string Folder => folder.Path;

    /// <summary>A migrated database without a row of ours.</summary>
    public static async Task<TestDatabase> CreateAsync(Engine engine)
    {
        if (engine == Engine.Postgres) return await CreatePostgresAsync(await PostgresTemplate.Value);
        var place = new TemporaryFolder();
        File.Copy(await SqliteTemplate.Value, place.Of("paseban.db"));
        return new($"sqlite:{place.Of("paseban.db")}", place, () => Task.CompletedTask);
    }

    /// <summary>A database before its first migration.</summary>
    public static async Task<TestDatabase> CreateBareAsync(Engine engine)
    {
        if (engine == Engine.Postgres) return await CreatePostgresAsync("template0");
        var place = new TemporaryFolder();
        return new($"sqlite:{place.Of("paseban.db")}", place, () => Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await drop();
        folder.Dispose();
    }

    private static async Task<TestDatabase> CreatePostgresAsync(string template)
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        await OnServerAsync($"drop database if exists {name} with (force)");
        await OnServerAsync($"create database {name} template {template} strategy file_copy");
        return new(
            $"postgres:{ConnectionTo(name)}",
            new TemporaryFolder(),
            () => OnServerAsync($"drop database if exists {name} with (force)"));
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var path = new TemporaryFolder().Of("template.db");
        await using var database = Database.Open($"sqlite:{path}").Value;
        await database.MigrateAsync();
        return path;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        // Named after the build of Storage that holds the migrations: test programs share the template, a changed build makes its own.
        var name = $"template_{typeof(Database).Assembly.ManifestModule.ModuleVersionId:N}";
        await using var connection = new NpgsqlConnection(PrivatePostgres.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "select pg_advisory_lock(5270)");
        if (await ExecuteAsync(connection, $"select 1 from pg_database where datname = '{name}'") is not null) return name;

        // Made under another name: one that a killed process left half migrated is not taken for the template.
        await ExecuteAsync(connection, $"drop database if exists {name}_next with (force)");
        await ExecuteAsync(connection, $"create database {name}_next template template0");
        await using (var database = Database.Open($"postgres:{ConnectionTo($"{name}_next")}").Value) await database.MigrateAsync();
        await ExecuteAsync(connection, $"alter database {name}_next rename to {name}");
        return name;
    }

    private static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString) { Database = database, MaxPoolSize = 20 }.ToString();

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(PrivatePostgres.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
