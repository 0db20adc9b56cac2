using System.Threading.Channels;

namespace Paseban.Assistance.Imports;

/// <summary>Some thousand rows that were read and checked, on their way to be written.</summary>
/// <param name="Rows">The good rows, in the order of the file.</param>
/// <param name="Problems">What is wrong with the others; the writer may find more.</param>
/// <param name="RowsRead">Rows of the file that went into this chunk, good or bad.</param>
/// <param name="Position">How far the file is read, as <see cref="TableReader.Position"/>.</param>
public sealed record RowChunk<T>(IReadOnlyList<T> Rows, List<RowProblem> Problems, long RowsRead, long Position);

/// <summary>
/// Reads and checks rows on one thread while another writes those before; memory holds a few chunks, however long the file.
/// </summary>
public static class RowPipeline
{
    public const int ChunkSize = 2048;

    private const int ChunksAhead = 2;

    /// <param name="table">The file, its header read.</param>
    /// <param name="read">Makes a row of the current line, or null after adding what is wrong with it.</param>
    /// <param name="land">Writes a chunk; called one at a time, in the order of the file.</param>
    /// <param name="ct">Ends both threads.</param>
    public static async Task RunAsync<T>(
        TableReader table, Func<List<RowProblem>, T?> read, Func<RowChunk<T>, Task> land, CancellationToken ct)
        where T : class
    {
        var chunks = Channel.CreateBounded<RowChunk<T>>(ChunksAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => ReadAllAsync(table, read, chunks.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(ct)) await land(chunk);
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await reading;
    }

    private static async Task ReadAllAsync<T>(
        TableReader table, Func<List<RowProblem>, T?> read, ChannelWriter<RowChunk<T>> chunks, CancellationToken ct)
        where T : class
    {
        try
        {
            var (rows, problems, count) = (new List<T>(ChunkSize), new List<RowProblem>(), 0L);
            while (table.Read())
            {
                count++;
                if (read(problems) is { } row) rows.Add(row);
                if (rows.Count + problems.Count < ChunkSize) continue;
                await chunks.WriteAsync(new(rows, problems, count, table.Position), ct);
                (rows, problems, count) = (new List<T>(ChunkSize), [], 0);
            }
            if (count > 0) await chunks.WriteAsync(new(rows, problems, count, table.Length), ct);
            chunks.Complete();
        }
        catch (Exception e)
        {
            chunks.Complete(e);
            throw;
        }
    }
}

/// <summary>Tells how many rows are done, of how many there probably are: a file's length is known, its number of rows is not.</summary>
public sealed class RowEstimate(BilingualText stage, long length, IProgress<WorkProgress>? progress)
{
    public void Report(long rows, long position)
    {
        if (progress is null) return;
        long? total = position > 0 ? Math.Max(rows, (long)(rows * (decimal)length / position)) : null;
        progress.Report(new(stage, rows, total));
    }
}
