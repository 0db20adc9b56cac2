using System.Data.Common;

namespace Paseban.Storage;

/// <summary>
/// Immutable rows that one event of the audit trail vouches for by a Merkle root.
/// </summary>
/// <param name="Name">Stands in the event: <c>run.payments</c>.</param>
/// <param name="Sql">Reads the rows of <c>@id</c> in a fixed order with fixed columns, all of which never change.</param>
public sealed record RowSet(string Name, string Sql)
{
    /// <summary>Reads the rows and computes their root.</summary>
    public Task<RowSetRoot> ComputeAsync(Reading reading, long id, CancellationToken ct = default) => ComputeAsync(reading, id, null, ct);

    /// <summary>The same; <paramref name="passing"/> sees each row as it goes by.</summary>
    public async Task<RowSetRoot> ComputeAsync(Reading reading, long id, Action<DbDataReader>? passing, CancellationToken ct = default)
    {
        var root = new MerkleRoot();
        await using var rows = await reading.StreamAsync(Sql, new { id }, ct);
        var row = RowBytes.Of(rows);
        while (await rows.ReadAsync(ct))
        {
            row.AddTo(root);
            root.EndRow();
            passing?.Invoke(rows);
        }
        return new(Name, id, root.Count, root.Root());
    }
}

/// <summary>What an event says of a <see cref="RowSet"/>; part of the event's body under the name <c>rows</c>.</summary>
public sealed record RowSetRoot(string Name, long Id, long Count, string Root);
