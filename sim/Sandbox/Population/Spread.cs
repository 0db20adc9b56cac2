namespace Paseban.Sandbox.Population;

/// <summary>Shares whole things by weights so that the parts add up exactly (largest remainder; the earlier index wins a tie).</summary>
internal static class Spread
{
    public static int[] Share(int total, IReadOnlyList<long> weights)
    {
        var sum = weights.Sum();
        var parts = weights.Select(weight => (int)(total * weight / sum)).ToArray();
        var largest = Enumerable.Range(0, parts.Length)
            .OrderByDescending(i => total * weights[i] % sum)
            .ThenBy(i => i)
            .Take(total - parts.Sum());
        foreach (var i in largest) parts[i]++;
        return parts;
    }
}
