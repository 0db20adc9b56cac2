using System.Data.Common;
using Paseban.Kernel;

namespace Paseban.Storage;

/// <summary>
/// One of the two engines behind one face: connections, units of work and bulk writers. The SQL itself stands in the step
/// that needs it and is the same for both engines.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    public abstract Engine Engine { get; }

    /// <summary>What a person may be told of where the data is: never a password.</summary>
    public abstract string Location { get; }

    /// <summary>
    /// Opens <c>sqlite:PATH</c> or <c>postgres:Host=...;Database=...</c>. Nothing is created on PostgreSQL; a SQLite file is made by
    /// the first migration.
    /// </summary>
    public static Outcome<Database> Open(string specification)
    {
        if (specification.StartsWith("sqlite:", StringComparison.Ordinal) && specification.Length > "sqlite:".Length)
            return new SqliteDatabase(specification["sqlite:".Length..]);
        if (specification.StartsWith("postgres:", StringComparison.Ordinal))
            return PostgresDatabase.Connect(specification["postgres:".Length..]);
        return Problem.Invalid(
            "database.specification",
            "The database must be given as sqlite:PATH or postgres:CONNECTION-STRING.",
            "Use --database sqlite:paseban.db, or set PASEBAN_DATABASE.");
    }

    /// <summary>Begins a change. It is durable only after <see cref="UnitOfWork.CommitAsync"/>; disposing it earlier undoes it.</summary>
    public virtual async Task<UnitOfWork> BeginAsync(ProcessContext context, CancellationToken ct = default)
    {
        var connection = await ConnectAsync(ct);
        try
        {
            return new UnitOfWork(this, context, connection, await BeginWriteAsync(connection, ct));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins reading: one consistent picture of the data, which no writer disturbs.</summary>
    public virtual async Task<Reading> ReadAsync(CancellationToken ct = default)
    {
        var connection = await ConnectAsync(ct);
        try
        {
            return new Reading(this, connection, await BeginReadAsync(connection, ct));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The same database as somebody sees it who has to do with a part of the city only: whatever is read through it, lists, counts and
    /// choices, holds nobody from elsewhere (ADR 0018); the whole of it without a scope. It is a face: disposing it closes nothing.
    /// </summary>
    public Database Within(AreaScope? scope) => new ScopedDatabase(this, scope);

    /// <summary>
    /// Why this database must not be used although it can be reached: on PostgreSQL its encoding or its collation. Null when it may.
    /// </summary>
    public virtual Task<Problem?> DefectAsync(CancellationToken ct = default) => Task.FromResult<Problem?>(null);

    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct = default) => Migrator.MigrateAsync(this, ct);

    /// <summary>What <see cref="MigrateAsync"/> would apply; empty when the database fits this version.</summary>
    public Task<IReadOnlyList<string>> PendingMigrationsAsync(CancellationToken ct = default) => Migrator.PendingAsync(this, ct);

    /// <summary>Somebody else's database: it has tables, and none of them is of a migration.</summary>
    public Task<bool> HoldsOnlyForeignTablesAsync(CancellationToken ct = default) => Migrator.IsForeignAsync(this, ct);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal abstract Task<DbConnection> ConnectAsync(CancellationToken ct);

    /// <summary>A connection that leaves no trace in a database that may be somebody else's.</summary>
    internal virtual Task<DbConnection> ConnectToLookAsync(CancellationToken ct) => ConnectAsync(ct);

    /// <summary>A connection on which <see cref="NarrowAsync"/> may put views before the tables.</summary>
    internal abstract Task<DbConnection> ConnectNarrowAsync(AreaScope scope, CancellationToken ct);

    /// <summary>Puts views before the tables for the rest of the transaction.</summary>
    internal abstract Task NarrowAsync(DbConnection connection, DbTransaction transaction, AreaScope scope, CancellationToken ct);

    internal abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken ct);

    internal abstract Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct);

    internal abstract BulkWriter Bulk(DbConnection connection, string table, string[] columns);

    /// <summary>A locking read on engines where a write transaction does not already exclude other writers.</summary>
    internal abstract string ForUpdate { get; }
}
