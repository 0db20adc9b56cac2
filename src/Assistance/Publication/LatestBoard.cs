using System.Collections.Concurrent;

namespace Paseban.Assistance.Publication;

/// <summary>
/// The board as everybody may see it, counted at most once a minute however many ask: it is the same for all, and a payment day brings
/// more readers than payments. Runs that are closed are counted again once an hour.
/// </summary>
public sealed class LatestBoard(Database database, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FreshWhenClosed = TimeSpan.FromHours(1);

    // Years that have runs, and the newest (0): a handful, whatever a reader asks for.
    private readonly ConcurrentDictionary<int, Kept> byYear = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <param name="year">The fiscal year; null for the newest. A year without a run gives a board without one.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<Board> OfAsync(int? year, CancellationToken ct = default)
    {
        var key = year ?? 0;
        if (FreshAt(key) is { } board) return board;
        await turn.WaitAsync(ct);
        try
        {
            if (FreshAt(key) is { } meanwhile) return meanwhile;
            var before = byYear.GetValueOrDefault(key);
            var now = time.GetUtcNow();
            var whole = before is null || now - before.WholeAt >= FreshWhenClosed;
            var known = whole ? null : before!.Board.Runs.ToDictionary(run => run.Name, StringComparer.Ordinal);
            var counted = await new PaymentBoard(database).RunAsync(year, known, ct);
            if (key == 0 || counted.Years.Contains(key)) byYear[key] = new(counted, now, whole ? now : before!.WholeAt);
            return counted;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private Board? FreshAt(int key) =>
        byYear.TryGetValue(key, out var kept) && time.GetUtcNow() - kept.At < Fresh ? kept.Board : null;

    private sealed record Kept(Board Board, DateTimeOffset At, DateTimeOffset WholeAt);
}
