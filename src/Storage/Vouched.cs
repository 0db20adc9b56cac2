namespace Paseban.Storage;

/// <summary>What the trail answers for beside its own events.</summary>
public sealed record Vouched
{
    public IReadOnlyList<RowSet> RowSets { get; init; } = [];

    public IReadOnlyList<EventClaim> Claims { get; init; } = [];

    public IReadOnlyList<DerivedRows> Derived { get; init; } = [];
}
