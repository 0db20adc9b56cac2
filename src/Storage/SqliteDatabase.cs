using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Paseban.Storage;

internal sealed class SqliteDatabase(string path) : Database
{
    // A write transaction waits this long for another process's; a bulk import of a whole city takes less.
    private const int BusySeconds = 120;

    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = BusySeconds,
        ForeignKeys = true,
        Pooling = true,
    }.ToString();

    public override Engine Engine => Engine.Sqlite;

    public override string Location => $"sqlite:{path}";

    internal override string ForUpdate => "";

    internal override async Task<DbConnection> ConnectAsync(CancellationToken ct)
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
        await using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        await base.DisposeAsync();
    }
}
