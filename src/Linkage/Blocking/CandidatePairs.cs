using Paseban.Kernel;
using Paseban.Linkage.Model;

namespace Paseban.Linkage.Blocking;

/// <summary>Receives pairs on several threads: each thread has a taker of its own.</summary>
internal interface IPairTaker
{
    void Take(int left, int right);
}

/// <summary>Gives every pair of records that is worth comparing.</summary>
internal sealed class CandidatePairs
{
    /// <summary>In too large a block a record is compared with so many that follow it in the finer order.</summary>
    public const int Neighbours = 12;

    private const int MembersAtOnce = 1 << 14;

    private readonly RecordPairs records;
    private readonly Blocks? blocks;
    private readonly List<(int Key, int From, int To)> portions = [];

    public CandidatePairs(IReadOnlyList<BlockingKey> keys, RecordPairs records, int mostTogether, ulong[] order, CancellationToken ct)
    {
        this.records = records;
        if (keys.Count == 0)
        {
            Estimate = records.Count;
            for (var row = 0; row < records.Left; row += 64) portions.Add((0, row, Math.Min(records.Left, row + 64)));
            return;
        }
        blocks = Blocks.Of(keys, records, mostTogether, order, ct);
        for (var key = 0; key < keys.Count; key++) Divide(key, blocks.Sorted[key]);
    }

    /// <summary>Pairs at most; those that several keys give are counted several times.</summary>
    public double Estimate { get; private set; }

    public IEnumerable<KeyReport> Report() =>
        (blocks?.Sorted ?? []).Select(sorted => new KeyReport(
            sorted.Key.Label, sorted.Blocks.Length, (long)sorted.Blocks.Sum(PairsOf), sorted.Blocks.Count(block => block.IsLarge),
            sorted.Blocks.Where(block => block.IsLarge).Sum(block => (long)block.Length)));

    /// <summary>Gives each pair to the taker of some thread; a pair out of large blocks may come twice.</summary>
    public List<T> ForEach<T>(Func<T> taker, BilingualText stage, IProgress<WorkProgress>? progress, CancellationToken ct)
        where T : IPairTaker
    {
        var takers = new List<T>();
        var done = 0L;
        var options = new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, portions.Count, options, () => New(takers, taker), (portion, _, own) =>
        {
            if (blocks is null) GiveAll(portions[portion], own);
            else Give(portions[portion], own);
            var now = Interlocked.Increment(ref done);
            progress?.Report(new(stage, now, portions.Count));
            return own;
        }, _ => { });
        return takers;
    }

    private static T New<T>(List<T> takers, Func<T> make)
    {
        var taker = make();
        lock (takers) takers.Add(taker);
        return taker;
    }

    private static double PairsOf(Block block) =>
        block.IsLarge ? (double)block.Length * Neighbours : (double)block.Length * (block.Length - 1) / 2;

    private void Divide(int key, SortedRecords sorted)
    {
        var (from, work) = (0, 0.0);
        for (var i = 0; i < sorted.Blocks.Length; i++)
        {
            work += PairsOf(sorted.Blocks[i]);
            Estimate += PairsOf(sorted.Blocks[i]);
            if (work < MembersAtOnce && i < sorted.Blocks.Length - 1) continue;
            portions.Add((key, from, i + 1));
            (from, work) = (i + 1, 0);
        }
    }

    private void GiveAll((int Key, int From, int To) rows, IPairTaker taker)
    {
        for (var left = rows.From; left < rows.To; left++)
        {
            for (var right = records.AreDuplicates ? left + 1 : records.Left; right < records.Records; right++) taker.Take(left, right);
        }
    }

    private void Give((int Key, int From, int To) portion, IPairTaker taker)
    {
        var sorted = blocks!.Sorted[portion.Key];
        for (var i = portion.From; i < portion.To; i++)
        {
            var block = sorted.Blocks[i];
            var members = sorted.Members.AsSpan(block.Start, block.Length);
            for (var first = 0; first < members.Length; first++)
            {
                var end = block.IsLarge ? Math.Min(members.Length, first + 1 + Neighbours) : members.Length;
                for (var second = first + 1; second < end; second++) Offer(members[first], members[second], portion.Key, taker);
            }
        }
    }

    private void Offer(int first, int second, int key, IPairTaker taker)
    {
        var (left, right) = first < second ? (first, second) : (second, first);
        if (records.Allows(left, right) && !blocks!.WasGiven(left, right, key)) taker.Take(left, right);
    }
}
