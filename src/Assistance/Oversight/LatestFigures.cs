using System.Collections.Concurrent;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Assistance.Oversight;

/// <summary>
/// How many recipients live in each kelurahan, counted at most once a minute for each part of the city that somebody sees: a map is
/// looked at again and again, and people move more slowly.
/// </summary>
public sealed class LatestFigures(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Areas, AreaFigure Figure, string Programme), Kept> counted = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <param name="database">As the reader sees it.</param>
    /// <param name="areas">The areas that the reader sees; none: the whole city.</param>
    /// <param name="figure">Active, suspended or ended.</param>
    /// <param name="programme">Only this programme, one of the law's; null for all.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<IReadOnlyList<KelurahanFigure>> RecipientsAsync(
        Database database, IReadOnlyList<AreaCode> areas, AreaFigure figure, string? programme, CancellationToken ct = default)
    {
        var key = (string.Join(',', areas.Order()), figure, programme ?? "");
        if (FreshOf(key) is { } known) return known;
        await turn.WaitAsync(ct);
        try
        {
            if (FreshOf(key) is { } meanwhile) return meanwhile;
            foreach (var (old, kept) in counted)
            {
                if (!IsFresh(kept)) counted.TryRemove(old, out _);
            }
            var figures = await new Figures(database).KelurahanAsync(figure, null, programme, ct);
            counted[key] = new(figures, time.GetUtcNow());
            return figures;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private IReadOnlyList<KelurahanFigure>? FreshOf((string, AreaFigure, string) key) =>
        counted.TryGetValue(key, out var kept) && IsFresh(kept) ? kept.Figures : null;

    private bool IsFresh(Kept kept) => time.GetUtcNow() - kept.At < Fresh;

    private sealed record Kept(IReadOnlyList<KelurahanFigure> Figures, DateTimeOffset At);
}
