using Paseban.Linkage.Model;

namespace Paseban.Linkage.Blocking;

/// <summary>
/// Chooses keys for records of which nothing but the kinds of their columns is known: many cheap keys from different columns, so that a
/// pair is found as long as any one or two of its columns are unharmed.
/// </summary>
internal static class KeyChoice
{
    public const int MostKeys = 48;

    private const int SampleSize = 20_000;

    /// <summary>Files of at most so many pairs need no keys.</summary>
    public const double FewPairs = 1_500_000;

    public static List<BlockingKey> Choose(Field[] fields, RecordPairs records)
    {
        var parts = KeyParts.Of(fields);
        var sample = Sample(records.Records);
        var scale = (double)records.Records / sample.Length;
        var budget = Math.Max(4_000_000.0, 40.0 * records.Records);
        var candidates = Singles(parts).Concat(Doubles(parts))
            .Select(key => Measured(key, sample, scale))
            .Where(key => key.Coverage > 0.02)
            .ToList();
        var chosen = new List<(BlockingKey Key, double Pairs)>();
        var spent = 0.0;
        foreach (var (key, pairs, _) in InOrder(candidates, budget / 16))
        {
            if (chosen.Count == MostKeys || spent + pairs > budget) continue;
            if (key.Parts.Count > 1 && chosen.Any(other => other.Key.Parts.Count == 1 && key.Parts.Contains(other.Key.Parts[0]))) continue;
            chosen.Add((key, pairs));
            spent += pairs;
        }
        var keys = chosen.Count > 0 ? chosen.Select(key => key.Key) : candidates.OrderBy(key => key.Pairs).Take(6).Select(key => key.Key);
        return [.. keys];
    }

    /// <summary>
    /// Keys of one part first, then for each two columns their likeliest key, then their next one: what one pair of columns misses
    /// another finds.
    /// </summary>
    private static IEnumerable<(BlockingKey Key, double Pairs, double Coverage)> InOrder(
        List<(BlockingKey Key, double Pairs, double Coverage)> candidates, double most)
    {
        var affordable = candidates.Where(key => key.Pairs <= most).ToList();
        var singles = affordable.Where(key => key.Key.Parts.Count == 1).OrderBy(key => key.Pairs);
        var doubles = affordable.Where(key => key.Key.Parts.Count == 2)
            .GroupBy(key => (key.Key.Parts[0].Source, key.Key.Parts[1].Source))
            .SelectMany(columns => columns.OrderByDescending(key => key.Coverage).Select((key, rank) => (key, rank)))
            .OrderBy(ranked => ranked.rank).ThenByDescending(ranked => ranked.key.Coverage)
            .Select(ranked => ranked.key);
        return singles.Concat(doubles);
    }

    private static IEnumerable<BlockingKey> Singles(List<KeyPart> parts) => parts.Select(part => new BlockingKey(part));

    private static IEnumerable<BlockingKey> Doubles(List<KeyPart> parts) =>
        from first in parts
        from second in parts
        where first.Source < second.Source
        select new BlockingKey(first, second);

    /// <summary>How many pairs the key makes of all records, and how likely it finds a pair.</summary>
    private static (BlockingKey Key, double Pairs, double Coverage) Measured(BlockingKey key, int[] sample, double scale)
    {
        var hashes = new List<uint>(sample.Length);
        foreach (var record in sample)
        {
            if (key.At(record) is not 0 and var hash) hashes.Add(hash);
        }
        hashes.Sort();
        var (pairs, run) = (0.0, 0);
        for (var i = 1; i < hashes.Count; i++)
        {
            run = hashes[i] == hashes[i - 1] ? run + 1 : 0;
            pairs += run;
        }
        var known = (double)hashes.Count / sample.Length;
        var sturdiness = key.Parts.Aggregate(1.0, (product, part) => product * part.Sturdiness);
        return (key, pairs * scale * scale, known * sturdiness);
    }

    private static int[] Sample(int records)
    {
        var size = Math.Min(records, SampleSize);
        var step = (double)records / size;
        var sample = new int[size];
        for (var i = 0; i < size; i++) sample[i] = (int)(i * step);
        return sample;
    }
}
