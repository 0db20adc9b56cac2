namespace Paseban.Cli;

/// <summary>How wide each column of a table is, so that it fits where it is read and no word, number or reference is cut in two.</summary>
internal static class TableWidths
{
    /// <summary>What a column takes besides its text.</summary>
    public const int Around = 3;

    /// <summary>How far a column is narrowed whose text has no blanks to break at (<see cref="Column.Breaks"/>).</summary>
    private const int OfBrokenText = 32;

    /// <param name="columns">The columns.</param>
    /// <param name="texts">By column, its heading last.</param>
    /// <param name="room">The whole table's; exceeded where words leave no other way.</param>
    public static int[] Fit(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> texts, int room)
    {
        var widths = texts.Select(column => column.Max(text => text.Length)).ToArray();
        var least = columns.Zip(texts, Least).ToArray();
        for (var excess = Sum(widths) - room; excess > 0; excess--)
        {
            var broad = Enumerable.Range(0, widths.Length).Where(at => widths[at] > least[at]).ToList();
            if (broad.Count == 0) break;
            widths[broad.MaxBy(at => widths[at])]--;
        }
        return widths;
    }

    public static int Sum(IReadOnlyList<int> widths) => widths.Sum() + (Around * widths.Count) + 1;

    private static int Least(Column column, IReadOnlyList<string> texts)
    {
        if (column.Breaks) return Math.Min(OfBrokenText, texts.Max(text => text.Length));
        var heading = LongestWord(texts[^1]);
        return texts.SkipLast(1).Select(text => column.Right ? text.Length : LongestWord(text)).Append(heading).Max();
    }

    private static int LongestWord(string text) => text.Split(' ').Max(word => word.Length);
}
