using System.Runtime.InteropServices;

namespace Paseban.Linkage;

/// <summary>
/// Records to be linked, column by column. A value that occurs often is kept once; rows are numbered from 0 in the order they were added.
/// </summary>
public sealed class LinkageTable
{
    private readonly List<string>[] distinct;
    private readonly Dictionary<string, int>[] known;
    private readonly List<int>[] values;

    public LinkageTable(IReadOnlyList<string> columns)
    {
        Columns = columns;
        distinct = [.. columns.Select(_ => new List<string> { "" })];
        known = [.. columns.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 })];
        values = [.. columns.Select(_ => new List<int>())];
        if (columns.Distinct(StringComparer.Ordinal).Count() < columns.Count)
            throw new ArgumentException("A column stands twice.", nameof(columns));
    }

    public IReadOnlyList<string> Columns { get; }

    public int Count { get; private set; }

    /// <summary>Adds a record; a value is empty where nothing is known.</summary>
    public void Add(params ReadOnlySpan<string?> row)
    {
        if (row.Length != Columns.Count) throw new ArgumentException($"{row.Length} values for {Columns.Count} columns.", nameof(row));
        for (var column = 0; column < row.Length; column++) Set(column, row[column]);
        Complete();
    }

    /// <summary>Sets one value of the record that <see cref="Complete"/> will end; makes no string of a value that is known.</summary>
    public void Set(int column, ReadOnlySpan<char> value)
    {
        var lookup = known[column].GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(value, out var id))
        {
            var text = value.ToString();
            id = distinct[column].Count;
            distinct[column].Add(text);
            known[column].Add(text, id);
        }
        if (values[column].Count == Count) values[column].Add(id);
        else values[column][Count] = id;
    }

    /// <summary>Ends a record; what was not set in it is unknown.</summary>
    public void Complete()
    {
        foreach (var column in values)
        {
            if (column.Count == Count) column.Add(0);
        }
        Count++;
    }

    public string Value(int row, int column) => distinct[column][values[column][row]];

    /// <summary>Place of a column, or -1.</summary>
    internal int Find(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column) return i;
        }
        return -1;
    }

    internal IReadOnlyList<string> Distinct(int column) => distinct[column];

    /// <summary>For each row the place of its value in <see cref="Distinct"/>; place 0 is the empty value.</summary>
    internal ReadOnlySpan<int> Ids(int column) => CollectionsMarshal.AsSpan(values[column]);
}
