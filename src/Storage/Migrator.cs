using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Paseban.Storage;

/// <summary>
/// Applies the numbered files of <c>migrations/</c> in order, each in its own transaction. A sibling <c>NNNN-name.sqlite.sql</c> or
/// <c>NNNN-name.postgres.sql</c> is for that engine only.
/// </summary>
internal static class Migrator
{
    private const string Prefix = "Paseban.Storage.migrations.";

    public static async Task<IReadOnlyList<string>> MigrateAsync(Database database, CancellationToken ct)
    {
        await using var connection = await database.ConnectAsync(ct);
        await MakeListAsync(database, connection, ct);
        var applied = new List<string>();
        foreach (var (name, sql) in Files(database.Engine))
        {
            // The check stands inside the write transaction, so that two processes that start together apply a file once.
            await using var transaction = await database.BeginWriteAsync(connection, ct);
            if (database.Engine == Engine.Postgres)
                await connection.ExecuteAsync("lock table migration in exclusive mode", transaction: transaction);
            var known = await connection.ExecuteScalarAsync<long>(
                "select count(*) from migration where name = @name", new { name }, transaction);
            if (known > 0) continue;
            await connection.ExecuteAsync(sql(), transaction: transaction, commandTimeout: 0);
            await connection.ExecuteAsync("insert into migration (name) values (@name)", new { name }, transaction);
            await transaction.CommitAsync(ct);
            applied.Add(name);
        }
        return applied;
    }

    /// <summary>
    /// The migrations that this version brings and the database has not seen; all of them where there is no Paseban table.
    /// </summary>
    public static async Task<IReadOnlyList<string>> PendingAsync(Database database, CancellationToken ct)
    {
        await using var connection = await database.ConnectAsync(ct);
        var names = Files(database.Engine).Select(file => file.Name);
        if (!(await TablesAsync(database, connection)).Contains("migration")) return [.. names];
        return [.. names.Except(await connection.QueryAsync<string>("select name from migration"), StringComparer.Ordinal)];
    }

    public static async Task<bool> IsForeignAsync(Database database, CancellationToken ct)
    {
        await using var connection = await database.ConnectToLookAsync(ct);
        var tables = await TablesAsync(database, connection);
        return tables.Count > 0 && !tables.Contains("migration");
    }

    private static async Task<HashSet<string>> TablesAsync(Database database, DbConnection connection)
    {
        const string Sqlite = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
        const string Postgres = "select table_name from information_schema.tables where table_schema = current_schema()";
        return [.. await connection.QueryAsync<string>(database.Engine == Engine.Sqlite ? Sqlite : Postgres)];
    }

    /// <summary>PostgreSQL's "if not exists" does not wait for another process that makes the same table; the lock does.</summary>
    private static async Task MakeListAsync(Database database, DbConnection connection, CancellationToken ct)
    {
        await using var transaction = await database.BeginWriteAsync(connection, ct);
        if (database.Engine == Engine.Postgres)
            await connection.ExecuteAsync("select pg_advisory_xact_lock(5271)", transaction: transaction);
        await connection.ExecuteAsync("create table if not exists migration (name text not null primary key)", transaction: transaction);
        await transaction.CommitAsync(ct);
    }

    private static IEnumerable<(string Name, Func<string> Sql)> Files(Engine engine)
    {
        var other = engine == Engine.Sqlite ? ".postgres.sql" : ".sqlite.sql";
        var files = typeof(Migrator).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal) && !resource.EndsWith(other, StringComparison.Ordinal))
            .Select(resource => (
                Name: resource[Prefix.Length..].Split('.')[0], Sql: (Func<string>)(() => Read(engine, resource))))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        return engine == Engine.Sqlite ? files : files.Append(AreaViews(files[^1].Name));
    }

    /// <summary>
    /// The views of <see cref="AreaScope"/>: made again after every new file, because a view has the columns that its table had then.
    /// SQLite makes them on the connection that needs them.
    /// </summary>
    private static (string Name, Func<string> Sql) AreaViews(string newestFile)
    {
        var views = $"""
            drop schema if exists scoped cascade;
            create schema scoped;
            create view scoped.scope_area as select unnest(string_to_array(current_setting('paseban.areas'), ',')) as code;
            create view scoped.scope_actor as select current_setting('paseban.actor')::bigint as actor_id;
            {AreaScope.PostgresViews()}
            """;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(views)))[..8];
        return ($"{newestFile}+views-{hash}", () => views);
    }

    private static string Read(Engine engine, string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return engine == Engine.Sqlite ? ForSqlite(reader.ReadToEnd()) : reader.ReadToEnd();
    }

    /// <summary>
    /// SQLite keeps a table in key order only when told so; PostgreSQL has no such table and reads the mark as a comment. A single
    /// <c>bigint</c> key becomes SQLite's own row number, which saves an index.
    /// </summary>
    private static string ForSqlite(string sql) => sql
        .Replace(") /* clustered */;", ") without rowid;", StringComparison.Ordinal)
        .Replace("bigint not null primary key", "integer not null primary key", StringComparison.Ordinal);
}
