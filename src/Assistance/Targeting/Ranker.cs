using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>Where a candidate stands after ranking.</summary>
internal static class RankedOutcome
{
    public const string Selected = "selected";
    public const string Waiting = "waiting";

    /// <summary>Has or keeps another benefit of the group, and uses no place.</summary>
    public const string Elsewhere = "elsewhere";
}

/// <param name="Keys">Sort values by the rule's keys for the programme.</param>
/// <param name="Place">In the kelurahan, from 1; 0 for whoever has another benefit.</param>
internal sealed record RankedCandidate(PoolCandidate Candidate, long[] Keys, string Outcome, long Place);

/// <summary>Puts candidates in order within each kelurahan and cuts at its quota.</summary>
internal static class Ranker
{
    /// <param name="candidates">With their sort values.</param>
    /// <param name="rule">The rule in force.</param>
    /// <param name="quotas">Places by kelurahan; every kelurahan of a candidate is among them.</param>
    /// <param name="elsewhere">People who have or keep another benefit of the group.</param>
    /// <returns>By kelurahan and place; who is elsewhere stands first.</returns>
    public static List<RankedCandidate> Rank(
        IEnumerable<(PoolCandidate Candidate, long[] Keys)> candidates, RankingRule rule, IReadOnlyDictionary<string, long> quotas,
        IReadOnlySet<long> elsewhere)
    {
        var ordered = candidates.ToList();
        ordered.Sort((left, right) => Compare(left, right, rule));
        var ranked = new List<RankedCandidate>(ordered.Count);
        var (area, place) = ("", 0L);
        foreach (var (candidate, keys) in ordered)
        {
            if (candidate.Area != area) (area, place) = (candidate.Area, 0);
            if (elsewhere.Contains(candidate.PersonId))
            {
                ranked.Add(new(candidate, keys, RankedOutcome.Elsewhere, 0));
                continue;
            }
            place++;
            ranked.Add(new(candidate, keys, place <= quotas[area] ? RankedOutcome.Selected : RankedOutcome.Waiting, place));
        }
        return ranked;
    }

    private static int Compare((PoolCandidate Candidate, long[] Keys) left, (PoolCandidate Candidate, long[] Keys) right, RankingRule rule)
    {
        var (a, b) = (left.Candidate, right.Candidate);
        var order = string.CompareOrdinal(a.Area, b.Area);
        if (order == 0) order = left.Keys.AsSpan().SequenceCompareTo(right.Keys);
        foreach (var tie in rule.Ties)
        {
            if (order != 0) return order;
            order = tie switch
            {
                RankingTie.ApplicationTime => a.AppliedAt.CompareTo(b.AppliedAt),
                RankingTie.PersonNumber => a.PersonId.CompareTo(b.PersonId),
            };
        }
        return order;
    }
}
