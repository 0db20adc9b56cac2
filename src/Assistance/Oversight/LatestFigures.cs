using System.Collections.Concurrent;

namespace Paseban.Assistance.Oversight;

/// <summary>
/// Counts that go through all of a part of the city, made at most once a minute for each such part: they are looked at again and again,
/// and change more slowly.
/// </summary>
public sealed class LatestFigures(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Areas, string What), Kept> counted = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <param name="database">As the reader sees it.</param>
    /// <param name="areas">The areas that the reader sees; none: the whole city.</param>
    /// <param name="figure">Active, suspended or ended.</param>
    /// <param name="programme">Only this programme, one of the law's; null for all.</param>
    /// <param name="ct">Ends the waiting.</param>
    public Task<IReadOnlyList<KelurahanFigure>> RecipientsAsync(
        Database database, IReadOnlyList<AreaCode> areas, AreaFigure figure, string? programme, CancellationToken ct = default) =>
        CountAsync(areas, $"{figure} {programme}", "", () => new Figures(database).KelurahanAsync(figure, null, programme, ct), ct);

    /// <param name="database">As the reader sees it.</param>
    /// <param name="areas">The areas that the reader sees; none: the whole city.</param>
    /// <param name="ct">Ends the waiting.</param>
    public Task<IReadOnlyList<ReasonFigure>> ReasonsAsync(
        Database database, IReadOnlyList<AreaCode> areas, CancellationToken ct = default) =>
        CountAsync(areas, "reasons", "", () => new Figures(database).ReasonsAsync(ct), ct);

    /// <param name="areas">The areas that the reader sees; none: the whole city.</param>
    /// <param name="what">Of what it is a count.</param>
    /// <param name="mark">Tells when it must be made anew, however fresh it is.</param>
    /// <param name="count">Makes it.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<T> CountAsync<T>(
        IReadOnlyList<AreaCode> areas, string what, string mark, Func<Task<T>> count, CancellationToken ct = default)
        where T : notnull
    {
        var key = (string.Join(',', areas.Order()), what);
        if (FreshOf(key, mark) is T known) return known;
        await turn.WaitAsync(ct);
        try
        {
            if (FreshOf(key, mark) is T meanwhile) return meanwhile;
            foreach (var (old, kept) in counted)
            {
                if (!IsFresh(kept)) counted.TryRemove(old, out _);
            }
            var made = await count();
            counted[key] = new(made, mark, time.GetUtcNow());
            return made;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private object? FreshOf((string, string) key, string mark) =>
        counted.TryGetValue(key, out var kept) && kept.Mark == mark && IsFresh(kept) ? kept.Count : null;

    private bool IsFresh(Kept kept) => time.GetUtcNow() - kept.At < Fresh;

    private sealed record Kept(object Count, string Mark, DateTimeOffset At);
}
