namespace Paseban.Rules;

/// <summary>Reads the rule of ranking; whatever cannot rank is reported with its line.</summary>
internal sealed class RankingReader(FactCatalogue facts, IReadOnlyList<ProgrammeLaw> programmes)
{
    private static readonly Dictionary<string, RankingTie> TieWords = new(StringComparer.Ordinal)
    {
        ["application_time"] = RankingTie.ApplicationTime, ["person_number"] = RankingTie.PersonNumber,
    };

    /// <summary>The lowest or highest of a number; yes for facts of yes and no.</summary>
    private static readonly Dictionary<string, RankingFirst> FirstWords = new(StringComparer.Ordinal)
    {
        ["lowest"] = RankingFirst.Lowest, ["highest"] = RankingFirst.Highest, ["yes"] = RankingFirst.Yes,
    };

    public RankingRule Read(Section value)
    {
        var keys = value.Items("order").Select(ReadKey).ToList();
        if (keys.Count == 0) value.Wrong("'order' names the keys of the ranking, the first deciding first.");
        foreach (var twice in keys.GroupBy(key => key.Name).Where(group => group.Count() > 1))
            value.Wrong(value.LineOf("order"), $"Two keys have the name '{twice.Key}'.");
        var ties = new List<RankingTie>();
        foreach (var (word, _, line) in value.Words("ties"))
        {
            if (TieWords.TryGetValue(word, out var tie)) ties.Add(tie);
            else value.Wrong(line, $"'{word}' decides no tie. Known: {string.Join(", ", TieWords.Keys)}.");
        }
        if (ties.Count == 0 || ties[^1] != RankingTie.PersonNumber)
            value.Wrong(value.LineOf("ties"), "The last of 'ties' is person_number: without it two candidates could stand in one place.");
        return new(keys, ties, ReadProgrammes(value, "one_benefit"));
    }

    private RankingKey ReadKey(Section item)
    {
        var name = item.Word("name");
        var read = ReadFacts(item);
        var first = item.OneOf("first", FirstWords);
        foreach (var fact in read.Where(fact => first != default && fact.Type == FactType.YesNo != (first == RankingFirst.Yes)))
            item.Wrong(item.LineOf("first"), $"{fact.Code} cannot be compared this way: {fact.Expected.En}.");
        var key = new RankingKey(
            name, item.Text("label"), read, first, ReadProgrammes(item, "programmes"), item.Text("text"), item.Citation());
        item.Close();
        return key;
    }

    /// <summary>The facts of a key; none for the priority of a deliberation.</summary>
    private List<Fact> ReadFacts(Section item)
    {
        var words = item.Has("any")
            ? item.Words("any").Select(word => (word.Word, word.Line)).ToList()
            : item.WordOrNull("fact") is { } single ? [(single, item.LineOf("fact"))] : [];
        var deliberation = item.WordOrNull("deliberation");
        if (words.Count > 0 == (deliberation is not null))
            item.Wrong("A key compares one 'fact', 'any' of several, or 'deliberation: priority'.");
        if (deliberation is not (null or "priority"))
            item.Wrong(item.LineOf("deliberation"), $"'{deliberation}' is not what a deliberation gives. Known: priority.");
        var read = new List<Fact>();
        foreach (var (code, line) in words)
        {
            if (facts.Find(code) is not { } fact) item.Wrong(line, $"'{code}' is not a fact of law/{FactCatalogue.File}.");
            else if (fact.Type is FactType.Choice or FactType.Date || (fact.IsDerived && !fact.IsAge))
                item.Wrong(line, $"{code} has no order: take a number, an age, rupiah, or a fact of yes and no.");
            else read.Add(fact);
        }
        return read;
    }

    private List<string> ReadProgrammes(Section item, string key)
    {
        var codes = new List<string>();
        foreach (var (word, _, line) in item.Words(key))
        {
            if (programmes.Any(programme => programme.Code == word)) codes.Add(word);
            else item.Wrong(line, $"The law has no programme '{word}'.");
        }
        return codes;
    }
}
