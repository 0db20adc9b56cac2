using Paseban.Linkage;

namespace Paseban.Tests.Unit.Linkage;

/// <summary>Made records, and who each of them is.</summary>
internal sealed class LabelledTable(params string[] columns)
{
    private readonly List<int> persons = [];

    public LinkageTable Table { get; } = new(columns);

    public IReadOnlyList<int> Persons => persons;

    public void Add(int person, string[] values)
    {
        Table.Add(values);
        persons.Add(person);
    }

    /// <summary>The same records in an order that tells nothing.</summary>
    public LabelledTable Shuffled(Random random)
    {
        var order = Enumerable.Range(0, Table.Count).ToArray();
        random.Shuffle(order);
        var shuffled = new LabelledTable([.. Table.Columns]);
        foreach (var row in order) shuffled.Add(persons[row], [.. Table.Columns.Select((_, column) => Table.Value(row, column))]);
        return shuffled;
    }

    public Quality OfDuplicates(LinkageResult result)
    {
        var sizes = persons.CountBy(person => person);
        var pairs = sizes.Sum(size => (long)size.Value * (size.Value - 1) / 2);
        return Quality.Of(result.Pairs, pair => persons[pair.Left] == persons[pair.Right], pairs);
    }

    public Quality OfPairsWith(LabelledTable right, LinkageResult result)
    {
        var others = right.persons.CountBy(person => person).ToDictionary();
        return Quality.Of(
            result.Pairs, pair => persons[pair.Left] == right.persons[pair.Right],
            persons.Sum(person => (long)others.GetValueOrDefault(person)));
    }
}
