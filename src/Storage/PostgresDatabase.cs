using System.Data;
using System.Data.Common;
using Npgsql;
using Paseban.Kernel;

namespace Paseban.Storage;

internal sealed class PostgresDatabase(NpgsqlDataSource source, string location) : Database
{
    // Few sessions with large batches: a staged batch and the tables that are joined to it stay in memory, and no statement is worth
    // compiling, which takes longer than reading a city. Options given with the connection come later and win.
    private const string BatchOptions = "-c jit=off -c work_mem=64MB -c temp_buffers=64MB";

    public override Engine Engine => Engine.Postgres;

    public override string Location => location;

    internal override string ForUpdate => " for update";

    public static Outcome<Database> Connect(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "paseban" };
            // A set-based step over a whole city may take minutes; it is cancelled by its token, not by a timer.
            if (!connectionString.Contains("Command Timeout", StringComparison.OrdinalIgnoreCase)) settings.CommandTimeout = 0;
            settings.Options = $"{BatchOptions} {settings.Options}".TrimEnd();
            return new PostgresDatabase(NpgsqlDataSource.Create(settings), $"postgres:{settings.Host}:{settings.Port}/{settings.Database}");
        }
        catch (ArgumentException)
        {
            return Problem.Invalid(
                "database.specification",
                "The PostgreSQL connection string cannot be read.",
                "Write it as postgres:Host=localhost;Port=5432;Database=paseban;Username=paseban");
        }
    }

    internal override async Task<DbConnection> ConnectAsync(CancellationToken ct) => await source.OpenConnectionAsync(ct);

    internal override async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken ct) =>
        await ((NpgsqlConnection)connection).BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);

    internal override async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct) =>
        await ((NpgsqlConnection)connection).BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    internal override BulkWriter Bulk(DbConnection connection, string table, string[] columns) =>
        new PostgresBulkWriter((NpgsqlConnection)connection, table, columns);

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await base.DisposeAsync();
    }
}
