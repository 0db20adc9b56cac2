using System.Text;

namespace Paseban.Bench.Reports;

/// <summary>A table that reads well in a terminal and is Markdown as it stands. The first columns are words, the others figures.</summary>
internal sealed class TextTable(int wordColumns, params string[] header)
{
    private readonly List<string[]> rows = [header];

    public void Add(params string[] cells) => rows.Add(cells);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var (number, row) in rows.Index())
        {
            text.Append("| ").AppendJoin(" | ", row.Select((cell, column) => Aligned(cell, column))).AppendLine(" |");
            if (number == 0) text.Append('|').AppendJoin('|', widths.Select(Rule)).AppendLine("|");
        }
        return text.ToString();

        string Rule(int width, int column) => new string('-', width + 1) + (column < wordColumns ? '-' : ':');

        string Aligned(string cell, int column) => column < wordColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]);
    }
}
