namespace Paseban.Linkage.Model;

/// <summary>
/// Makes groups of one person out of pairs. If A is B and B is C then A is C, unless what A and C say against it outweighs the chain: two
/// groups join when all evidence between them, for and against, adds up to for.
/// </summary>
internal static class Groups
{
    /// <summary>No pair outweighs several others by more than this: its columns depend on each other more than the sum knows.</summary>
    private const double MostBits = 12;

    /// <summary>Beyond as many pairs between two groups a part of them is enough.</summary>
    private const int MostLookedAt = 400;

    /// <returns>For each record the smallest of its group, and every pair within a group.</returns>
    public static (int[] Group, List<WeighedPair> Pairs) Of(
        IReadOnlyList<WeighedPair> pairs, int records, double threshold, Func<int, int, double> bits)
    {
        var known = pairs.ToDictionary(pair => (pair.Left, pair.Right), pair => pair.Bits);
        var group = Enumerable.Range(0, records).ToArray();
        var members = new Dictionary<int, List<int>>();
        foreach (var pair in pairs.Where(pair => pair.Bits >= threshold)
            .OrderByDescending(pair => pair.Bits).ThenBy(pair => pair.Left).ThenBy(pair => pair.Right))
        {
            var (a, b) = (group[pair.Left], group[pair.Right]);
            if (a == b) continue;
            var (left, right) = (Members(a), Members(b));
            if (left.Count + right.Count > 2 && Between(left, right, BitsOf) < 0) continue;
            var (into, from) = a < b ? (a, b) : (b, a);
            Members(into).AddRange(Members(from));
            foreach (var record in Members(from)) group[record] = into;
            members.Remove(from);
        }
        return (group, [.. members.Values.SelectMany(list => Within(list, BitsOf, threshold))]);

        double BitsOf(int a, int b)
        {
            var key = a < b ? (a, b) : (b, a);
            if (!known.TryGetValue(key, out var kept)) known.Add(key, kept = bits(key.Item1, key.Item2));
            return kept;
        }

        List<int> Members(int of)
        {
            if (!members.TryGetValue(of, out var list)) members.Add(of, list = [of]);
            return list;
        }
    }

    private static double Between(List<int> left, List<int> right, Func<int, int, double> bits)
    {
        var (sum, looked) = (0.0, 0);
        foreach (var a in left)
        {
            foreach (var b in right)
            {
                sum += Math.Clamp(bits(a, b), -MostBits, MostBits);
                if (++looked == MostLookedAt) return sum;
            }
        }
        return sum;
    }

    /// <summary>A pair that only the group brings together has the probability of the threshold at least.</summary>
    private static IEnumerable<WeighedPair> Within(List<int> group, Func<int, int, double> bits, double threshold)
    {
        group.Sort();
        for (var i = 0; i < group.Count; i++)
        {
            for (var j = i + 1; j < group.Count; j++)
                yield return new(group[i], group[j], Math.Max(threshold, bits(group[i], group[j])));
        }
    }
}
