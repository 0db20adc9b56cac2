namespace Paseban.Storage;

/// <summary>What does not agree: of one thing the first faults in full, then their number; a whole table may have been rewritten.</summary>
internal sealed class FaultList
{
    private const int InFull = 20;

    private readonly List<string> faults = [];
    private readonly SortedDictionary<string, int> seen = new(StringComparer.Ordinal);

    public void Add(string of, string fault)
    {
        seen[of] = seen.GetValueOrDefault(of) + 1;
        if (seen[of] <= InFull) faults.Add(fault);
    }

    public IReadOnlyList<string> All =>
    [
        .. faults,
        .. seen.Where(of => of.Value > InFull).Select(of => $"{of.Key}: {of.Value - InFull} more that do not agree."),
    ];
}
