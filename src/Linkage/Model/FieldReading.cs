using Paseban.Linkage.Values;

namespace Paseban.Linkage.Model;

/// <summary>Makes fields of the columns of one table or two.</summary>
internal static class FieldReading
{
    private const int LookedAtForDates = 5_000;

    public static Field[] Read(
        LinkageTable left, LinkageTable? right, IReadOnlyList<(string Column, ColumnKind Kind)> columns, CancellationToken ct)
    {
        var pools = new Dictionary<ColumnKind, ValuePool>();
        var read = new List<(string Column, ValuePool Pool, int[] Values)>();
        foreach (var (column, kind) in columns)
        {
            if (!pools.TryGetValue(kind, out var pool)) pools.Add(kind, pool = new ValuePool(kind));
            var values = new int[left.Count + (right?.Count ?? 0)];
            var texts = left.Distinct(left.Find(column)).Concat(right?.Distinct(right.Find(column)) ?? []);
            var dayFirst = kind == ColumnKind.Date && ColumnKinds.DayStandsFirst(texts.Take(LookedAtForDates));
            Fill(values.AsSpan(0, left.Count), left, left.Find(column), pool, dayFirst, ct);
            if (right is not null) Fill(values.AsSpan(left.Count), right, right.Find(column), pool, dayFirst, ct);
            read.Add((column, pool, values));
        }
        return [.. read.Select(column => new Field(column.Column, column.Pool, column.Values))];
    }

    /// <summary>
    /// Columns of one kind that hold the same words may have been confused: given name and surname, two lines of an address.
    /// </summary>
    public static SwappableFields[] Swappable(Field[] fields) =>
    [
        .. from first in Enumerable.Range(0, fields.Length)
           from second in Enumerable.Range(first + 1, fields.Length - first - 1)
           where fields[first].Pool == fields[second].Pool && fields[first].Kind is ColumnKind.Name or ColumnKind.Text
           select new SwappableFields(first, second),
    ];

    private static void Fill(Span<int> values, LinkageTable table, int column, ValuePool pool, bool dayFirst, CancellationToken ct)
    {
        var texts = table.Distinct(column);
        var folded = new (string Text, ulong Alike)[texts.Count];
        var options = new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, (texts.Count + 1023) / 1024, options, portion =>
        {
            for (var i = portion * 1024; i < Math.Min(texts.Count, (portion + 1) * 1024); i++)
            {
                var text = texts[i].Length == 0 ? "" : Folding.Fold(texts[i], pool.Kind, dayFirst);
                folded[i] = (text, text.Length == 0 ? 0 : ValuePool.AlikeOf(text, pool.Kind));
            }
        });
        var ids = new int[folded.Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = pool.Add(folded[i].Text, folded[i].Alike);
        var rows = table.Ids(column);
        for (var row = 0; row < values.Length; row++) values[row] = ids[rows[row]];
    }
}
