namespace Paseban.Assistance.Imports;

/// <summary>Cells as they stand in a CSV file that a spreadsheet opens.</summary>
internal static class TableText
{
    /// <summary>Quoted where needed, and never a formula: what a stranger wrote may come to stand in somebody's spreadsheet.</summary>
    public static string Quoted(string cell)
    {
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@') cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
