using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using Paseban.Kernel;

namespace Paseban.Storage;

internal sealed class PostgresDatabase(NpgsqlDataSource source, string location) : Database
{
    // Few sessions with large batches: a staged batch and the tables that are joined to it stay in memory, and no statement is worth
    // compiling, which takes longer than reading a city. A bulk step that tells the planner of its rows reads a sample of 9,000 of them,
    // not of 30,000. A page costs about the same wherever it lies: a registry is in memory or on a disk that does not turn. Options given
    // with the connection come later and win.
    private const string BatchOptions =
        "-c jit=off -c work_mem=64MB -c temp_buffers=64MB -c default_statistics_target=30 -c random_page_cost=1.1";

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

    /// <summary>
    /// Texts must compare by their code points, as they do on SQLite: lists then have one order on both engines, and no change of the
    /// system's language tables can leave an index of texts in an order that is no longer true.
    /// </summary>
    public override async Task<Problem?> DefectAsync(CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select pg_encoding_to_char(encoding), datcollate, datlocprovider::text from pg_database where datname = current_database()
            """;
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var (encoding, collation, provider) = (row.GetString(0), row.GetString(1), row.GetString(2));
        return encoding == "UTF8" && provider != "i" && collation is ("C" or "POSIX")
            ? null
            : Problem.Conflict(
                "database.collation",
                $"The database is {encoding} with the collation {(provider == "i" ? "of ICU" : collation)}; it must be UTF8 with C.",
                "Make it anew: createdb -E UTF8 --locale=C -T template0 NAME, and restore into it what the old one holds.");
    }

    internal override async Task<DbConnection> ConnectAsync(CancellationToken ct) => await source.OpenConnectionAsync(ct);

    internal override Task<DbConnection> ConnectNarrowAsync(AreaScope scope, CancellationToken ct) => ConnectAsync(ct);

    /// <summary>The views lie in a schema of their own, which is looked in first until the transaction ends.</summary>
    internal override async Task NarrowAsync(DbConnection connection, DbTransaction transaction, AreaScope scope, CancellationToken ct)
    {
        var codes = scope.Areas.Select(area => area.Value).Order(StringComparer.Ordinal).ToArray();
        await connection.ExecuteAsync(
            """
            select set_config('paseban.actor', @actor, true), set_config('search_path', 'scoped, public', true),
                   set_config('paseban.from', @from, true), set_config('paseban.until', @until, true),
                   set_config('paseban.several', @several, true),
                   set_config('paseban.areas', coalesce((
                       select string_agg(a.code, ',') from public.area a where exists (
                           select 1 from unnest(@codes) s (code) where a.code = s.code or a.code like s.code || '.%')), ''), true)
            """,
            new
            {
                actor = scope.ActorId.ToString(CultureInfo.InvariantCulture),
                codes,
                from = codes.FirstOrDefault(""),
                // The sign after the point: behind everything that lies in the last area.
                until = codes.Length == 0 ? "" : $"{codes[^1]}/",
                several = codes.Length > 1 ? "yes" : "",
            },
            transaction);
    }

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
