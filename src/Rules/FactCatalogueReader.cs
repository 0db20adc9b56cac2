using System.Collections.Immutable;
using System.Globalization;

namespace Paseban.Rules;

internal static class FactCatalogueReader
{
    private const long MostRupiah = 1_000_000_000_000_000;

    private static readonly Dictionary<string, FactType> Types = new(StringComparer.Ordinal)
    {
        ["yes_no"] = FactType.YesNo,
        ["number"] = FactType.Number,
        ["rupiah"] = FactType.Rupiah,
        ["date"] = FactType.Date,
        ["choice"] = FactType.Choice,
    };

    private static readonly Dictionary<string, Derivation> Derivations = new(StringComparer.Ordinal)
    {
        ["completed_years"] = Derivation.CompletedYears,
        ["completed_months"] = Derivation.CompletedMonths,
        ["alive_for_month"] = Derivation.AliveForMonth,
        ["not_yet_on_judged_day"] = Derivation.NotYetOnJudgedDay,
    };

    public static FactCatalogue Read(LawFile file, List<LawMessage> problems)
    {
        if (Section.Of(file, problems) is not { } section) return new([], []);
        var sources = new List<FactSource>();
        foreach (var item in section.Items("sources"))
        {
            sources.Add(new(sources.Count, item.Word("code"), item.Text("text")));
            item.Close();
        }
        Unique(sources.Select(s => s.Code), section);

        var facts = new List<Fact>();
        foreach (var item in section.Items("facts"))
        {
            facts.Add(ReadFact(item, facts, sources));
            item.Close();
        }
        Unique(facts.Select(f => f.Code), section);
        if (facts.Count > 64) section.Wrong("A catalogue holds at most 64 facts.");
        section.Close();
        return new(facts.DistinctBy(f => f.Code).ToList(), sources.DistinctBy(s => s.Code).ToList());
    }

    private static Fact ReadFact(Section item, List<Fact> earlier, List<FactSource> sources)
    {
        var code = item.Word("code");
        var type = FactType.YesNo;
        if (item.Word("type") is var typeName && !Types.TryGetValue(typeName, out type))
            item.Wrong(item.LineOf("type"), $"Type '{typeName}' is unknown. Known: {string.Join(", ", Types.Keys)}.");
        var level = item.Word("level") switch
        {
            "person" => FactLevel.Person,
            "household" => FactLevel.Household,
            var other => Wrong(item, "level", $"'{other}' is not a level: person or household.", FactLevel.Person),
        };
        var text = item.Text("text");
        var (derivation, basis) = item.ChildOrNull("derived") is { } derived ? ReadDerivation(derived, earlier) : (null, null);
        var (least, most) = item.ChildOrNull("range") is { } range ? ReadRange(range) : (0, type == FactType.Rupiah ? MostRupiah : 0);
        if (type == FactType.Number && most == 0) item.Wrong("A number has a range: { least: ..., most: ... }.");
        var options = ReadOptions(item);
        if (type == FactType.Choice && options.IsEmpty) item.Wrong("A choice lists its options.");
        var column = derivation is null ? item.Word("column") : "";
        var ranks = derivation is null ? ReadRanks(item, sources) : [.. sources.Select(_ => -1)];
        var snapshot = item.WordOrNull("snapshot");
        return new(earlier.Count, code, type, level, text, column, least, most, options, snapshot, ranks, derivation, basis);
    }

    private static (Derivation?, Fact?) ReadDerivation(Section derived, List<Fact> earlier)
    {
        var from = derived.Word("from");
        var basis = earlier.Find(fact => fact.Code == from);
        if (basis is not { Type: FactType.Date }) derived.Wrong($"'{from}' is not a date listed above this fact.");
        if (derived.Word("as") is var name && !Derivations.TryGetValue(name, out _))
            derived.Wrong(derived.LineOf("as"), $"'{name}' is not a derivation. Known: {string.Join(", ", Derivations.Keys)}.");
        derived.Close();
        return (Derivations.TryGetValue(name, out var derivation) ? derivation : null, basis);
    }

    private static (long, long) ReadRange(Section range)
    {
        var result = (range.Number("least"), range.Number("most"));
        if (result.Item1 > result.Item2) range.Wrong("The least is above the most.");
        range.Close();
        return result;
    }

    private static ImmutableArray<FactOption> ReadOptions(Section item)
    {
        var options = new List<FactOption>();
        foreach (var option in item.Items("options"))
        {
            var code = option.Word("code");
            var number = long.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : options.Count + 1;
            options.Add(new(number, code, option.WordOrNull("column") ?? code, option.Text("text")));
            option.Close();
        }
        return [.. options];
    }

    private static ImmutableArray<int> ReadRanks(Section item, List<FactSource> sources)
    {
        var ranks = sources.Select(_ => -1).ToArray();
        var words = item.Words("sources");
        if (words.Count == 0) item.Wrong("'sources' is missing: who may state this fact, the one that is heard first in front.");
        foreach (var (word, place, line) in words)
        {
            if (sources.Find(source => source.Code == word) is { } source) ranks[source.Index] = place;
            else item.Wrong(line, $"'{word}' is not a source listed above.");
        }
        return [.. ranks];
    }

    private static void Unique(IEnumerable<string> codes, Section section)
    {
        foreach (var twice in codes.GroupBy(code => code).Where(group => group.Count() > 1))
            section.Wrong($"'{twice.Key}' is listed twice.");
    }

    private static T Wrong<T>(Section item, string key, string text, T instead)
    {
        item.Wrong(item.LineOf(key), text);
        return instead;
    }
}
