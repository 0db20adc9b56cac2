using System.Text;

namespace Paseban.Sandbox.Outside;

/// <summary>A posted table: CSV with a header, read whole; columns are found by name whatever their case and spaces.</summary>
internal sealed class CsvTable
{
    private readonly string[] header;

    private CsvTable(string[] header, List<string[]> rows)
    {
        this.header = header;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    public static async Task<CsvTable> ReadAsync(Stream body)
    {
        using var reader = new StreamReader(body, Encoding.UTF8);
        var rows = Parse(await reader.ReadToEndAsync());
        return rows.Count == 0 ? new CsvTable([], []) : new CsvTable([.. rows[0].Select(Fold)], rows[1..]);
    }

    /// <summary>The place of the first column with one of these names, or -1.</summary>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var place = Array.IndexOf(header, Fold(name));
            if (place >= 0) return place;
        }
        return -1;
    }

    public static string Cell(string[] row, int place) => place >= 0 && place < row.Length ? row[place].Trim() : "";

    private static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static List<string[]> Parse(string text)
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (quoted && sign == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (sign == '"') quoted = !quoted;
            else if (quoted || sign is not (',' or '\n' or '\r')) cell.Append(sign);
            else if (sign == ',') EndCell();
            else if (sign == '\n') EndRow();
        }
        if (cell.Length > 0 || row.Count > 0) EndRow();
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (row.Count > 1 || row[0].Length > 0) rows.Add([.. row]);
            row.Clear();
        }
    }
}

/// <summary>CSV that is sent back.</summary>
internal sealed class CsvAnswer
{
    private readonly StringBuilder text = new();

    public CsvAnswer(params ReadOnlySpan<string> header) => Row(header);

    public void Row(params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) text.Append(',');
            if (cells[i].AsSpan().IndexOfAny(',', '"', '\n') < 0) text.Append(cells[i]);
            else text.Append('"').Append(cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        text.Append('\n');
    }

    public override string ToString() => text.ToString();
}
