using System.Globalization;
using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>Reads <c>cases/*.yaml</c> of a programme.</summary>
internal sealed class GoldenCaseReader(ProgrammeLaw programme, List<LawMessage> problems)
{
    public IReadOnlyList<GoldenCase> Read(LawFile file)
    {
        if (Section.Of(file, problems) is not { } section) return [];
        var code = section.Word("programme");
        if (code != programme.Code) section.Wrong(section.LineOf("programme"), $"This folder is programme {programme.Code}.");
        var given = section.ChildOrNull("given") is { } shared ? ReadFacts(shared) : new Dictionary<Fact, long?>();
        var cases = new List<GoldenCase>();
        foreach (var item in section.Items("cases"))
        {
            var golden = ReadCase(item, given);
            if (cases.Exists(c => c.Name == golden.Name)) item.Wrong($"Two cases are called '{golden.Name}'.");
            cases.Add(golden);
            item.Close();
        }
        if (cases.Count == 0) section.Wrong("There are no cases.");
        section.Close();
        return cases;
    }

    private GoldenCase ReadCase(Section item, Dictionary<Fact, long?> given)
    {
        var facts = new Dictionary<Fact, long?>(given);
        if (item.ChildOrNull("facts") is { } own)
        {
            foreach (var (fact, value) in ReadFacts(own)) facts[fact] = value;
        }
        var known = facts.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!.Value);
        var records = item.Items("records").Select(ReadRecord).OfType<GoldenRecord>().ToList();
        var name = item.Word("name");
        var at = item.Has("at") ? item.MonthOrNull("at") ?? Month.First : Missing(item);
        return new(
            item.Path, item.Line, name, at, known, records, ReadOverrides(item), ReadExpected(item), ReadCriteria(item), ReadPayment(item));
    }

    private Dictionary<Fact, long?> ReadFacts(Section section)
    {
        var facts = new Dictionary<Fact, long?>();
        foreach (var (key, line) in section.Keys())
        {
            var word = section.Word(key);
            if (programme.Facts.Find(key) is not { } fact) section.Wrong(line, $"'{key}' is not a fact of law/{FactCatalogue.File}.");
            else if (fact.IsDerived) section.Wrong(line, $"'{key}' follows from {fact.Base?.Code}: state that.");
            else if (word == "unknown") facts[fact] = null;
            else if (fact.TryRead(word, out var value)) facts[fact] = value;
            else section.Wrong(line, $"'{word}' is not a value of {key}: write {fact.Expected.En}, or unknown.");
        }
        return facts;
    }

    private GoldenRecord? ReadRecord(Section item)
    {
        var source = programme.Facts.FindSource(item.Word("source"));
        if (source is null) item.Wrong(item.LineOf("source"), $"This is not a source of law/{FactCatalogue.File}.");
        if (!DateOnly.TryParseExact(item.Word("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            item.Wrong(item.LineOf("date"), "Write the date as 2024-01-31.");
        var stated = FactSet.Empty(programme.Facts);
        if (item.Child("facts") is { } facts)
        {
            foreach (var (fact, value) in ReadFacts(facts)) stated = value is { } known ? stated.With(fact, known) : stated;
        }
        item.Close();
        return source is null ? null : new(source, date, stated);
    }

    private Dictionary<string, Scalar> ReadOverrides(Section item)
    {
        var overrides = new Dictionary<string, Scalar>(StringComparer.Ordinal);
        if (item.ChildOrNull("with") is not { } with) return overrides;
        foreach (var (key, line) in with.Keys())
        {
            if (programme.Parameter(key) is not { } parameter) with.Wrong(line, $"{programme.Code} has no parameter '{key}'.");
            else if (ParameterUnit.Read(parameter.Dated.Unit, with.Word(key), out var value) is { } problem) with.Wrong(line, problem);
            else if (parameter.Alternatives.Count > 0 && !parameter.Alternatives.Any(a => a.Value == value))
                with.Wrong(line, $"'{value}' is not among the alternatives of {key}.");
            else overrides[key] = value;
        }
        return overrides;
    }

    private static Eligibility? ReadExpected(Section item)
    {
        var word = item.Word("expect");
        if (word is not ("eligible" or "not eligible" or "unknown" or "no law"))
            item.Wrong(item.LineOf("expect"), $"'{word}' is not to be expected. Known: eligible, not eligible, unknown, no law.");
        return word switch
        {
            "eligible" => Eligibility.Eligible,
            "not eligible" => Eligibility.NotEligible,
            "unknown" => Eligibility.Unknown,
            _ => null,
        };
    }

    private Dictionary<string, Truth> ReadCriteria(Section item)
    {
        var criteria = new Dictionary<string, Truth>(StringComparer.Ordinal);
        if (item.ChildOrNull("criteria") is not { } section) return criteria;
        foreach (var (key, line) in section.Keys())
        {
            var word = section.Word(key);
            if (!programme.Criteria.Any(c => c.Name == key)) section.Wrong(line, $"{programme.Code} has no criterion '{key}'.");
            if (word is not ("not met" or "unknown"))
                section.Wrong(line, "Name only criteria that are 'not met' or 'unknown'; all others must be met.");
            criteria[key] = word == "not met" ? Truth.NotMet : Truth.Unknown;
        }
        return criteria;
    }

    private static ExpectedPayment ReadPayment(Section item) =>
        new(item.Has("amount") ? item.Number("amount") : null, item.WordOrNull("benefit_group"), item.WordOrNull("suspended_months"));

    private static Month Missing(Section item)
    {
        item.Wrong("'at' is missing: the month, as 2024-03.");
        return Month.First;
    }
}
