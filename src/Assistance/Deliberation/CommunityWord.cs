using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <summary>What the community says of a person, as a statement that the law hears (source DELIBERATION).</summary>
internal static class CommunityWord
{
    private const string Source = "DELIBERATION";
    private const string Fact = "poor_by_community";

    /// <summary>Returns how many people it says something new of.</summary>
    public static async Task<int> StateAsync(
        UnitOfWork work, Law law, Month month, IEnumerable<(long PersonId, bool IsPoor)> said, CancellationToken ct)
    {
        var landed = await SourceRecords.MergeAsync(
            work, law.Facts,
            [.. said.Select(row => (row.PersonId, new Statement(Source, month, null, null, $"{Fact}={(row.IsPoor ? "yes" : "no")}")))], ct);
        return landed.Count;
    }
}
