using Paseban.Assistance.Imports;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>Reads a column map; every mistake becomes a message with its line.</summary>
internal sealed class SiksNgMapReader(FactCatalogue catalogue)
{
    private static readonly string[] RequiredFields = ["nik", "name"];
    private static readonly string[] Answers = ["layak", "tidak_layak", "perbaikan"];

    public SiksNgMap Read(Section root)
    {
        var list = ReadList(root);
        var (columns, statuses, registries) = (Columns(null), new Dictionary<string, DeterminationStatus>(), new List<(Month, string)>());
        if (root.Child("result") is { } result)
        {
            columns = Columns(result.Child("columns"));
            statuses = ReadStatuses(result);
            registries = ReadRegistries(result);
            result.Close();
        }
        root.Close();
        return new(list, columns, statuses, registries);
    }

    private static List<ListColumn> ReadList(Section root)
    {
        var (columns, fields) = (new List<ListColumn>(), new List<string>());
        if (root.Child("list") is not { } list) return columns;
        foreach (var item in list.Items("columns"))
        {
            var column = ReadColumn(item, fields);
            if (columns.Exists(known => known.Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase)))
                item.Wrong($"The column '{column.Name}' stands twice.");
            columns.Add(column);
            item.Close();
        }
        foreach (var missing in RequiredFields.Except(fields))
            list.Wrong($"No column holds the field '{missing}': without it the ministry cannot tell who is meant.");
        list.Close();
        return columns;
    }

    private static ListColumn ReadColumn(Section item, List<string> fields)
    {
        var name = item.Word("name");
        if (item.WordOrNull("value") is { } constant)
        {
            if (item.Has("field")) item.Wrong("A column holds a 'field' or a fixed 'value', not both.");
            return new(name, _ => constant);
        }
        var field = item.Word("field");
        var cell = ListField.Find(field);
        if (cell is null && field.Length > 0)
        {
            var nearest = ListField.Names.MinBy(known => Spelling.Distance(known, field));
            item.Wrong(
                item.LineOf("field"), $"'{field}' is not a field; perhaps '{nearest}'. Fields: {string.Join(", ", ListField.Names)}.");
        }
        fields.Add(field);
        return new(name, Formatted(item, field, Replaced(item, cell ?? (_ => ""))));
    }

    private static Func<NamedLine, string> Formatted(Section item, string field, Func<NamedLine, string> cell)
    {
        if (item.WordOrNull("format") is not { } format) return cell;
        if (field != "birth_date") item.Wrong(item.LineOf("format"), "Only birth_date has a format.");
        return line => ListField.Date(cell(line), format);
    }

    private static Func<NamedLine, string> Replaced(Section item, Func<NamedLine, string> cell)
    {
        if (item.ChildOrNull("words") is not { } section) return cell;
        var words = section.Keys().ToDictionary(key => key.Key, key => section.Word(key.Key), StringComparer.Ordinal);
        return line => cell(line) is var plain && words.TryGetValue(plain, out var other) ? other : plain;
    }

    private static ResultColumns Columns(Section? section)
    {
        TableColumn Column(string key, string ours, bool isRequired, bool isPersonal = false) =>
            new(ours, [key, .. section?.Words(key).Select(word => word.Word) ?? []]) { IsRequired = isRequired, IsPersonal = isPersonal };
        var columns = new ResultColumns(
            Column("nik", "nik", true, isPersonal: true), Column("status", "status", true), Column("decile", "desil", false),
            Column("period", "periode", true));
        section?.Close();
        return columns;
    }

    private Dictionary<string, DeterminationStatus> ReadStatuses(Section result)
    {
        var statuses = new Dictionary<string, DeterminationStatus>(StringComparer.Ordinal);
        if (result.Child("statuses") is not { } section) return statuses;
        foreach (var (code, line) in section.Keys())
        {
            if (!Answers.Contains(code)) section.Wrong(line, $"'{code}' is no answer. Known: {string.Join(", ", Answers)}.");
            if (section.Child(code) is not { } item) continue;
            var facts = FactSet.Parse(catalogue, item.WordOrNull("facts") ?? "");
            foreach (var problem in facts.Problems) item.Wrong(item.LineOf("facts"), $"{problem.Message} {problem.Remedy}");
            var status = new DeterminationStatus(code, facts.Succeeded ? facts.Value : FactSet.Empty(catalogue));
            item.Word("reference");
            foreach (var (word, _, at) in item.Words("words").Prepend(new(code, 0, line)))
            {
                if (!statuses.TryAdd(SiksNgMap.Fold(word), status) && statuses[SiksNgMap.Fold(word)] != status)
                    item.Wrong(at, $"'{word}' means two answers.");
            }
            item.Close();
        }
        foreach (var missing in Answers.Where(answer => !statuses.ContainsKey(SiksNgMap.Fold(answer))))
            section.Wrong($"The answer '{missing}' is missing.");
        return statuses;
    }

    private List<(Month From, string Source)> ReadRegistries(Section result)
    {
        var registries = new List<(Month From, string Source)>();
        foreach (var item in result.Items("registries"))
        {
            var from = item.MonthOrNull("from");
            if (from is null) item.Wrong("'from' is missing: the first month of the registry.");
            var source = item.Word("source");
            if (catalogue.FindSource(source) is null)
                item.Wrong(item.LineOf("source"), $"'{source}' is not a source of the fact catalogue.");
            if (registries.Count > 0 && from <= registries[^1].From) item.Wrong("Registries go from the oldest to the newest.");
            registries.Add((from ?? Month.First, source));
            item.Close();
        }
        if (registries.Count == 0) result.Wrong("'registries' says which registry a period belongs to.");
        return registries;
    }
}
