namespace Paseban.Rules;

/// <summary>
/// Notes what the golden cases have shown: each criterion met, not met and unknown, each alternative of an open parameter.
/// </summary>
internal sealed class LawCoverage(Law law)
{
    private readonly HashSet<(string Path, Truth Result)> shown = [];
    private readonly HashSet<(string Path, Scalar Value)> taken = [];

    public void Note(ProgrammeLaw programme, GoldenResult result)
    {
        if (result.Assessment is not { } assessment) return;
        foreach (var finding in assessment.Findings) shown.Add((finding.Criterion.Path, finding.Result));
        foreach (var parameter in Open(programme))
        {
            var dated = parameter.Dated;
            if (result.Case.With.TryGetValue(parameter.Name, out var instead)) taken.Add((dated.Path, instead));
            else if (dated.InForce(result.Case.At.FirstDay) is { IsEnd: false } value) taken.Add((dated.Path, value.Value));
        }
    }

    public IEnumerable<LawMessage> Gaps()
    {
        foreach (var criterion in law.Programmes.SelectMany(programme => programme.Criteria).DistinctBy(criterion => criterion.Path))
        {
            var missing = Sides(criterion).Where(side => !shown.Contains((criterion.Path, side))).Select(Words.Of).ToList();
            if (missing.Count > 0)
                yield return new(criterion.Path, 1, $"No golden case shows this criterion {string.Join(" or ", missing)}.");
        }
        foreach (var parameter in law.Programmes.SelectMany(Open).DistinctBy(parameter => parameter.Dated.Path))
        {
            var path = parameter.Dated.Path;
            foreach (var alternative in parameter.Alternatives.Where(a => !taken.Contains((path, a.Value))))
                yield return new(path, alternative.Line, $"No golden case takes the alternative {alternative.Value} ('with').");
        }
    }

    private static IEnumerable<OpenParameter> Open(ProgrammeLaw programme) =>
        programme.OwnParameters.Values.Concat(programme.CommonParameters.Values).Where(parameter => parameter.Alternatives.Count > 0);

    /// <summary>The absence of a death or a move is an answer, so a criterion about nothing else is never unknown.</summary>
    private static IEnumerable<Truth> Sides(Criterion criterion) =>
        ConditionFacts.Of(criterion.Condition).Any(fact => fact.IsAge || !fact.IsDerived)
            ? [Truth.Met, Truth.NotMet, Truth.Unknown]
            : [Truth.Met, Truth.NotMet];
}

/// <summary>The facts that a condition may ask about, whatever the month.</summary>
internal static class ConditionFacts
{
    public static IEnumerable<Fact> Of(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(Of),
        Condition.Any any => any.Parts.SelectMany(Of),
        Condition.Not not => Of(not.Part),
        Condition.OfFact comparison => [comparison.Fact],
        _ => [],
    };
}
