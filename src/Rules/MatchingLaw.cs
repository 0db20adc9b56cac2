namespace Paseban.Rules;

/// <summary>The dated rules about matching registrations with what other registers hold.</summary>
public sealed record MatchingLaw(
    Parameter<CivilRegistryRule> CivilRegistry, Parameter<FindingRules> Findings, Parameter<RegistrationRule> Registration,
    Parameter<DuplicateRule> Duplicates)
{
    internal const int Parameters = 4;

    internal static readonly IReadOnlyList<string> Files =
        [CivilRegistryRule.File, FindingRules.File, RegistrationRule.File, DuplicateRule.File];

    /// <summary>The programmes by which registrations are judged, of any date.</summary>
    internal IEnumerable<string> JudgingProgrammes =>
        Registration is null ? [] : Registration.Values.Where(value => !value.IsEnd).Select(value => value.Value.Programme).Distinct();

    internal static MatchingLaw Read(
        Func<string, LawFile?> find, FactCatalogue facts, ReasonCatalogue reasons, List<LawMessage> problems)
    {
        return new(
            Of(CivilRegistryRule.File, CivilRegistryRule.Read)!,
            Of(FindingRules.File, value => FindingRules.Read(value, facts, reasons))!,
            Of(RegistrationRule.File, value => RegistrationRule.Read(value, facts))!,
            Of(DuplicateRule.File, DuplicateRule.Read)!);

        Parameter<T>? Of<T>(string path, Func<Section, T> read)
        {
            if (find(path) is { } file) return ParameterReader.Structured(file, problems, read);
            problems.Add(new(path, 1, "The law needs this file."));
            return null;
        }
    }
}

/// <summary>What is asked of the civil registry, how long its answer holds, and what its words mean.</summary>
/// <param name="Threshold">The least agreement of a text, 1 to 100, that the registry is to call Sesuai.</param>
/// <param name="AnswerHoldsDays">Days during which a person is not asked about again.</param>
/// <param name="DecidingElements">Elements of the contract whose difference is a doubt.</param>
/// <param name="NotedElements">Elements that are asked and only noted, such as a family card that was issued again.</param>
/// <param name="PublicOccupations">Words of an occupation that make it one of a public employee or member of parliament.</param>
/// <param name="PensionedOccupations">Words of an occupation that make it one of a pensioner.</param>
public sealed record CivilRegistryRule(
    int Threshold, int AnswerHoldsDays, IReadOnlyList<string> DecidingElements, IReadOnlyList<string> NotedElements,
    IReadOnlyList<string> PublicOccupations, IReadOnlyList<string> PensionedOccupations)
{
    internal const string File = "matching/civil_registry.yaml";

    internal static CivilRegistryRule Read(Section value) => new(
        value.Within("threshold", 1, 100), value.Within("answer_holds_days", 1, 3_650), Listed(value, "deciding_elements"),
        Listed(value, "noted_elements"), Listed(value, "public_occupations"), Listed(value, "pensioned_occupations"));

    private static List<string> Listed(Section value, string key)
    {
        var words = value.Words(key).Select(word => word.Word).ToList();
        if (words.Count == 0) value.Wrong($"'{key}' lists at least one word.");
        return words;
    }
}

/// <summary>By which law registrations are judged, and what a later step answers.</summary>
/// <param name="Programme">The programme whose criteria are asked.</param>
/// <param name="AwaitedFacts">Facts that nobody can know yet, because the meeting states them: their absence is no doubt.</param>
/// <param name="StateAid">The programmes of state aid that must all have been read before nobody's absence means "receives none".</param>
public sealed record RegistrationRule(string Programme, IReadOnlyList<Fact> AwaitedFacts, IReadOnlyList<string> StateAid)
{
    internal const string File = "matching/registration.yaml";

    internal static RegistrationRule Read(Section value, FactCatalogue facts)
    {
        var awaited = new List<Fact>();
        foreach (var (word, _, line) in value.Words("awaited_facts"))
        {
            if (facts.Find(word) is { } fact) awaited.Add(fact);
            else value.Wrong(line, $"'{word}' is not a fact of law/{FactCatalogue.File}.");
        }
        return new(value.Word("programme"), awaited, [.. value.Words("state_aid").Select(word => word.Word)]);
    }
}

/// <summary>When two records are shown as perhaps one person.</summary>
/// <param name="LeastPerMille">The least probability of a pair, in thousandths.</param>
/// <param name="ShownAtMost">The most groups that a list shows at once.</param>
public sealed record DuplicateRule(int LeastPerMille, int ShownAtMost)
{
    internal const string File = "matching/duplicates.yaml";

    internal static DuplicateRule Read(Section value) =>
        new(value.Within("least_per_mille", 1, 1_000), value.Within("shown_at_most", 1, 100_000));
}
