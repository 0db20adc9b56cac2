using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// Proves the law: the files are well formed and referenced, every month of a programme has all its parameters, and the golden cases
/// come out as written and show each criterion on every side and each open reading at work.
/// </summary>
public static class LawCheck
{
    public static LawReport Run(IEnumerable<LawFile> files)
    {
        var all = files.Where(file => file.IsYaml).ToList();
        var messages = new List<LawMessage>();
        var law = LawLoader.Load(all, messages);
        var results = messages.Count == 0 ? Prove(law, all, messages) : [];
        return new(
            law.Version, all.Count, law.Programmes.Count,
            all.Count(file => file.IsIn("parameters")) + DisbursementLaw.Parameters + MatchingLaw.Parameters + TargetingLaw.Parameters
                + DeliberationLaw.Parameters,
            all.Count(file => file.IsIn("criteria")), results.Count(r => r.Passed), results.Count(r => !r.Passed),
            LawMessage.InOrder(messages));
    }

    private static List<GoldenResult> Prove(Law law, List<LawFile> files, List<LawMessage> messages)
    {
        foreach (var programme in law.Programmes) messages.AddRange(LawGaps.Find(programme));
        messages.AddRange(files.Where(file => !file.IsIn("cases")).SelectMany(CitationLanguages.Find));
        var (results, coverage, unread) = (new List<GoldenResult>(), new LawCoverage(law), new List<LawMessage>());
        foreach (var programme in law.Programmes)
        {
            var reader = new GoldenCaseReader(programme, unread);
            foreach (var golden in files.Where(file => file.Folder == programme.Folder && file.IsIn("cases")).SelectMany(reader.Read))
            {
                var result = GoldenCaseRunner.Run(programme, golden);
                results.Add(result);
                coverage.Note(programme, result);
            }
        }
        messages.AddRange(unread);
        messages.AddRange(results.Where(result => !result.Passed).Select(result => result.Message));
        if (unread.Count == 0) messages.AddRange(coverage.Gaps());
        return results;
    }
}

/// <summary>What <c>paseban law check</c> found.</summary>
/// <param name="Parameters">Dated parameters, those of disbursement, matching and deliberation included.</param>
/// <param name="Messages">Everything that is wrong, by file and line; empty when the law may be adopted.</param>
public sealed record LawReport(
    string Version, int Files, int Programmes, int Parameters, int Criteria, int CasesPassed, int CasesFailed,
    IReadOnlyList<LawMessage> Messages)
{
    public bool Passed => Messages.Count == 0;
}

/// <summary>Looks for months about which a programme is silent in part, and for criteria that every programme must have.</summary>
internal static class LawGaps
{
    public static IEnumerable<LawMessage> Find(ProgrammeLaw programme)
    {
        var path = $"{programme.Folder}/programme.yaml";
        foreach (var derivation in (Derivation[])[Derivation.AliveForMonth, Derivation.NotYetOnJudgedDay])
        {
            if (!programme.Criteria.Any(criterion => ConditionFacts.Of(criterion.Condition).Any(fact => fact.Derivation == derivation)))
                yield return new(path, 1, $"No criterion asks for a fact derived as {derivation}, by which payment stops.");
        }
        if (programme.PaysNothing)
        {
            foreach (var problem in Changes(programme).Where(month => month >= programme.From).Append(programme.From)
                .SelectMany(month => programme.At(month).Problems))
                yield return new(path, 1, $"{programme.Code} cannot be judged: {problem.Message}");
            yield break;
        }
        foreach (var value in programme.Amount.Values.Where(v => !v.IsEnd && v.Value.Number is not > 0))
            yield return new(programme.Amount.Path, value.Line, "An amount is more than zero rupiah. A programme ends with null.");
        foreach (var month in Changes(programme).Where(month => programme.Amount.InForce(month.FirstDay) is { IsEnd: false }))
        {
            foreach (var problem in programme.At(month).Problems)
                yield return new(path, 1, $"{programme.Code} pays {month} but cannot be judged: {problem.Message}");
        }
    }

    /// <summary>The months in which something about the programme changes.</summary>
    private static IEnumerable<Month> Changes(ProgrammeLaw programme) => programme.OwnParameters.Values
        .Concat(programme.CommonParameters.Values)
        .SelectMany(parameter => parameter.Dated.Values.Select(value => Month.Of(value.From)))
        .Concat(programme.Criteria.Select(criterion => criterion.From))
        .Distinct()
        .Order();
}
