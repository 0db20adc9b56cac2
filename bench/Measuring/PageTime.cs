namespace Paseban.Bench.Measuring;

/// <summary>What somebody waits for one page.</summary>
/// <param name="Page">Its address.</param>
/// <param name="Reader">The role, and the area where the reader sees only a part of the city.</param>
/// <param name="Requests">How often it was asked: a hundred times, a page that is far too slow less often.</param>
/// <param name="P50">Milliseconds from asking to the last byte, of half of the requests at most.</param>
/// <param name="P95">The same of 95 of 100.</param>
/// <param name="Bytes">Of the page over the wire, compressed.</param>
internal sealed record PageTime(string Page, string Reader, int Requests, decimal P50, decimal P95, long Bytes)
{
    /// <summary>What issue 4 asks of a list page with 250,000 recipients and 1,000,000 people on two cores.</summary>
    public const int GoalMilliseconds = 50;

    public static PageTime Of(string page, string reader, IReadOnlyCollection<TimeSpan> times, long bytes)
    {
        var sorted = times.Order().ToList();
        return new(page, reader, sorted.Count, At(50), At(95), bytes);

        decimal At(int percent) =>
            decimal.Round((decimal)sorted[((sorted.Count * percent) + 99) / 100 - 1].Ticks / TimeSpan.TicksPerMillisecond, 1);
    }
}
