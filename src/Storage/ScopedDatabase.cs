using System.Data.Common;
using Paseban.Kernel;

namespace Paseban.Storage;

/// <summary>
/// A database of which only a part of the city is seen. Reading is narrowed, and so is the one kind of change that is reading: looking at
/// an identity, which leaves an access record. Other changes see all: a reissue or a match concerns the whole city, and whoever may
/// change only their own part reaches the subject of the change by reading it first.
/// </summary>
internal sealed class ScopedDatabase(Database whole, AreaScope? scope) : Database
{
    public override Engine Engine => whole.Engine;

    public override string Location => whole.Location;

    internal override string ForUpdate => whole.ForUpdate;

    public override async Task<Reading> ReadAsync(CancellationToken ct = default)
    {
        if (scope is null) return await base.ReadAsync(ct);
        var connection = await whole.ConnectNarrowAsync(scope, ct);
        return await NarrowedAsync(connection, whole.BeginReadAsync, transaction => new Reading(this, connection, transaction), ct);
    }

    public override async Task<UnitOfWork> BeginAsync(ProcessContext context, CancellationToken ct = default)
    {
        if (scope is null || context.Kind != ProcessKind.IdentityReading) return await base.BeginAsync(context, ct);
        var connection = await whole.ConnectNarrowAsync(scope, ct);
        return await NarrowedAsync(
            connection, whole.BeginWriteAsync, transaction => new UnitOfWork(this, context, connection, transaction), ct);
    }

    public override Task<Problem?> DefectAsync(CancellationToken ct = default) => whole.DefectAsync(ct);

    internal override Task<DbConnection> ConnectAsync(CancellationToken ct) => whole.ConnectAsync(ct);

    internal override Task<DbConnection> ConnectNarrowAsync(AreaScope narrower, CancellationToken ct) =>
        whole.ConnectNarrowAsync(narrower, ct);

    internal override Task NarrowAsync(DbConnection connection, DbTransaction transaction, AreaScope narrower, CancellationToken ct) =>
        throw new NotSupportedException("A part is not divided again: take the part of the whole.");

    internal override Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken ct) =>
        whole.BeginWriteAsync(connection, ct);

    internal override Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct) =>
        whole.BeginReadAsync(connection, ct);

    internal override BulkWriter Bulk(DbConnection connection, string table, string[] columns) => whole.Bulk(connection, table, columns);

    private async Task<T> NarrowedAsync<T>(
        DbConnection connection, Func<DbConnection, CancellationToken, Task<DbTransaction>> begin, Func<DbTransaction, T> made,
        CancellationToken ct)
    {
        try
        {
            var transaction = await begin(connection, ct);
            await whole.NarrowAsync(connection, transaction, scope!, ct);
            return made(transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
