using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Paseban.Storage;

/// <summary>A prepared insert over SQLite's own interface: no boxed value and no parameter object for each cell.</summary>
internal sealed class SqliteBulkWriter : BulkWriter
{
    private readonly sqlite3 handle;
    private readonly sqlite3_stmt statement;
    private readonly int columnCount;
    private readonly string table;
    private int bound;

    public SqliteBulkWriter(SqliteConnection connection, string table, string[] columns)
    {
        handle = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        this.table = table;
        columnCount = columns.Length;
        var places = string.Join(", ", Enumerable.Range(1, columns.Length).Select(i => $"?{i}"));
        Check(raw.sqlite3_prepare_v2(handle, $"insert into {table} ({string.Join(", ", columns)}) values ({places})", out statement));
    }

    public override BulkWriter Add(long value)
    {
        Check(raw.sqlite3_bind_int64(statement, ++bound, value));
        return this;
    }

    public override BulkWriter Add(string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(statement, ++bound) : raw.sqlite3_bind_text(statement, ++bound, value));
        return this;
    }

    public override void EndRow()
    {
        if (bound != columnCount) throw new InvalidOperationException($"A row of {table} has {bound} values instead of {columnCount}.");
        var step = raw.sqlite3_step(statement);
        if (step != raw.SQLITE_DONE)
        {
            var error = raw.sqlite3_errmsg(handle).utf8_to_string();
            raw.sqlite3_reset(statement);
            throw new SqliteException($"{error} (row {Rows + 1} of {table})", step);
        }
        raw.sqlite3_reset(statement);
        bound = 0;
        Rows++;
    }

    public override Task CompleteAsync(CancellationToken ct = default) => Task.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        statement.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), code);
    }
}
