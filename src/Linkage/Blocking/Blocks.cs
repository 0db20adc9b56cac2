using Paseban.Linkage.Model;

namespace Paseban.Linkage.Blocking;

/// <summary>The records sorted by each key, and where those with the same key stand.</summary>
internal sealed class Blocks
{
    private readonly uint[] allHashes;
    private readonly int keyCount;

    private Blocks(uint[] hashes, int width, SortedRecords[] sorted)
    {
        (allHashes, keyCount) = (hashes, width);
        Sorted = sorted;
    }

    public IReadOnlyList<SortedRecords> Sorted { get; }

    /// <param name="keys">The keys, the first being the first to give a pair.</param>
    /// <param name="records">The pairs that are possible.</param>
    /// <param name="mostTogether">A block of more records is too large to compare each with each.</param>
    /// <param name="order">Like records stand together in it: too large a block is gone through in this order.</param>
    /// <param name="ct">Ends the work.</param>
    public static Blocks Of(IReadOnlyList<BlockingKey> keys, RecordPairs records, int mostTogether, ulong[] order, CancellationToken ct)
    {
        var width = (keys.Count + 15) / 16 * 16;
        var hashes = new uint[(long)records.Records * width];
        var sorted = new SortedRecords[keys.Count];
        var options = new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, keys.Count, options, key => sorted[key] = Sort(keys[key], key, records, mostTogether, order, hashes, width));
        return new Blocks(hashes, width, sorted);
    }

    /// <summary>Whether an earlier key than <paramref name="key"/> gives this pair too.</summary>
    public bool WasGiven(int left, int right, int key)
    {
        var a = allHashes.AsSpan(left * keyCount, key);
        var b = allHashes.AsSpan(right * keyCount, key);
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i] && a[i] != 0) return true;
        }
        return false;
    }

    private static SortedRecords Sort(
        BlockingKey key, int place, RecordPairs records, int mostTogether, ulong[] order, uint[] hashes, int width)
    {
        var sorted = new ulong[records.Records];
        var count = 0;
        for (var record = 0; record < records.Records; record++)
        {
            var hash = key.At(record);
            hashes[((long)record * width) + place] = hash;
            if (hash != 0) sorted[count++] = ((ulong)hash << 32) | (uint)record;
        }
        Array.Sort(sorted, 0, count);
        var (members, blocks) = (new List<int>(count), new List<Block>());
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && sorted[end] >> 32 == sorted[start] >> 32) end++;
            if (end - start > 1)
            {
                var isLarge = end - start > mostTogether;
                blocks.Add(new(members.Count, end - start, isLarge));
                var run = sorted.AsSpan(start, end - start);
                if (isLarge)
                {
                    // Its pairs are given only in part, so a later key must not think that they all were.
                    foreach (var entry in run) hashes[((long)(int)(uint)entry * width) + place] = 0;
                    run.Sort((a, b) => order[(int)(uint)a].CompareTo(order[(int)(uint)b]));
                }
                foreach (var entry in run) members.Add((int)(uint)entry);
            }
            start = end;
        }
        return new SortedRecords(key, [.. members], [.. blocks]);
    }
}

/// <param name="Key">What they are sorted by.</param>
/// <param name="Members">Records that share their key with another, block after block.</param>
/// <param name="Blocks">Where each block stands among them.</param>
internal sealed record SortedRecords(BlockingKey Key, int[] Members, Block[] Blocks);

/// <param name="Start">Its first place among the members.</param>
/// <param name="Length">Records in it.</param>
/// <param name="IsLarge">Too many to compare each with each: only neighbours in a finer order are.</param>
internal readonly record struct Block(int Start, int Length, bool IsLarge);
