using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Paseban.Storage;

internal sealed class SqliteDatabase(string path) : Database
{
    // A write transaction waits this long for another process's; a bulk import of a whole city takes less.
    private const int BusySeconds = 120;

    private readonly string connectionString = Settings(path, SqliteOpenMode.ReadWriteCreate);

    private readonly string lookConnectionString = Settings(path, SqliteOpenMode.ReadOnly);

    // Connections with views before the tables have pools of their own, which other connection strings make: nobody else ever gets one.
    private readonly string ofManyConnectionString = Settings(path, SqliteOpenMode.ReadWrite);
    private readonly string ofFewConnectionString = Settings(path, SqliteOpenMode.ReadWrite, BusySeconds + 1);

    public override Engine Engine => Engine.Sqlite;

    public override string Location => $"sqlite:{path}";

    internal override string ForUpdate => "";

    internal override Task<DbConnection> ConnectAsync(CancellationToken ct) => ConnectAsync(connectionString, ct);

    /// <summary>Without the settings of <see cref="ConnectAsync(CancellationToken)"/>, of which one is written into the file.</summary>
    internal override async Task<DbConnection> ConnectToLookAsync(CancellationToken ct)
    {
        if (!File.Exists(path)) return await ConnectAsync(ct);
        var connection = new SqliteConnection(lookConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    internal override Task<DbConnection> ConnectNarrowAsync(AreaScope scope, CancellationToken ct) =>
        ConnectAsync(scope.IsOfFew ? ofFewConnectionString : ofManyConnectionString, ct);

    internal override async Task NarrowAsync(DbConnection connection, DbTransaction transaction, AreaScope scope, CancellationToken ct)
    {
        var hasViews = await connection.ExecuteScalarAsync<long>(
            "select count(*) from sqlite_temp_master where name = 'scope_area'", transaction: transaction) > 0;
        if (!hasViews)
        {
            await connection.ExecuteAsync(
                $"""
                create temp table scope_area (code text not null primary key) without rowid;
                create temp table scope_actor (actor_id integer not null);
                {AreaScope.SqliteViews(scope.IsOfFew)}
                """,
                transaction: transaction);
        }
        var codes = scope.Areas.Select(area => area.Value).ToList();
        await connection.ExecuteAsync(
            """
            delete from temp.scope_area;
            delete from temp.scope_actor;
            insert into temp.scope_actor (actor_id) values (@ActorId);
            """,
            new { scope.ActorId },
            transaction);
        await connection.ExecuteAsync(
            """
            insert into temp.scope_area (code)
            select a.code from main.area a
            where a.code = @code or a.code like @code || '.%' on conflict do nothing
            """,
            codes.Select(code => new { code }),
            transaction);
    }

    private static async Task<DbConnection> ConnectAsync(string connectionString, CancellationToken ct)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        // FULL: a committed instruction must outlive a power cut, or the same months could be instructed again.
        command.CommandText = $"""
            pragma busy_timeout = {BusySeconds * 1000};
            pragma page_size = 8192;
            pragma journal_mode = wal;
            pragma synchronous = full;
            pragma temp_store = memory;
            pragma cache_size = -131072;
            """;
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }

    internal override Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false));

    internal override Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    internal override BulkWriter Bulk(DbConnection connection, string table, string[] columns) =>
        new SqliteBulkWriter((SqliteConnection)connection, table, columns);

    public override async ValueTask DisposeAsync()
    {
        foreach (var pool in new[] { connectionString, lookConnectionString, ofManyConnectionString, ofFewConnectionString })
        {
            await using var connection = new SqliteConnection(pool);
            SqliteConnection.ClearPool(connection);
        }
        await base.DisposeAsync();
    }

    private static string Settings(string path, SqliteOpenMode mode, int busySeconds = BusySeconds) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = busySeconds,
        ForeignKeys = true,
        Pooling = true,
        Mode = mode,
    }.ToString();
}
