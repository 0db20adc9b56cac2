using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Dapper;

namespace Paseban.Storage;

/// <summary>
/// A connection with an open transaction and the few ways to ask it. Every number is a <c>bigint</c> and everything else a text, so
/// rows map to records of <c>long</c>, <c>long?</c> and <c>string</c> on both engines (cast sums: <c>cast(sum(x) as bigint)</c>).
/// </summary>
public class Reading : IAsyncDisposable
{
    /// <summary>
    /// The name under which each statement is told, as its text without values, to whoever listens; else it costs nothing.
    /// </summary>
    public const string Statements = "Paseban.Storage.Statements";

    private static readonly DiagnosticListener Told = new(Statements);

    internal Reading(Database database, DbConnection connection, DbTransaction transaction)
    {
        Database = database;
        Connection = connection;
        Transaction = transaction;
    }

    public Database Database { get; }

    public Engine Engine => Database.Engine;

    internal DbConnection Connection { get; }

    internal DbTransaction Transaction { get; }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? args = null, CancellationToken ct = default)
    {
        await using var rows = await StreamAsync(sql, args, ct);
        // Without a row SQLite cannot tell the type of a computed column, and Dapper would look for a constructor that takes bytes.
        if (!rows.HasRows) return [];
        var read = rows.GetRowParser(typeof(T));
        var list = new List<T>();
        while (await rows.ReadAsync(ct)) list.Add((T)read(rows));
        return list;
    }

    /// <summary>The only row, or nothing; more than one is an error.</summary>
    public async Task<T?> FindAsync<T>(string sql, object? args = null, CancellationToken ct = default)
    {
        var found = await ListAsync<T>(sql, args, ct);
        return found.Count switch
        {
            0 => default,
            1 => found[0],
            _ => throw new InvalidOperationException("More than one row was found where one was asked for.")
        };
    }

    public Task<T> SingleAsync<T>(string sql, object? args = null, CancellationToken ct = default) =>
        Connection.QuerySingleAsync<T>(Command(sql, args, ct));

    /// <summary>Rows one by one, for millions: nothing is kept. Do not use the connection for anything else meanwhile.</summary>
    public async Task<DbDataReader> StreamAsync(string sql, object? args = null, CancellationToken ct = default) =>
        // The engine's own reader: the wrapper around it costs as much as reading does.
        (await Connection.ExecuteReaderAsync(Command(sql, args, ct), CommandBehavior.SingleResult)) is IWrappedDataReader wrapped
            ? (DbDataReader)wrapped.Reader
            : throw new InvalidOperationException("The reader is not the engine's.");

    public virtual async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal CommandDefinition Command(string sql, object? args, CancellationToken ct)
    {
        if (Told.IsEnabled()) Told.Write("statement", sql);
        return new(sql, args, Transaction, commandTimeout: 0, cancellationToken: ct);
    }
}
