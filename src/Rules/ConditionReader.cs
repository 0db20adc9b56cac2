namespace Paseban.Rules;

/// <summary>
/// Reads <c>all</c>, <c>any</c>, <c>not</c>, and comparisons of a fact or a parameter:
/// <c>{ fact: age_years, at_least: $minimum_age }</c>, <c>{ parameter: judged_day, is: first_day }</c>.
/// </summary>
internal sealed class ConditionReader(FactCatalogue catalogue, Func<string, OpenParameter?> parameters)
{
    private static readonly Dictionary<string, Comparison> Comparisons = new(StringComparer.Ordinal)
    {
        ["is"] = Comparison.Is,
        ["is_not"] = Comparison.IsNot,
        ["at_least"] = Comparison.AtLeast,
        ["at_most"] = Comparison.AtMost,
        ["less_than"] = Comparison.LessThan,
        ["more_than"] = Comparison.MoreThan,
        ["one_of"] = Comparison.OneOf,
    };

    public Condition Read(Section section) => Read(section, ageMayStand: true);

    /// <summary>
    /// Ages stand alone or under <c>all</c>, so that every age limit is also a birth date that the money path can compare
    /// for a million people at once.
    /// </summary>
    private Condition Read(Section section, bool ageMayStand)
    {
        Condition condition;
        if (section.Has("all")) condition = new Condition.All(Parts(section, "all", ageMayStand));
        else if (section.Has("any")) condition = new Condition.Any(Parts(section, "any", ageMayStand: false));
        else if (section.ChildOrNull("not") is { } not) condition = new Condition.Not(Read(not, ageMayStand: false));
        else if (section.WordOrNull("fact") is { } code) condition = ReadFact(section, code, ageMayStand);
        else if (section.WordOrNull("parameter") is { } name) condition = ReadParameter(section, name);
        else
        {
            section.Wrong("A condition is one of: all, any, not, fact, parameter.");
            return new Condition.All([]);
        }
        section.Close();
        return condition;
    }

    private List<Condition> Parts(Section section, string key, bool ageMayStand)
    {
        var items = section.Items(key);
        if (items.Count == 0) section.Wrong($"'{key}' has no conditions.");
        return [.. items.Select(item => Read(item, ageMayStand))];
    }

    private Condition ReadFact(Section section, string code, bool ageMayStand)
    {
        var (how, words) = ReadComparison(section);
        if (catalogue.Find(code) is not { } fact)
        {
            section.Wrong(section.LineOf("fact"), $"'{code}' is not a fact of law/{FactCatalogue.File}.");
            return new Condition.All([]);
        }
        if (how is not (Comparison.Is or Comparison.IsNot or Comparison.OneOf) && fact.Type is FactType.YesNo or FactType.Choice)
            section.Wrong($"{code} has no order: compare it with is, is_not or one_of.");
        if (fact.IsAge && !ageMayStand) section.Wrong("An age stands alone or under 'all': the payment needs it as a birth date.");
        if (fact.IsAge && how is Comparison.Is or Comparison.IsNot or Comparison.OneOf)
            section.Wrong("Compare an age with at_least, at_most, less_than or more_than.");
        return new Condition.OfFact(fact, how, [.. words.Select(word => ReadOperand(section, fact, word))]);
    }

    private Operand ReadOperand(Section section, Fact fact, ListedWord word)
    {
        if (word.Word.StartsWith('$'))
        {
            var parameter = parameters(word.Word[1..]);
            if (parameter is null) section.Wrong(word.Line, $"There is no parameter '{word.Word[1..]}' here or in common.");
            else if (parameter.Dated.Unit == ParameterUnit.Choice) section.Wrong(word.Line, $"{word.Word} is a choice, not a number.");
            return new(0, word.Word[1..]);
        }
        if (fact.TryRead(word.Word, out var value)) return new(value, null);
        section.Wrong(word.Line, $"'{word.Word}' is not a value of {fact.Code}: write {fact.Expected.En}.");
        return new(0, null);
    }

    private Condition.OfParameter ReadParameter(Section section, string name)
    {
        var (how, words) = ReadComparison(section);
        var limits = new List<Scalar>();
        if (parameters(name) is not { } parameter)
            section.Wrong(section.LineOf("parameter"), $"There is no parameter '{name}' here or in common.");
        else
        {
            foreach (var word in words)
            {
                if (ParameterUnit.Read(parameter.Dated.Unit, word.Word, out var value) is { } problem) section.Wrong(word.Line, problem);
                else if (parameter.Alternatives.Count > 0 && !parameter.Alternatives.Any(a => a.Value == value))
                    section.Wrong(word.Line, $"'{word.Word}' is not among the alternatives of {name}.");
                limits.Add(value);
            }
        }
        if (how is not (Comparison.Is or Comparison.IsNot or Comparison.OneOf))
            section.Wrong("Compare a parameter with is, is_not or one_of.");
        return new(name, how, limits);
    }

    private static (Comparison, IReadOnlyList<ListedWord>) ReadComparison(Section section)
    {
        var found = Comparisons.Where(c => section.Has(c.Key)).ToList();
        if (found.Count != 1)
        {
            section.Wrong($"Compare with exactly one of {string.Join(", ", Comparisons.Keys)}.");
            return (Comparison.Is, []);
        }
        var (key, how) = found[0];
        if (how != Comparison.OneOf) return (how, [new(section.Word(key), 0, section.LineOf(key))]);
        var words = section.Words(key);
        if (words.Count == 0) section.Wrong(section.LineOf(key), "'one_of' lists at least one value.");
        return (how, words);
    }
}
