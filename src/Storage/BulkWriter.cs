using Paseban.Kernel;

namespace Paseban.Storage;

/// <summary>
/// The one way to write many rows: binary COPY on PostgreSQL, a prepared insert on SQLite. Values are given in the order of
/// the columns, then <see cref="EndRow"/>; nothing is there until <see cref="CompleteAsync"/>, and disposing before that writes nothing
/// more.
/// </summary>
public abstract class BulkWriter : IAsyncDisposable
{
    /// <summary>Rows ended so far.</summary>
    public long Rows { get; protected set; }

    public abstract BulkWriter Add(long value);

    public abstract BulkWriter Add(string? value);

    public BulkWriter Add(long? value) => value is { } number ? Add(number) : Add((string?)null);

    public BulkWriter Add(DateOnly value) => Add(value.Iso);

    public BulkWriter Add(DateOnly? value) => Add(value?.Iso);

    public abstract void EndRow();

    public abstract Task CompleteAsync(CancellationToken ct = default);

    public abstract ValueTask DisposeAsync();
}
