using System.Collections.Concurrent;
using System.Data.Common;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Targeting;

/// <summary>
/// Reads the registry, or some of its people, on a thread of its own, a few pages ahead of who judges it: reading and judging take about
/// the same time, and memory does not grow with the number of people.
/// </summary>
internal sealed class RegistryRows : IDisposable
{
    private const int PageRows = 2_048;
    private const int PagesAhead = 4;

    private readonly BlockingCollection<Page> filled = new(PagesAhead);
    private readonly ConcurrentBag<Page> empty = [];
    private readonly CancellationTokenSource stop;
    private readonly Task reading;

    private RegistryRows(DbDataReader rows, CancellationToken ct)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        reading = Task.Factory.StartNew(() => Read(rows), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public static async Task<RegistryRows> OpenAsync(Reading reading, PeopleToJudge people, CancellationToken ct) =>
        new(await reading.StreamAsync(people.Rows, people.Args, ct), ct);

    /// <summary>The next rows in the order of the people, or null at the end. Give each page back.</summary>
    public Page? Next()
    {
        if (filled.TryTake(out var page, Timeout.Infinite, stop.Token)) return page;
        // Whatever ended the reading early is thrown here.
        reading.GetAwaiter().GetResult();
        return null;
    }

    public void GiveBack(Page page) => empty.Add(page);

    public void Dispose()
    {
        stop.Cancel();
        Task.WaitAny(reading);
        filled.Dispose();
        stop.Dispose();
    }

    private void Read(DbDataReader rows)
    {
        try
        {
            using (rows)
            {
                while (true)
                {
                    if (!empty.TryTake(out var page)) page = new Page(new KnownRow[PageRows]);
                    for (page.Count = 0; page.Count < PageRows && rows.Read(); page.Count++) page.Rows[page.Count] = KnownRow.Read(rows);
                    if (page.Count == 0) return;
                    filled.Add(page, stop.Token);
                }
            }
        }
        finally
        {
            filled.CompleteAdding();
        }
    }

    internal sealed class Page(KnownRow[] rows)
    {
        public KnownRow[] Rows { get; } = rows;

        public int Count { get; set; }
    }
}
