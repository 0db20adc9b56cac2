namespace Paseban.Linkage.Model;

/// <summary>Leaves each record at most one partner: the likeliest pair is taken first.</summary>
internal static class OneToOne
{
    public static IEnumerable<WeighedPair> Choose(IEnumerable<WeighedPair> pairs, int records, double threshold)
    {
        var taken = new bool[records];
        foreach (var pair in pairs.Where(pair => pair.Bits >= threshold)
            .OrderByDescending(pair => pair.Bits).ThenBy(pair => pair.Left).ThenBy(pair => pair.Right))
        {
            if (taken[pair.Left] || taken[pair.Right]) continue;
            taken[pair.Left] = taken[pair.Right] = true;
            yield return pair;
        }
    }
}
